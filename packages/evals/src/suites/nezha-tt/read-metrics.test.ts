import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readMetrics } from './read-metrics.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'metrics-'));
  writeFileSync(join(folder, 'a.csv'), 'TimeStamp,PodName,cpu\n60,till-3c-4d,0.5\n120,till-3c-4d,\n');
  writeFileSync(join(folder, 'b.csv'), 'TimeStamp,PodName,cpu\n60,desk-1a-2b,1\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a table of a pod is one series a column, in milliseconds, with gaps', async () => {
  const { series } = await readMetrics(folder);
  expect(series[0]).toEqual({
    service: 'till',
    metric: 'cpu',
    points: [
      { timeMs: 60_000, value: 0.5 },
      { timeMs: 120_000, value: Number.NaN },
    ],
  });
});

test('columns named after services are theirs, and named pairs are calls', async () => {
  writeFileSync(join(folder, 'latency_50.csv'), 'timestamp,till,desk_till,total\n60,7,8,9\n');
  writeFileSync(join(folder, 'graph.csv'), 'source,destination\ntill,desk\ntill,bank\n');
  const { series, calls } = await readMetrics(folder);
  expect(series.filter(({ metric }) => metric === 'latency_50').map(({ service }) => service)).toEqual(['till']);
  expect(calls).toEqual(
    new Map([
      ['till', new Set(['desk'])],
      ['desk', new Set(['till'])],
    ]),
  );
});

test('a folder that is not there has no metrics', async () => {
  await expect(readMetrics(join(folder, 'none'))).resolves.toEqual({ series: [], calls: new Map() });
});
