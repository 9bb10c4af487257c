import { describe, expect, test } from '@jest/globals';
import { VERDICTS } from '@mats/contracts';
import { abstentionWords, confidenceWords, VERDICT_WORDS } from './verdict-words.ts';

describe('verdicts in words', () => {
  test('every verdict has a label and a sign of its own', () => {
    const labels = VERDICTS.map((verdict) => VERDICT_WORDS[verdict].label);
    const signs = VERDICTS.map((verdict) => VERDICT_WORDS[verdict].sign);
    expect(new Set(labels).size).toBe(VERDICTS.length);
    expect(new Set(signs).size).toBe(VERDICTS.length);
  });

  test.each([
    [0.95, 'very likely'],
    [0.74, 'likely'],
    [0.5, 'more likely than not'],
    [0.2, 'little more than a guess'],
  ])('confidence %d is %s', (confidence, words) => {
    expect(confidenceWords(confidence)).toBe(words);
  });

  test('a report with a cause gives no reason for abstaining', () => {
    expect(abstentionWords({})).toBeNull();
    expect(abstentionWords({ abstention: 'insufficient_data' })).toBe('There was too little to read to name a cause.');
  });
});
