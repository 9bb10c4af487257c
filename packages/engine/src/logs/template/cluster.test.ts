import { describe, expect, test } from '@jest/globals';
import { clusterShapes, collapseVariables, mostFrequentShape } from './cluster.ts';
import { mineMessages } from './miner.ts';
import type { MinedShape } from './miner.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** A word of its own for each number. */
const word = (index: number): string =>
  `${LETTERS[index % 26]}${LETTERS[Math.floor(index / 26) % 26]}${LETTERS[Math.floor(index / 676)]}x`;
const of = (count: number, message: (word: string) => string): string[] =>
  Array.from({ length: count }, (_, index) => message(word(index)));

/** How many templates messages have. */
function templatesOf(messages: readonly string[]): number {
  return new Set(mineMessages(messages).templateOf).size;
}

describe('a place with many words', () => {
  test.each([
    ['three words around it', 8, (value: string) => `plan ${value} was done`],
    ['two words around it', 32, (value: string) => `plan ${value} done`],
    ['one word around it', 128, (value: string) => `plan ${value}`],
    ['no word around it', 512, (value: string) => value],
  ])('varies from so many on with %s', (_, most, message) => {
    expect(templatesOf(of(most, message))).toBe(most);
    expect(templatesOf(of(most + 1, message))).toBe(1);
  });

  test('varies with one word where a variable is another, with three words around it', () => {
    expect(templatesOf(['plan now was done', 'plan 7 was done'])).toBe(1);
    expect(templatesOf(['plan now done', 'plan 7 done'])).toBe(2);
  });

  test('varies after a key from four words on', () => {
    expect(templatesOf(of(3, (value) => `switch set state=${value}`))).toBe(3);
    expect(templatesOf(of(4, (value) => `switch set state=${value}`))).toBe(1);
  });

  test('varies after a key whatever the other keys say', () => {
    const messages = of(4, (value) => value).flatMap((owner) =>
      ['on', 'off'].map((state) => `set owner=${owner} state=${state}`),
    );
    expect(templatesOf(messages)).toBe(1);
  });
});

describe('a word beside a variable', () => {
  test('belongs to the value where the statement is known without it', () => {
    expect(templatesOf(['the job 7 of this plan was done', 'the job 7 twice of this plan was done'])).toBe(1);
    expect(templatesOf(['the job 7 of this plan was done', 'the job 7 b 8 of this plan was done'])).toBe(1);
  });

  test('does not where too few words are left', () => {
    expect(templatesOf(['the job 7 of plan', 'the job 7 twice of plan'])).toBe(2);
  });

  test('does not where it stands elsewhere', () => {
    expect(templatesOf(['the job 7 of this plan was done', 'the job 7 of this big plan was done'])).toBe(2);
  });
});

test('neighbouring variables are one, and each word keeps whether it is a value', () => {
  const collapsed = collapseVariables(['a', '<*>', '<*>', 'b', '<*>'], [false, false, false, true, false]);
  expect(collapsed).toEqual({ words: ['a', '<*>', 'b', '<*>'], soft: [false, false, true, false] });
});

describe('the text of a group', () => {
  const shape = (words: string, example: string, count: number): MinedShape => ({
    words: words.split(' '),
    soft: words.split(' ').map(() => false),
    example,
    count,
  });
  const SHAPES = [
    shape('plan <*> was done', 'plan 1 was done', 3),
    shape('plan now was done', 'plan now was, done', 5),
  ];

  test('is that of its most frequent shape, the first of equals', () => {
    expect(clusterShapes(SHAPES)).toMatchObject({ texts: ['plan <*> was, done'], keys: ['plan <*> was done'] });
    expect(mostFrequentShape(SHAPES, [0, 1])).toBe(SHAPES[1]);
    expect(mostFrequentShape([SHAPES[0] as MinedShape, shape('x', 'x', 3)], [0, 1])).toBe(SHAPES[0]);
    expect(mostFrequentShape(SHAPES, [0])).toBe(SHAPES[0]);
  });
});
