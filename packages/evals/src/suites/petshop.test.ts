import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { petshop } from './petshop.ts';
import type { Prediction } from './suite.ts';

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'petshop-'));
  mkdirSync(join(data, 'windows'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const HEADER = `microservice,site,"store, ""cold""",site,"store, ""cold"""
metric,latency,latency,requests,requests
statistic,Average,Average,Sum,Sum
unix_timestamp,,,,
`;
const row = (index: number, store: number): string => {
  const jitter = ((index * 7919) % 13) / 1000;
  return `${1_690_000_200 + index * 300}.0,${0.1 + store + jitter},${store + jitter / 2},50,50\n`;
};

test('one line a case: the node that is slow, or none for a quiet window', async () => {
  writeFileSync(join(data, 'graph.csv'), ',site,"store, ""cold"""\nsite,0.0,1.0\n"store, ""cold""",0.0,0.0\n');
  const normal = Array.from({ length: 60 }, (_, index) => row(index, 0.02));
  writeFileSync(join(data, 'normal.csv'), HEADER + normal.join(''));
  const windowOf = (slow: number): string =>
    HEADER + [0, 0, slow, slow, 0].map((by, at) => row(60 + at, 0.02 + by)).join('');
  writeFileSync(join(data, 'windows', 'slow.csv'), windowOf(0.3));
  writeFileSync(join(data, 'windows', 'quiet.csv'), windowOf(0));
  const cases = ['slow', 'quiet'].map((id) => ({
    case: id,
    graph: 'graph.csv',
    normal: 'normal.csv',
    window: `windows/${id}.csv`,
    target: { node: 'site', metric: 'latency', statistic: 'Average' },
  }));
  writeFileSync(join(data, 'cases.jsonl'), cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const written: Prediction[] = [];
  await petshop.predict({ data, write: (prediction) => written.push(prediction) });
  expect(written).toEqual([
    { case: 'slow', nodes: ['store, "cold"', 'site'], verdict: 'root_cause', confidence: expect.any(Number) },
    { case: 'quiet', nodes: [], verdict: 'no_incident', confidence: expect.any(Number) },
  ]);
});
