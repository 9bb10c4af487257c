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

test('each part of a chain of causes is looked for, and values are not', () => {
  expect(fixedParts('Save failed: store: unable to write the invoice row: sql: no column <*>')).toEqual([
    'unable to write the invoice row',
    'Save failed',
    'no column',
  ]);
  expect(fixedParts('Cannot draw the label /srv/in/box.png of ann@example.org')).toEqual(['Cannot draw the label']);
});
