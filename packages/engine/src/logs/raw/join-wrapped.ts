import { frameStart, isWholeFrame } from './frame-forms.ts';
import type { TextLine } from './text-line.ts';

const NARROWEST = 40;
const WIDEST = 250;
/** Widths of terminals. One line alone of this width was broken too, if it opens a trace. */
const USUAL_WIDTHS: ReadonlySet<number> = new Set([80, 100, 120, 132, 160]);
const OPENS = /(?:Error|Exception|Sanitizer|panicked at|panic|(?:Fatal|fatal) error|\*\* \(\w+\))(?:: |\) )/;
/** Lines that one line may have been wrapped to. */
const MOST_PARTS = 6;
const HALF_OF_PYTHON = /^\s{0,40}File "[^"\n]{1,500}",(?: line \d{1,9}, in)?$/;
/** How a frame begins whose end may stand on the next line. */
const BEGINS =
  /^\s*(?:at \S|File "|#\d{1,5} |from \S|\d{1,4}: +\S|in \S|created by |[\w.$/<>-]{0,200}@\w|(?:[A-Za-z]:)?[\w.~-]{0,200}[/\\])/;

/** Joins lines that a terminal, a mail program or a form broke in two: by their common width, or because two halves make one frame. */
export function joinWrapped(lines: readonly TextLine[]): readonly TextLine[] {
  const width = commonWidth(lines);
  const joined: TextLine[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const { text, parts } = width === undefined ? joinedFrame(lines, at) : joinedByWidth(lines, { at, width });
    const last = lines[at + parts - 1]?.number ?? line.number;
    joined.push(parts === 1 ? line : { ...line, text, last });
    at += parts - 1;
  }
  return joined;
}

/** The width at which lines were broken: the longest, if several have it and what follows them is no frame. */
function commonWidth(lines: readonly TextLine[]): number | undefined {
  let width = 0;
  for (const { text } of lines) width = Math.max(width, text.length);
  if (width < NARROWEST || width > WIDEST) return undefined;
  let full = 0;
  let halves = 0;
  for (const [at, { text }] of lines.entries()) {
    if (text.length !== width) continue;
    full += 1;
    if (frameStart(text) === -1 || !isWholeFrame(text)) {
      const next = lines[at + 1]?.text ?? '';
      if (next !== '' && isWholeFrame(`${text}${next}`)) halves += 1;
    }
  }
  if (full >= 2 && halves >= 1) return width;
  const names = lines.some(({ text }) => text.length === width && OPENS.test(text));
  return names && USUAL_WIDTHS.has(width) ? width : undefined;
}

function joinedByWidth(
  lines: readonly TextLine[],
  place: { at: number; width: number },
): { text: string; parts: number } {
  let text = lines[place.at]?.text ?? '';
  let parts = 1;
  for (let last = text; last.length === place.width && parts < MOST_PARTS; parts += 1) {
    const below = lines[place.at + parts];
    const next = below?.text;
    if (
      next === undefined ||
      below?.number === lines[place.at]?.number ||
      next.trim() === '' ||
      frameStart(next.trimStart()) === 0 ||
      /^(?:\s{2,}|\t)\S/.test(next)
    )
      break;
    text += next;
    last = next;
  }
  return { text, parts };
}

function joinedFrame(lines: readonly TextLine[], at: number): { text: string; parts: number } {
  const first = lines[at]?.text ?? '';
  const below = lines[at + 1];
  // Python's frames have their name last: mail programs and people who write commits break before it.
  if (below !== undefined && HALF_OF_PYTHON.test(first)) return { text: `${first} ${below.text.trim()}`, parts: 2 };
  if (first.length > 2000 || !BEGINS.test(first) || frameStart(first) !== -1) return { text: first, parts: 1 };
  let tight = first;
  let loose = first;
  for (let parts = 2; parts <= 3; parts += 1) {
    const next = lines[at + parts - 1];
    if (next === undefined || next.number === lines[at]?.number || next.text.trim() === '' || next.text.length > 2000)
      break;
    if (frameStart(next.text.trimStart()) === 0) break;
    tight += next.text.trimStart();
    loose += ` ${next.text.trim()}`;
    if (isWholeFrame(tight)) return { text: tight, parts };
    if (isWholeFrame(loose)) return { text: loose, parts };
  }
  return { text: first, parts: 1 };
}
