import { phpPlace } from './php-place.ts';
import {
  draftException,
  type DraftException,
  type DraftTrace,
  type RawFrame,
  type TraceReader,
} from './stack-trace.ts';

/** `  at Shop\Stock->take('x')` over `     (src/Cart.php:30)`, and the place of the throw alone: `  at src/Stock.php:12`. */
const PAGE_CALL = /^\s*at ([\w\\]+(?:->|::))?([\w\\{}]+)\(.*\)(?:\s+\((\S+\.php):(\d+)\))?$/;
const PAGE_SITE = /^\s*\((\S+\.php):(\d+)\)$/;
const PAGE_THROW = /^\s*at (\S+\.php):(\d+)$/;
/** `at Stock->take('x') in Cart.php line 30` of older pages, `in Stock.php line 12` where it was thrown, a call of no place. */
const OLD_CALL = /^\s*at ([\w\\]+(?:->|::))?([\w\\{}]+)\(.*\)(?: in (\S+\.php) line (\d+))?$/;
const OLD_THROW = /^\s*in (\S+\.php) line (\d+)$/;
/** `FatalError in Stock.php line 12: message`. */
const OLD_HEAD = /^.{0,200}?(?<![\w\\])([A-Z][\w\\]{1,200}(?:Error|Exception)) in \S{1,400}\.php line \d{1,9}:/;
/** ` Shop\Stock->take() at /app/src/Cart.php:30` of a console. */
const CONSOLE_CALL = /^\s*([\w\\]+(?:->|::))?([\w\\{}]+)\(.*\) at (\S+\.php|\S+\/bin\/\w+|n\/a):(\d+|n\/a)$/;
/** `  2. Shop\Cart->add() /app/x.php:30` of Whoops, `PHP   2. Shop\Cart->add() /app/x.php:30` of Xdebug. */
const NUMBERED_CALL = /^\s*(?:PHP {1,4})?(\d+)\. ([\w\\]+(?:->|::))?([\w\\{}]*)\(.*\) (\S+\.php):(\d+)$/;
/** `4   app/Cart.php:30` of an artisan's console, over its call. */
const LISTED_SITE = /^\s*(\d+) {1,4}(?:- )?(\S+\.php):(\d+)$/;
const LISTED_CALL = /^\s*([\w\\]+(?:->|::))([\w\\{}]+)\(.*\)$/;
const TYPE_LINE =
  /^\s*(?:\[\d+\/\d+\] )?\[?([A-Z][\w]*(?:\\[\w\\]+|(?:Error|Exception)))\]?(?::\s*(.*)|(?: - .*)?)\s*$/;
const LOOK_BACK = 25;

/** Traces as PHP's error pages and consoles print them: Symfony, Laravel, Whoops, Xdebug. */
export const phpPageReader: TraceReader = { runtime: 'php', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const { index } = position;
  const first = callAt(lines, index);
  if (first === undefined) return undefined;
  const calls: Call[] = [];
  let at = index;
  let end = index;
  for (let blanks = 0; at < lines.length && blanks <= 12; at += 1) {
    const call = callAt(lines, at);
    if (call === undefined) {
      // Consoles print source, blanks and `+3 vendor frames` between.
      if (!/^\s*$|^\s*(?:➜|▶|>)?\s*\d+[▕│|]|^\s*\+\d+ vendor/.test(lines[at] ?? '')) break;
      blanks += 1;
      continue;
    }
    calls.push(call);
    at += call.lines - 1;
    end = at + 1;
    blanks = 0;
  }
  const exception = headerAbove(lines, position);
  if (exception.type === '' && calls.length < 2) return undefined;
  exception.frames.push(...framesOf(calls));
  return { runtime: 'php', first: exception.first, end, raised: exception };
}

interface Call {
  readonly frame: RawFrame;
  readonly lines: number;
  /** Its number, for lists that begin with the outermost call. */
  readonly number?: number;
}

