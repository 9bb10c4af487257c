import { expect, test } from '@jest/globals';
import { findTraces } from '../../logs/stack/find-traces.ts';
import { crashNames, wordsAround } from './crash-names.ts';

const MESSAGE = `After the update the \`HAManager\` fails, fetch_keys too:

TypeError: Cannot read properties of undefined (reading 'price')
    at total (/srv/src/cart.js:5:3)
    at run (/srv/src/app.js:5:3)

Any idea?`;

test('words are what a person wrote around the trace', () => {
  expect(wordsAround(MESSAGE)).toBe('After the update the `HAManager` fails, fetch_keys too:\n\n\nAny idea?');
});

test('names have a shape of their own or are marked; what the value was asked for comes first', () => {
  const names = crashNames(findTraces(MESSAGE).traces, wordsAround(MESSAGE));
  expect(names.inWords).toEqual(['HAManager', 'fetch_keys']);
  expect(names.inMessages).toEqual(['price']);
  expect(names.plain.has('update')).toBe(true);
});

test('the fixed text of a message is what stands between its values', () => {
  const trace = `ValueError: could not find the price list of shop 'main' in /srv/x/y.csv
    at total (/srv/src/cart.js:5:3)`;
  expect(crashNames(findTraces(trace).traces, '').texts).toEqual(['could not find the price list of shop']);
});
