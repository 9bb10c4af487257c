import { expect, test } from '@jest/globals';
import { createTextLogSource } from '@mats/sources';
import { readLogs } from './read-logs.ts';

async function stacksOf(text: string): Promise<{ line: number; lines: number; count: number }[]> {
  const options = { signal: new AbortController().signal, now: 0, onStep: () => undefined };
  const { logs } = await readLogs([createTextLogSource({ text })], options);
  return logs.flatMap(({ analysis }) => analysis.stacks.map(({ line, lines, count }) => ({ line, lines, count })));
}

const FLAT = `TypeError: Cannot read property 'price' of null
at total (/app/src/cart.js:63:91)
at run (/app/src/app.js:396:24)`;

test('a trace that is not indented is one trace', async () =>
  expect(await stacksOf(FLAT)).toEqual([{ line: 1, lines: 3, count: 1 }]));

test('a trace in a field of a record is one, and equal ones are counted', async () => {
  const record = JSON.stringify({ level: 'error', msg: 'failed', err: { stack: FLAT } });
  expect(await stacksOf(`${record}\n${record}`)).toEqual([{ line: 1, lines: 1, count: 2 }]);
});

const UNKNOWN = `crash
Stacktrace:
  at unit Basket in basket.zz:41
  at unit Main in main.zz:9`;

async function notReadOf(text: string): Promise<string[]> {
  const options = { signal: new AbortController().signal, now: 0, onStep: () => undefined };
  const { notRead } = await readLogs([createTextLogSource({ text })], options);
  return notRead.map(({ why }) => why).filter((why) => why.includes('stack trace'));
}

test('what looks like a trace is told of with its lines, where none was read', async () => {
  expect(await notReadOf(UNKNOWN)).toEqual([
    'Lines 2 to 4 look like a stack trace in a form that is not known: “Stacktrace: / at unit Basket in basket.zz:41 / at unit Main in main.zz:9”.',
  ]);
  expect(await notReadOf(`${FLAT}\n\n\n\n${UNKNOWN}`)).toEqual([]);
});

test('a log without traces has none', async () => expect(await stacksOf('INFO ready\nINFO done')).toEqual([]));
