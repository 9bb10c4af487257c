import { describe, expect, test } from '@jest/globals';
import type { LogAnalysis } from './types.ts';
import { createLogReader } from './reader.ts';

/** Marsaglia's xorshift: the same words in every run. */
const createWord = (seed: number): ((letters: number) => string) => {
  let state = seed | 1;
  return (letters) =>
    Array.from({ length: letters }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return String.fromCharCode(97 + ((state >>> 0) % 26));
    }).join('');
};

const word = createWord(77);
const HOST = 'Jan  9 10:00:00 host';

/** So many kinds of message that the words of log statements count as known from then on. */
const training = Array.from({ length: 4200 }, (_, index) =>
  index % 2 === 0
    ? `${HOST} shop[7]: customer ${word(9)} placed an order of goods`
    : `${HOST} shop[7]: courier ${word(9)} took a parcel to town`,
);

const readAfterTraining = (lines: readonly string[]): LogAnalysis => {
  const reader = createLogReader({ source: 'words', referenceTime: Date.UTC(2026, 0, 10) });
  reader.push(new TextEncoder().encode(`${[...training, ...lines].join('\n')}\n`));
  return reader.finish();
};

const repeat = (line: () => string): string[] => Array.from({ length: 20 }, line);

describe('lines with words that no program is known to write', () => {
  test('are counted with their statement', () => {
    const { templates } = readAfterTraining(
      repeat(() => `${HOST} shop[7]: customer ${word(9)} placed an order of goods`),
    );
    expect(templates.find(({ text }) => text === 'customer <*> placed an order of goods')?.count).toBe(2120);
  });

  test('keep their service, though its name is new', () => {
    const { services } = readAfterTraining([
      ...repeat(() => `${HOST} mailer[7]: customer ${word(9)} placed an order of goods`),
      ...repeat(() => `${HOST} printer[7]: customer ${word(9)} placed an order of goods`),
    ]);
    expect(services.map(({ name, events }) => [name, events])).toEqual([
      ['shop', 4200],
      ['mailer', 20],
      ['printer', 20],
    ]);
  });

  test('keep the severity that one of their words gives them', () => {
    const { severities } = readAfterTraining([
      ...repeat(() => `${HOST} shop[7]: customer ${word(9)} placed an order of goods`),
      ...repeat(() => `${HOST} shop[7]: customer refused placed an order of goods`),
      ...repeat(() => `${HOST} shop[7]: customer ${word(5)}error placed an order of goods`),
    ]);
    expect(severities).toMatchObject({ error: 40, unknown: 4220 });
  });

  test('keep a status that says that they failed', () => {
    const { severities } = readAfterTraining([
      ...repeat(() => `${HOST} shop[7]: customer ${word(9)} placed an order status=200`),
      ...repeat(() => `${HOST} shop[7]: customer ${word(9)} placed an order status=503`),
    ]);
    expect(severities).toMatchObject({ error: 20, unknown: 4220 });
  });
});
