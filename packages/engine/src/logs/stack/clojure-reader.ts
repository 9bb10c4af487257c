// cspell:ignore macroexpanding
import { draftException, type DraftTrace, type RawFrame, type TraceReader } from './stack-trace.ts';

const REPORT =
  /^(?:Execution|Syntax) error (?:\((\S+)\) )?(?:at|compiling at|macroexpanding \S+ at) (?:(\S+)\/(\S+) )?\((\S+?):(\d+)(?::\d+)?\)\.$/;
const CALL = /\[([^\s[\]"]{1,300}) ([^\s[\]"]{1,200}) "([^"\s]{1,200})" (-?\d{1,9})\]/g;
const CAUSE = /:cause\s+"((?:[^"\\]|\\.){0,2000})"/;
const TYPE = /:type ([\w.$]{1,300})/g;

/** What Clojure prints of an error: the short report, and data with `:trace`. */
export const clojureReader: TraceReader = { runtime: 'java', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const line = lines[position.index] ?? '';
  const report = REPORT.exec(line);
  if (report !== null) return readReport(lines, { index: position.index, report });
  return /:trace\b/.test(line) || /^\s*\[\[/.test(line) ? readData(lines, position) : undefined;
}

function readReport(lines: readonly string[], from: { index: number; report: RegExpExecArray }): DraftTrace {
  const [raw, type = 'Exception', owner, name, file = '', number] = from.report;
  const message = (lines[from.index + 1] ?? '').trim();
  const raised = draftException('raised', type, message);
  raised.frames.push({
    raw,
    ...(owner === undefined ? {} : { module: owner }),
    ...(name === undefined ? {} : { function: name }),
    file,
    ...(Number(number) > 0 ? { line: Number(number) } : {}),
  });
  return { runtime: 'java', first: from.index, end: from.index + (message === '' ? 1 : 2), raised };
}

function readData(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const frames: RawFrame[] = [];
  let at = position.index;
  for (; at < lines.length; at += 1) {
    const found = callsOf(lines[at] ?? '');
    if (found.length === 0 && at > position.index + 1) break;
    frames.push(...found);
  }
  if (frames.length < 2) return undefined;
  const around = lines.slice(Math.max(position.floor, position.index - 40), at + 4);
  const text = around.join('\n').slice(0, 20_000);
  const type = [...text.matchAll(TYPE)].at(-1)?.[1] ?? '';
  const raised = draftException('raised', type, CAUSE.exec(text)?.[1] ?? '');
  raised.frames.push(...frames);
  return { runtime: 'java', first: position.index, end: at, raised };
}

function callsOf(line: string): RawFrame[] {
  return [...line.matchAll(CALL)].map(([raw, module = '', name = '', file = '', number]) => ({
    raw,
    module,
    function: name,
    file,
    ...(Number(number) > 0 ? { line: Number(number) } : {}),
  }));
}
