import { expect, test } from '@jest/globals';
import { createTextLogSource } from '@mats/sources';
import { readLogs } from './read-logs.ts';
import type { LogsRead } from './read-logs.ts';
import { readWindows } from './read-windows.ts';

const KEY = `dop_v1_${'0123456789abcdef'.repeat(4)}`;
const LOG = [
  '2026-01-01T10:00:00.000Z INFO auth started',
  `2026-01-01T10:05:00.000Z ERROR auth login failed with ${KEY} refused`,
  `TypeError: no amount near ${KEY}`,
  '    at totalOf (/srv/app/src/total.js:2:57)',
].join('\n');

function read(text: string): Promise<LogsRead> {
  const options = { signal: new AbortController().signal, now: 0, onStep: () => undefined };
  return readLogs([createTextLogSource({ text })], options);
}

test('nothing that was read of a log holds its secrets', async () => {
  const { logs } = await read(LOG);
  const lines = await readWindows(logs, { now: 0 });
  expect(logs[0]?.analysis.stacks[0]?.text).toBe(
    'TypeError: no amount near [redacted]\n    at totalOf (/srv/app/src/total.js:2:57)',
  );
  expect(lines[1]?.raw).toBe('2026-01-01T10:05:00.000Z ERROR auth login failed with [redacted] refused');
  expect(JSON.stringify([logs.map(({ analysis }) => analysis), lines])).not.toMatch(/dop_v1|0123456789abcdef/);
});

test('what a log is told by is the same with another secret in its place', async () => {
  const [one, other] = await Promise.all([read(LOG), read(LOG.replaceAll(KEY, `dop_v1_${'f'.repeat(64)}`))]);
  expect(other.logs[0]?.analysis).toEqual(one.logs[0]?.analysis);
});
