import type { Lexed } from './lexer.ts';
import { VARIABLE } from './lexer.ts';

const LONGEST_UNIT = 4;
const FEWEST_REPEATS = 3;

/** How often the `size` words at `start` stand there in a row. */
const repeatsAt = (words: readonly string[], start: number, size: number): number => {
  let end = start + size;
  while (end < words.length && words[end] === words[end - size]) end += 1;
  return Math.floor((end - start) / size);
};

/**
 * Keeps one of several equal groups of words in a row (`node <*> ok node <*> ok node <*> ok`): how long a printed list is differs from
 * event to event, and says nothing about the statement that printed it. A group must contain a variable.
 */
export const foldRepeats = (lexed: Lexed): Lexed => {
  const { words } = lexed;
  const kept: number[] = [];
  for (let index = 0; index < words.length;) {
    let skip = 0;
    for (let size = 2; size <= LONGEST_UNIT && skip === 0; size += 1) {
      if (words[index] !== words[index + size] || index + FEWEST_REPEATS * size > words.length) continue;
      const repeats = repeatsAt(words, index, size);
      if (repeats >= FEWEST_REPEATS && words.slice(index, index + size).includes(VARIABLE)) {
        for (let word = index; word < index + size; word += 1) kept.push(word);
        skip = repeats * size;
      }
    }
    if (skip === 0) kept.push(index);
    index += Math.max(1, skip);
  }
  if (kept.length === words.length) return lexed;
  const pick = <Value>(values: readonly Value[]): Value[] => kept.flatMap((index) => values.slice(index, index + 1));
  return {
    words: pick(words),
    soft: pick(lexed.soft),
    starts: pick(lexed.starts),
    ends: pick(lexed.ends),
    varying: lexed.varying,
  };
};