function callAt(lines: readonly string[], at: number): Call | undefined {
  const line = lines[at] ?? '';
  const raw = line.trim();
  const thrown = PAGE_THROW.exec(line);
  if (thrown !== null) return { frame: { raw, file: thrown[1] ?? '', line: Number(thrown[2]) }, lines: 1 };
  const old = oldCallAt(lines, at);
  if (old !== undefined) return { frame: { raw, ...old }, lines: 1 };
  const page = PAGE_CALL.exec(line);
  if (page !== null) {
    const below = page[3] === undefined ? PAGE_SITE.exec(lines[at + 1] ?? '') : null;
    const site = page[3] === undefined ? below?.slice(1) : page.slice(3);
    if (site === undefined) return undefined;
    return { frame: { raw, ...named(page[1], page[2]), ...placed(site) }, lines: below === null ? 1 : 2 };
  }
  const consoleCall = CONSOLE_CALL.exec(line);
  if (consoleCall !== null) {
    return { frame: { raw, ...named(consoleCall[1], consoleCall[2]), ...placed(consoleCall.slice(3)) }, lines: 1 };
  }
  const numbered = NUMBERED_CALL.exec(line);
  if (numbered !== null) {
    const frame = { raw, ...named(numbered[2], numbered[3]), ...placed(numbered.slice(4)) };
    return { frame, lines: 1, ...(raw.startsWith('PHP') ? { number: Number(numbered[1]) } : {}) };
  }
  const listed = LISTED_SITE.exec(line);
  const below = listed === null ? null : LISTED_CALL.exec(lines[at + 1] ?? '');
  if (listed === null) return undefined;
  const call = below === null ? {} : named(below[1], below[2]);
  return { frame: { raw, ...call, ...placed(listed.slice(2)) }, lines: below === null ? 1 : 2 };
}

function oldCallAt(lines: readonly string[], at: number): Omit<RawFrame, 'raw'> | undefined {
  const line = lines[at] ?? '';
  const thrown = OLD_THROW.exec(line);
  if (thrown !== null) return placed(thrown.slice(1));
  const call = OLD_CALL.exec(line);
  if (call === null) return undefined;
  // A call that PHP made itself has no place; it is known by the one below it.
  const isKnown = call[3] !== undefined || OLD_CALL.exec(lines[at + 1] ?? '')?.[3] !== undefined;
  return isKnown ? { ...named(call[1], call[2]), ...placed(call.slice(3)) } : undefined;
}

function named(owner: string | undefined, name: string | undefined): { module?: string; function?: string } {
  return {
    ...(name === undefined || name === '' || name === '{main}' ? {} : { function: name }),
    ...(owner === undefined ? {} : { module: owner.replace(/->$|::$/, '') }),
  };
}

function placed([file, line]: readonly (string | undefined)[]): { file?: string; line?: number } {
  return file === undefined || file === 'n/a' ? {} : { file, ...(Number(line) > 0 ? { line: Number(line) } : {}) };
}

/** Innermost first; functions moved to the line that runs in them. */
function framesOf(calls: readonly Call[]): RawFrame[] {
  const ordered = calls[0]?.number === 1 ? calls.toReversed() : calls;
  return ordered.map(({ frame }, index) => {
    const { raw, file, line } = frame;
    const place = { raw, ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
    const own = ordered[index + 1]?.frame;
    const name = own === undefined ? {} : named(own.module, own.function);
    return { ...place, ...name };
  });
}

/** The exception above the calls: its name on a line, the message behind it or on the lines below. */
function headerAbove(
  lines: readonly string[],
  position: { index: number; floor: number },
): DraftException & { first: number } {
  for (let at = position.index - 1; at >= Math.max(position.floor, position.index - LOOK_BACK); at -= 1) {
    const line = lines[at] ?? '';
    const fatal = phpPlace(line);
    if (fatal !== undefined) {
      const { type, message: said, file, number } = fatal;
      return { ...draftException('raised', type, said), frames: [{ raw: line.trim(), file, line: number }], first: at };
    }
    const match = TYPE_LINE.exec(line.replace(/ in file \S+ on line \d+$/, '').replace(OLD_HEAD, '$1:'));
    if (match?.[1] === undefined) continue;
    const below = lines
      .slice(at + 1, position.index)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !/^(?:Exception trace|Stack trace):|^In \S+ line \d+:|^## /.test(line));
    const message = [match[2] ?? '', ...below].filter((line) => line !== '').join('\n');
    return { ...draftException('raised', match[1], message), first: at };
  }
  return { ...draftException('raised', '', ''), first: position.index };
}
