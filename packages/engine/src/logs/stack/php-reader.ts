import {
  draftException,
  type DraftException,
  type DraftTrace,
  type RawFrame,
  type TraceReader,
} from './stack-trace.ts';
import { parseHeaderLine } from './trace-header.ts';

const OPENING = /^\s*(?:\[)?(?:Stack trace:|stacktrace\]|previous exception\].*)\s*$/i;
const FRAME = /^\s*#(\d+) (?:(.+?)\((\d+)\): (.*)|(\[internal function\]): (.*)|(\{main\}))\s*$/;
const PLACE = /^(.*?)(?: in| at) (\S.*?)(?::| on line |\()(\d+)\)?"?$/;
const LOOK_BACK = 30;

/** Reads a `#0 /app/x.php(12): Shop\Cart->add()` line, or says that the line is none. */
function parsePhpFrame(line: string): RawFrame | undefined {
  const match = FRAME.exec(line);
  if (match === null) return undefined;
  const call = match[4] ?? match[6] ?? '';
  const name = /^(?:([\w\\{}:]+)(?:->|::))?([\w{}\\:]+)\(/.exec(call);
  return {
    raw: line.trim(),
    ...(name?.[2] === undefined ? {} : { function: name[2] }),
    ...(name?.[1] === undefined ? {} : { module: name[1] }),
    ...(match[2] === undefined ? {} : { file: match[2], line: Number(match[3]) }),
  };
}

/** PHP traces: uncaught errors, chained ones (`Next ...`), and the form Laravel and Monolog write. */
export const phpReader: TraceReader = { runtime: 'php', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const { index, floor } = position;
  if (!OPENING.test(lines[index] ?? '') || parsePhpFrame(lines[index + 1] ?? '') === undefined) return undefined;
  const chain: DraftException[] = [];
  let first = index;
  let end = index;
  let from = floor;
  for (let opening = index; opening !== -1;) {
    const head = header(lines, { index: opening, floor: from });
    const block = frames(lines, opening + 1);
    const exception = draftException('cause', head.type, head.message);
    exception.frames.push(...withThrowSite(head.place, block.frames));
    exception.causes.push(...chain.slice(-1));
    chain.push(exception);
    first = Math.min(first, head.first);
    end = block.end;
    from = end;
    opening = nextOpening(lines, end);
  }
  const raised = chain.at(-1);
  return raised === undefined ? undefined : { runtime: 'php', first, end, raised: { ...raised, role: 'raised' } };
}

function nextOpening(lines: readonly string[], from: number): number {
  for (let at = from; at < Math.min(lines.length, from + LOOK_BACK); at += 1) {
    if (/^\s*Next /.test(lines[at] ?? '')) {
      for (let next = at; next < Math.min(lines.length, at + LOOK_BACK); next += 1) {
        if (OPENING.test(lines[next] ?? '')) return next;
      }
      return -1;
    }
    if ((lines[at] ?? '').trim() !== '') return -1;
  }
  return -1;
}

function frames(lines: readonly string[], from: number): { frames: RawFrame[]; end: number } {
  const found: RawFrame[] = [];
  let at = from;
  for (; at < lines.length; at += 1) {
    const frame = parsePhpFrame(lines[at] ?? '');
    if (frame === undefined) break;
    if (!/\{main\}/.test(frame.raw)) found.push(frame);
  }
  if (/^\s*thrown in /.test(lines[at] ?? '')) at += 1;
  return { frames: found, end: at };
}

/** PHP prints each call with the line of its caller: move functions down one so that name and line belong together. */
function withThrowSite(place: { file: string; line: number } | undefined, calls: readonly RawFrame[]): RawFrame[] {
  const sites: ({ file?: string; line?: number; raw: string } | undefined)[] = [
    place === undefined ? undefined : { ...place, raw: `${place.file}:${place.line}` },
    ...calls.map(({ file, line, raw }) => ({
      raw,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
    })),
  ];
  return sites.flatMap((site, index) => {
    if (site === undefined) return [];
    const call = calls[index];
    return [
      {
        ...site,
        ...(call?.function === undefined ? {} : { function: call.function }),
        ...(call?.module === undefined ? {} : { module: call.module }),
      },
    ];
  });
}

interface Head {
  readonly first: number;
  readonly type: string;
  readonly message: string;
  readonly place: { file: string; line: number } | undefined;
}

function header(lines: readonly string[], position: { index: number; floor: number }): Head {
  const lowest = Math.max(position.floor, position.index - LOOK_BACK);
  for (let at = position.index - 1; at >= lowest; at -= 1) {
    const line = lines[at] ?? '';
    const start =
      /(?:Uncaught |Next |\[object\] \(|exception ')([A-Z\\][\w\\]*)(?:\(code: \d+\))?(?:: |' with message ')(.*)$/.exec(
        line,
      );
    const plain = start === null ? parseHeaderLine(line) : { type: start[1] ?? '', message: start[2] ?? '' };
    if (plain === undefined) continue;
    const text = [plain.message, ...lines.slice(at + 1, position.index)].join('\n').trim();
    const place = PLACE.exec(text.replaceAll('\n', ' '));
    const spot = place?.[2] === undefined ? undefined : { file: place[2], line: Number(place[3]) };
    return { first: at, type: plain.type, message: (place?.[1] ?? text).replace(/'$/, ''), place: spot };
  }
  return { first: position.index, type: '', message: '', place: undefined };
}
