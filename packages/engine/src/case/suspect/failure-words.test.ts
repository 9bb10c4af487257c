import { expect, test } from '@jest/globals';
import { fixedParts } from './failure-words.ts';

test('the longest fixed text of a template comes first, lone plain words are left out', () => {
  expect(fixedParts('customer <*> sent orderId <*> but the card of <*> was refused')).toEqual([
    'but the card of',
    'sent orderId',
    'was refused',
  ]);
  expect(fixedParts('request <*> in PAYMENT_MODE <*>')).toEqual(['in PAYMENT_MODE']);
});

test('a template of plain words alone is looked for by them', () => {
  expect(fixedParts('<*> refused <*> unexpectedly')).toEqual(['unexpectedly', 'refused']);
});
