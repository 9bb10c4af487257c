import { expect, test } from '@jest/globals';
import { logSourceContract } from '@mats/testing';
import { createTextLogSource } from './text-log-source.ts';

const LINES = ['first', 'second', 'third ü', 'fourth', 'fifth'];

logSourceContract('pasted text', () =>
  Promise.resolve({ source: createTextLogSource({ text: LINES.join('\n') }), lines: LINES }),
);

test('an empty text lists no stream', async () => {
  expect(await createTextLogSource({ text: '' }).list()).toEqual({ streams: [], notRead: [] });
});
