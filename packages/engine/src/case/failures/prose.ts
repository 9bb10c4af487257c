import type { LogLine } from '../../logs/digest/log-line.ts';

const WORD = /\p{L}{2,40}/gu;
const LOWER = /^\p{Ll}/u;
/** What opens a line of a note, a list, a heading, a comment or a test's report. */
const NOTE_MARK = /^\s{0,8}(?:[-*•] |#{1,6} |\/\/ |> |✓ |✗ |\d{1,2}[.)] (?=\p{Lu}))/u;
const SENTENCE_END = /[.!?…]["')»”]?\s*$/u;
const LEAST_WORDS = 7;
const LEAST_LOWER = 0.6;

/** How far a line reads as somebody's sentence rather than as a program's: 0 to 1. */
export function proseShare(line: Pick<LogLine, 'message' | 'headed' | 'continues'>): number {
  if (line.headed) return 0;
  const words = line.message.match(WORD) ?? [];
  const lower = words.filter((word) => LOWER.test(word)).length;
  const sentence = words.length >= LEAST_WORDS && lower >= LEAST_LOWER * words.length;
  const ends = SENTENCE_END.test(line.message);
  const marked = NOTE_MARK.test(line.message);
  if (sentence && (ends || marked)) return 1;
  return (sentence ? 0.5 : 0) + (marked && words.length > 2 ? 0.5 : 0);
}

/** Files in which most lines are sentences: notes, a mail, a ticket; by their place among the files. */
export function filesOfProse(lines: readonly LogLine[]): ReadonlySet<number> {
  const counted = new Map<number, { lines: number; prose: number; headed: number }>();
  for (const line of lines) {
    if (line.message === '') continue;
    const count = counted.get(line.file) ?? { lines: 0, prose: 0, headed: 0 };
    count.lines += 1;
    count.headed += line.headed ? 1 : 0;
    count.prose += proseShare(line);
    counted.set(line.file, count);
  }
  return new Set(
    [...counted]
      .filter(([, { lines: all, prose, headed }]) => headed < 0.2 * all && prose > 0.4 * all)
      .map(([file]) => file),
  );
}
