import {
  draftException,
  type DraftException,
  type DraftTrace,
  type RawFrame,
  type TraceReader,
} from './stack-trace.ts';
import { joinMessage } from './trace-header.ts';

/** Loggers of Rails put a bar before every line of a message but its first. */
const BAR = /^ {0,3}\| ?/;
const FRAME =
  /^\s*(?:# )?(?:\d+: )?(?:from )?((?:[A-Za-z]:)?(?:[/\\][^:'"`*]*|[^\s:'"`*]*)\.(?:rb|erb|rake|ru|haml|slim|jbuilder)|[^\s:'"`*]+\/bin\/[\w-]+|<internal:[^>]+>|\(irb\)|\(eval[^)]*\)):(\d+):in (?:[`'](.*?)'(|: .*|["',\])].*)|((?:(?:block|rescue|ensure)(?: \(\d{1,3} levels\))? in )?(?:[A-Za-z_]\w{0,100}[?!=]?|<[\w: ()]{1,100}>)))$/;
const RAISED = /^: (.*?)(?: \(([\w:]+)\))?$/;
const RAILS = /(?:^\s*|: )([A-Z][\w:]*(?:Error|Exception|NotFound|Invalid|Missing)?) \((.*)\):?\s*$/;
const SINATRA = /(?:^|\s)([A-Z]\w*(?:::[A-Z]\w*)*) - (.*?):?\s*$/;
const CAUGHT_TYPE = /^[A-Z]\w{0,80}(?:::[A-Z]\w{0,80}){0,6}$/;
const INSPECTED = /#<([A-Z][\w:]*): (.*)>\s*$/;
const NAMED = /(?:^|\s)([A-Z][\w:]*(?:Error|Exception)): ?(.*)$/;
const LOOK_BACK = 12;

function withoutBar(line: string): string {
  return line.replace(BAR, '');
}

/** Reads a `file.rb:1:in 'name'` line, or says that the line is none. */
function parseRubyFrame(line: string): RawFrame | undefined {
  const match = FRAME.exec(withoutBar(line));
  if (match?.[1] === undefined) return undefined;
  // Trackers of errors print the name without quotes.
  const printed = (match[3] ?? match[5] ?? '').replace(/^(?:(?:block|rescue|ensure)(?: \(\d+ levels\))? in )+/, '');
  const owner = /^(.+)[#.]([^#.]+)$/.exec(printed);
  const named = printed === '' || printed.startsWith('<') ? {} : { function: owner?.[2] ?? printed };
  return {
    raw: line.trim(),
    file: match[1],
    line: Number(match[2]),
    ...named,
    ...(owner?.[1] === undefined ? {} : { module: owner[1] }),
  };
}

/** What a server tells that it caught: `Puma caught this error: no stock (StockError)`. */
function caughtIn(line: string): { type: string; message: string } | null {
  const text = line.trimEnd();
  const [opens, colon] = [text.lastIndexOf(' ('), text.indexOf(': ')];
  if (!text.endsWith(')') || colon === -1 || opens <= colon) return null;
  const type = text.slice(opens + 2, -1);
  return CAUGHT_TYPE.test(type) ? { type, message: text.slice(colon + 2, opens) } : null;
}

/** Ruby backtraces: printed by the interpreter (both orders), by Rails loggers, and with causes. */
export const rubyReader: TraceReader = { runtime: 'ruby', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const { index } = position;
  if (parseRubyFrame(lines[index] ?? '') === undefined) return undefined;
  const chain: DraftException[] = [];
  let end = index;
  for (let at = index; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const frame = parseRubyFrame(line);
    if (frame === undefined) break;
    const tail = RAISED.exec(FRAME.exec(withoutBar(line))?.[4] ?? '');
    if (tail !== null || chain.length === 0) {
      chain.push(draftException(chain.length === 0 ? 'raised' : 'cause', tail?.[2] ?? '', tail?.[1] ?? ''));
    }
    chain.at(-1)?.frames.push(frame);
    end = at + 1;
  }
  const printed = lines[index] ?? '';
  const first = header(lines, { ...position, exception: chain[0] });
  const oldestFirst = /^\s*\d+: from /.test(printed);
  const raised = oldestFirst ? turned(chain) : linked(chain);
  return raised === undefined ? undefined : { runtime: 'ruby', first, end, raised };
}

/** What closes a message of several lines in logs of Rails: its bracket, or the mark under the part of the statement that failed. */
const MARK = /^\s*(?:\^+\)?|\)):?\s*$/;
const OPENED = /(?:^\s*|: )([A-Z]\w{0,80}(?:::[A-Z]\w{0,80}){0,6}) \((.*)$/;

/** Messages of databases have several lines; from Ruby 3.1 on a message goes on with the statement that failed and a mark: `NoMethodError (undefined method …`, a blank, both. */
function markedHeader(
  lines: readonly string[],
  place: { index: number; floor: number },
): { first: number; type: string; message: string } | undefined {
  const { index, floor } = place;
  if (!MARK.test(withoutBar(lines[index - 1] ?? ''))) return undefined;
  for (let at = index - 2; at >= Math.max(floor, index - LOOK_BACK); at -= 1) {
    const opened = OPENED.exec(withoutBar(lines[at] ?? '').replace(/^(?:\[[^\]]{1,80}\] ?)+/, ''));
    if (opened?.[1] !== undefined) return { first: at, type: opened[1], message: opened[2] ?? '' };
  }
  return undefined;
}

/** Fills in the type and message that stand above the frames in logs; returns the first line of the trace. */
function header(
  lines: readonly string[],
  place: { index: number; floor: number; exception: DraftException | undefined },
): number {
  const { index, floor, exception } = place;
  if (exception === undefined || exception.type !== '' || exception.message !== '') return index;
  const marked = markedHeader(lines, place);
  if (marked !== undefined) {
    Object.assign(exception, { type: marked.type, message: marked.message });
    return marked.first;
  }
  for (let at = index - 1; at >= Math.max(floor, index - LOOK_BACK); at -= 1) {
    const line = withoutBar(lines[at] ?? '').replace(/^(?:\[[^\]]{1,80}\] ?)+/, '');
    const match =
      RAILS.exec(line) ?? NAMED.exec(line) ?? INSPECTED.exec(line) ?? (at === index - 1 ? SINATRA.exec(line) : null);
    const caught = match === null && at === index - 1 ? caughtIn(line) : null;
    if (caught !== null) {
      Object.assign(exception, caught);
      return at;
    }
    if (match?.[1] === undefined) continue;
    exception.type = match[1];
    const rest = lines.slice(at + 1, index).filter((text) => !/^\s*(?:\d+: .*)?$/.test(text));
    exception.message = joinMessage(match[2] ?? '', match[2] === '' ? rest : []);
    return at;
  }
  return index;
}

function linked(chain: readonly DraftException[]): DraftException | undefined {
  for (const [place, exception] of chain.entries()) {
    const cause = chain[place + 1];
    if (cause !== undefined) exception.causes.push(cause);
  }
  return chain[0];
}

/** Ruby 2.5 to 2.7 on a terminal: outermost call first, what was raised on the last line. */
function turned(chain: readonly DraftException[]): DraftException | undefined {
  const last = chain.at(-1);
  if (last === undefined) return undefined;
  return { ...last, role: 'raised', causes: [], frames: chain.flatMap((exception) => exception.frames).toReversed() };
}
