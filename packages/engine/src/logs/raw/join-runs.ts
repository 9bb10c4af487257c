import { countFrames, isWholeFrame } from './frame-forms.ts';
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
  for (let at = 0; at < lines.length; at += 1) {
    const first = lines[at];
    if (first === undefined) break;
    const end = endOfRun(lines, at);
    const text = end - at > FEWEST ? textOf(lines, { at, end }) : undefined;
    if (text === undefined) joined.push(first);
    else {
      joined.push({ ...first, text, last: lines[end - 1]?.number ?? first.number });
      at = end - 1;
    }
  }
  return joined;
}

/** Behind the last of the lines that are as wide as the first, and the shorter one that ends them. */
function endOfRun(lines: readonly TextLine[], at: number): number {
  const width = lines[at]?.text.length ?? 0;
  if (width < NARROWEST || width > WIDEST) return at + 1;
  let end = at + 1;
  while (end < lines.length && end - at < MOST && lines[end]?.text.length === width) end += 1;
  const rest = lines[end]?.text.length ?? 0;
  return rest > 0 && rest < width ? end + 1 : end;
}

function textOf(lines: readonly TextLine[], run: { at: number; end: number }): string | undefined {
  const parts = lines.slice(run.at, run.end).map((line) => line.text);
  // Calls of a recursion are equally long too.
  if (parts.slice(0, 3).some(isWholeFrame)) return undefined;
  const text = parts.join('');
  if (RECORD.test(parts[0] ?? '')) return text;
  const apart = parts.reduce((frames, part) => frames + countFrames(part), 0);
  return countFrames(text) > apart ? text : undefined;
}
