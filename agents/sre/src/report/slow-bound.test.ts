// cspell:ignore welche Anfragen dauerten länger Sekunden requêtes milisegundos
import { expect, test } from '@jest/globals';
import { slowBound } from './slow-bound.ts';

test.each([
  ['which requests were slower than 2 s today?', 2_000],
  ['requests over 500ms since 10:00', 500],
  ['spans > 1.5 s', 1_500],
  ['took more than 2 minutes', 120_000],
  ['welche Anfragen dauerten länger als 3 Sekunden', 3_000],
  ['requêtes de plus de 2,5 secondes', 2_500],
  ['más de 250 milisegundos', 250],
])('%s: %i ms', (question, ms) => expect(slowBound(question)).toEqual({ of: 'question', ms }));

test.each([
  'which requests were slow this morning?',
  'slower than usual in the last 30 minutes',
  'slower than 0 s',
  '',
])('%j: longer than is usual', (question) => expect(slowBound(question)).toEqual({ of: 'usual' }));
