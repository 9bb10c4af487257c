import { describe, expect, test } from '@jest/globals';
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

describe('a log without a zone beside one that names its own', () => {
  const BESIDE = '2026-07-09T08:01:00Z ERROR db: refused\n2026-07-09T08:04:00Z ERROR db: refused\n';
  const begins = async (texts: readonly string[], timeZone: string): Promise<(number | null)[]> => {
    const { signal } = new AbortController();
    const sources = texts.map((text) => createTextLogSource({ text }));
    const { logs } = await readLogs(sources, { signal, now: NOW, timeZone, onStep: () => undefined });
    return logs.map(({ analysis }) => analysis.from);
  };
  const at = (hour: number): string =>
    `2026-07-09 ${String(hour).padStart(2, '0')}:02:00 ERROR shop: declined\n2026-07-09 ${String(hour).padStart(2, '0')}:03:00 ok\n`;
  const [one, two] = [Date.UTC(2026, 6, 9, 8, 1), Date.UTC(2026, 6, 9, 8, 2)];

  test('is read in UTC where only so the two tell of the same time', async () =>
    expect(await begins([at(8), BESIDE], 'Europe/Berlin')).toEqual([two, one]));

  test('is read in the zone that was asked for where the two meet in it', async () =>
    expect(await begins([at(10), BESIDE], 'Europe/Berlin')).toEqual([two, one]));

  test('is read in the zone that was asked for where they meet in neither', async () =>
    expect(await begins([at(20), BESIDE], 'Europe/Berlin')).toEqual([Date.UTC(2026, 6, 9, 18, 2), one]));
});
