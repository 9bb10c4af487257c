import type { LogLine } from '../../logs/digest/log-line.ts';

const WORD = /\p{L}{1,40}/gu;
/** Words by which people speak of themselves and of time, in the languages that people ask in; programs hardly use them. */
const PERSONAL = new Set(
  (
    'i we you he she they me us my our your his her their was were had did yesterday today again because then so but after before when ' +
    'ich wir du er sie es mir uns mein unser war waren hatte haben gestern heute wieder weil dann aber nach als wenn ' +
    'je nous vous il elle ils mon notre était étaient avait hier encore parce puis mais après quand ' +
    'yo nosotros ellos mi nuestro era estaba había ayer hoy otra porque luego pero después cuando'
  ).split(' '),
);
/** People write the day or the minute; programs write the second. */
const HUMAN_TIME =
  /^\s{0,4}(?:[-*•] )?(?:\[?\d{4}-\d{2}-\d{2}\]?(?=[\s:,])(?!\s\d{1,2}:\d{2})|.{0,24}?(?:^|[\s[(])\d{1,2}:\d{2}(?![:\d]))/;
const NEXT_SENTENCE = /\p{Ll}[.!?] {1,2}\p{L}/u;
/** What opens a line of a list, a heading or a quotation. */
const NOTE_MARK = /^\s{0,8}(?:[-*•] |#{1,6} |> )/;
const LEAST_WORDS = 4;
const MOST_HEADED = 0.5;
const LEAST_PROSE = 0.45;

/** How far a line reads as a person's rather than as a program's: 0 to 1. */
export function proseShare({ message, raw, headed }: Pick<LogLine, 'message' | 'raw' | 'headed'>): number {
  if (headed) return 0;
  const words = (message.match(WORD) ?? []).map((word) => word.toLowerCase());
  if (words.length < LEAST_WORDS) return 0;
  const personal = words.filter((word) => PERSONAL.has(word)).length;
  const signs = [personal > 0, personal > 1, HUMAN_TIME.test(raw), NEXT_SENTENCE.test(message), NOTE_MARK.test(raw)];
  return Math.min(1, signs.filter(Boolean).length / 2);
}

/** Files in which people wrote, and not programs: notes, a mail, a chat, a ticket; by their place among the files. */
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
      .filter(([, { lines: all, prose, headed }]) => headed < MOST_HEADED * all && prose >= LEAST_PROSE * all)
      .map(([file]) => file),
  );
}
