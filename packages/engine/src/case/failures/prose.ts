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
const LEAST_PERSONAL = 2;
const LEAST_WORDS = 6;
/** What opens a line of a list, a heading, a quotation or a comment. */
const NOTE_MARK = /^\s{0,8}(?:[-*•] |#{1,6} |> |\/\/ )/;
const MOST_HEADED = 0.5;
const LEAST_PROSE = 0.3;

/** Whether a line reads as somebody's sentence rather than as a program's. */
export function isSentence(line: Pick<LogLine, 'message'>): boolean {
  const words = (line.message.match(WORD) ?? []).map((word) => word.toLowerCase());
  const personal = words.filter((word) => PERSONAL.has(word)).length;
  if (words.length >= LEAST_WORDS && personal >= LEAST_PERSONAL) return true;
  return NOTE_MARK.test(line.message) && words.length > 2 && personal > 0;
}

/** Files in which people wrote, and not programs: notes, a mail, a chat, a ticket; by their place among the files. */
export function filesOfProse(lines: readonly LogLine[]): ReadonlySet<number> {
  const counted = new Map<number, { lines: number; prose: number; headed: number }>();
  for (const line of lines) {
    if (line.message === '') continue;
    const count = counted.get(line.file) ?? { lines: 0, prose: 0, headed: 0 };
    count.lines += 1;
    count.headed += line.headed ? 1 : 0;
    count.prose += isSentence(line) ? 1 : 0;
    counted.set(line.file, count);
  }
  return new Set(
    [...counted]
      .filter(([, { lines: all, prose, headed }]) => headed < MOST_HEADED * all && prose >= LEAST_PROSE * all)
      .map(([file]) => file),
  );
}
