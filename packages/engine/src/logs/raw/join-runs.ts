import { countFrames, isWholeFrame } from './frame-forms.ts';
import { hasTraceHint } from './trace-hint.ts';
import type { TextLine } from './text-line.ts';

const NARROWEST = 60;
const WIDEST = 250;
const FEWEST = 2;
const MOST = 20_000;
/** How a record or text with written breaks looks when it was cut anywhere. */
const RECORD = /[{[]\s{0,10}"|"\s{0,10}:\s{0,10}"|\\n|<\w+>/;

/**
 * Joins the lines of one long line that a terminal broke: a record of a log or a trace on one line. All but the last are equally wide, and
 * together they are what none of them is alone.
 */
export function joinRuns(lines: readonly TextLine[]): readonly TextLine[] {
  const joined: TextLine[] = [];
  for (let at = 0; at < lines.length;) {
    const first = lines[at];
    if (first === undefined) break;
    const run = endOfRun(lines, at);
    const text = run.end - at > FEWEST ? textOf(lines, { at, end: run.end }) : undefined;
    if (text !== undefined) joined.push({ ...first, text, last: lines[run.end - 1]?.number ?? first.number });
    else for (const line of lines.slice(at, run.full)) joined.push(line);
    at = text === undefined ? run.full : run.end;
  }
  return joined;
}

/** Behind the last of the lines that are as wide as the first, and behind the shorter one that ends them. */
function endOfRun(lines: readonly TextLine[], at: number): { full: number; end: number } {
  const width = lines[at]?.text.length ?? 0;
  let full = at + 1;
  if (width < NARROWEST || width > WIDEST) return { full, end: full };
  while (full < lines.length && full - at < MOST && lines[full]?.text.length === width) full += 1;
  const rest = lines[full]?.text.length ?? 0;
  return { full, end: rest > 0 && rest < width ? full + 1 : full };
}

function textOf(lines: readonly TextLine[], run: { at: number; end: number }): string | undefined {
  const parts = lines.slice(run.at, run.end).map((line) => line.text);
  if (!parts.some(hasTraceHint)) return undefined;
  // Calls of a recursion are equally long too.
  if (parts.slice(0, 3).some(isWholeFrame)) return undefined;
  const text = parts.join('');
  if (RECORD.test(parts[0] ?? '')) return text;
  const apart = parts.reduce((frames, part) => frames + countFrames(part), 0);
  return countFrames(text) > apart ? text : undefined;
}
