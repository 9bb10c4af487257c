import type { LogLine } from '../../logs/digest/log-line.ts';

const WORD = /\p{L}{1,40}/gu;
/** Words by which people speak of themselves, of others and of days, in the languages that people ask in. Programs say "you", and what was before. */
const PERSONAL = new Set(
  (
    'i we he she they me us my our his her their yesterday today tomorrow had did then again because ' +
    'ich wir du er mir uns mein meine unser unsere gestern heute morgen hatte hatten dann wieder weil ' +
    'je nous il elle ils mon ma notre hier demain avait avais puis encore parce ' +
    'yo nosotros ellos mi nuestro nuestra ayer hoy mañana había luego otra porque'
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

type Line = Pick<LogLine, 'message' | 'raw' | 'headed'>;

/** Signs of a person, and one that advice of a program has, too: a second sentence. */
function signsOf({ message, raw, headed }: Line): { ofPerson: number; sentences: number } {
  const words = headed ? [] : (message.match(WORD) ?? []).map((word) => word.toLowerCase());
  if (words.length < LEAST_WORDS) return { ofPerson: 0, sentences: 0 };
  const personal = words.filter((word) => PERSONAL.has(word)).length;
  const signs = [personal > 0, personal > 1, HUMAN_TIME.test(raw), NOTE_MARK.test(raw)];
  return { ofPerson: signs.filter(Boolean).length, sentences: NEXT_SENTENCE.test(message) ? 1 : 0 };
}

function shareOf({ ofPerson, sentences }: ReturnType<typeof signsOf>): number {
  return Math.min(1, (ofPerson + sentences) / 2);
}

/** How far a line reads as a person's rather than as a program's: 0 to 1. */
export function proseShare(line: Line): number {
  return shareOf(signsOf(line));
}

/** Files in which people wrote, and not programs: notes, a mail, a chat, a ticket; by their place among the files. */
export function filesOfProse(lines: readonly LogLine[]): ReadonlySet<number> {
  const counted = new Map<number, { lines: number; prose: number; headed: number; ofPerson: number }>();
  for (const line of lines) {
    if (line.message === '') continue;
    const count = counted.get(line.file) ?? { lines: 0, prose: 0, headed: 0, ofPerson: 0 };
    count.lines += 1;
    count.headed += line.headed ? 1 : 0;
    const signs = signsOf(line);
    count.prose += shareOf(signs);
    count.ofPerson += signs.ofPerson;
    counted.set(line.file, count);
  }
  return new Set(
    [...counted]
      .filter(([, { lines: all, prose, headed, ofPerson }]) => {
        // A single line may be one that somebody copied: one sign is not enough.
        const least = all === 1 ? 1 : LEAST_PROSE * all;
        return headed < MOST_HEADED * all && prose >= least && ofPerson > 0;
      })
      .map(([file]) => file),
  );
}
