import { describe, expect, test } from '@jest/globals';
import { VERDICTS } from '@mats/contracts';
import { abstentionWords, confidenceWords, probabilityWords, VERDICT_WORDS } from './verdict-words.ts';

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
    [0.2, 'one of several'],
    [0.1, 'unlikely'],
  ])('confidence %d is %s', (confidence, words) => {
    expect(confidenceWords(confidence)).toBe(words);
  });

  test.each([
    ['root_cause', 0.994, 'very likely (99 %)'],
    ['root_cause', 1, 'very likely (99 %)'],
    ['probable_cause', 0.54, 'more likely than not (54 %)'],
    ['no_incident', 0.004, null],
    ['inconclusive', 0.89, null],
  ] as const)('%s at %d shows %s', (verdict, confidence, words) => {
    expect(probabilityWords({ verdict, confidence })).toBe(words);
  });

  test('a report with a cause gives no reason for abstaining', () => {
    expect(abstentionWords({})).toBeNull();
    expect(abstentionWords({ abstention: 'insufficient_data' })).toBe('There was too little to read to name a cause.');
    expect(abstentionWords({ abstention: 'insufficient_data', headline: 'No cause found' })).toBeNull();
  });
});
