import { frameStart } from '../raw/frame-forms.ts';
import type { TextLine } from '../raw/text-line.ts';

/** A line that could be a frame in a language nobody here reads: a word or a number that opens frames, and a place in a file. */
const FRAME_LIKE =
  /^\s*(?:at|in|from|by|@|(?:re-)?raised (?:at|by)|called from|called by|#\d{1,4}|\[\d{1,4}\]|\d{1,4}[:.)])\s+\S.{0,600}?(?:\.[A-Za-z]\w{0,5}"?(?::|, line |\()\s{0,2}\d|\bline \d)/i;
/** A second line of a frame: the place alone. */
const PLACE_LIKE = /^\s+(?:@ \S.{0,300}|[^\s:]{1,300}\.[A-Za-z]\w{0,5}):\d{1,9}\b/;
const OPENING =
  /\b(?:Traceback|[Ss]tack ?[Tt]race|STACKTRACE|(?:Backtrace|backtrace)|[Cc]all [Ss]tack|CallStack|panicked at|goroutine \d|Fatal error|(?:Uncaught|uncaught)|(?:Unhandled|unhandled))\b|\b\w{0,60}(?:Error|Exception)(?:$|:|\b.{0,40}:$)/;
const FEWEST = 3;
/** Frames that are enough below a line which says that a trace follows. */
const FEWEST_OPENED = 2;
const GAP = 1;

/**
 * Parts that look like a trace of which no reader could make one, as the numbers of their lines. They are shown to people, so a list of
 * places in files that is no trace may be among them.
 */
export function unreadParts(
  lines: readonly TextLine[],
  read: readonly { readonly first: number; readonly end: number }[],
): number[][] {
  const parts: number[][] = [];
  let from = 0;
  for (const { first, end } of [...read, { first: lines.length, end: lines.length }]) {
    parts.push(...partsBetween(lines, { from, to: first }));
    from = end;
  }
  return parts;
}

function partsBetween(lines: readonly TextLine[], span: { from: number; to: number }): number[][] {
  const parts: number[][] = [];
  for (let at = span.from; at < span.to; at += 1) {
    if (!looksLikeFrame(lines[at]?.text ?? '')) continue;
    let last = at;
    let frames = 1;
    for (let next = at + 1; next < span.to && next - last <= GAP + 1; next += 1) {
      const text = lines[next]?.text ?? '';
      if (looksLikeFrame(text)) frames += 1;
      else if (!PLACE_LIKE.test(text)) continue;
      last = next;
    }
    const opening = [at - 1, at - 2].find((above) => above >= span.from && OPENING.test(lines[above]?.text ?? ''));
    const opened = opening !== undefined;
    if (frames >= (opened ? FEWEST_OPENED : FEWEST)) {
      const numbers = lines.slice(opening ?? at, last + 1).map((line) => line.number);
      parts.push([...new Set(numbers)].toSorted((a, b) => a - b));
    }
    at = last;
  }
  return parts;
}

function looksLikeFrame(text: string): boolean {
  return text.length >= 8 && text.length <= 2000 && (FRAME_LIKE.test(text) || frameStart(text.trimStart()) === 0);
}
