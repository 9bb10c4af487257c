import { expect, test } from '@jest/globals';
import { createTextLogSource } from '@mats/sources';
import { readLogs } from './read-logs.ts';
import { readServiceLines } from './read-service-lines.ts';
import { readWindows } from './read-windows.ts';

const NOW = Date.UTC(2026, 6, 10);
const TEXT = '2026-07-09 10:00:00,000 ERROR declined\n2026-07-09T10:00:00Z ERROR refused\n';

async function timesOf(timeZone?: string): Promise<{ times: (number | null)[]; notes: string[] }> {
  const { signal } = new AbortController();
  const { logs } = await readLogs([createTextLogSource({ text: TEXT })], {
    signal,
    now: NOW,
    timeZone,
    onStep: () => undefined,
  });
  const windows = await readWindows(logs, { now: NOW });
  const lines = await readServiceLines(logs, { now: NOW, signal });
  const [log] = logs;
  return {
    times: [log?.analysis.from ?? null, ...windows.map(({ time }) => time), ...lines.map(({ timeMs }) => timeMs)],
    notes: [...(log?.analysis.notes ?? [])],
  };
}

test('a time without a zone is one of the zone that was asked for, wherever it is read; one with a zone is not moved', async () => {
  const [eight, ten] = [Date.UTC(2026, 6, 9, 8), Date.UTC(2026, 6, 9, 10)];
  expect(await timesOf('Europe/Berlin')).toEqual({
    times: [eight, eight, ten, eight, ten],
    notes: ['1 time stamp has no zone; read as UTC+2.'],
  });
});

test('without a zone it is UTC', async () => {
  const ten = Date.UTC(2026, 6, 9, 10);
  expect(await timesOf()).toEqual({
    times: [ten, ten, ten, ten, ten],
    notes: ['1 time stamp has no zone; read as UTC.'],
  });
});
