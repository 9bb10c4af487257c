import { wordsIn } from '../words-in.ts';

const MOST_WORDS = 60;
const SHORTEST = 2;
/** Words with digits are values. */
const VALUE = /\d/;
/** So many letters tell `expired` and `expiration` for one word. */
const STEM = 5;

/** What a line is known by: its words, pairs of neighbours and the beginnings of long words, each once, without values. */
export function wordFeatures(text: string): readonly string[] {
  const words = wordsIn(text.replace(/([a-z])([A-Z])/g, '$1 $2')).filter(
    (word) => word.length >= SHORTEST && !VALUE.test(word),
  );
  const cut = words.slice(0, MOST_WORDS);
  const pairs = cut.slice(1).map((word, place) => `${cut[place] ?? ''} ${word}`);
  const stems = cut.flatMap((word) => (word.length > STEM ? [`${word.slice(0, STEM)}*`] : []));
  return [...new Set([...cut, ...pairs, ...stems])];
}
