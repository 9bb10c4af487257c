import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { describeWith } from '@mats/testing';
import { call } from '../http/call.ts';
import { PhoenixExperiments } from './phoenix-experiments.ts';
import { readSuite } from './read-suite.ts';
import { runExperiment } from './run-experiment.ts';

jest.setTimeout(120_000);

const folder = mkdtempSync(path.join(tmpdir(), 'mats-suite-'));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  for (const part of ['inputs/s1', 'truth']) mkdirSync(path.join(folder, part), { recursive: true });
  writeFileSync(path.join(folder, 'inputs/s1/web.log'), 'FATAL: no\n');
  const cases = [
    { case: 's1', question: 'Why?', files: ['s1/web.log'] },
    { case: 's2', question: 'Is it broken?', files: [] },
  ];
  const truths = [
    { case: 's1', kinds: ['authentication_refused'], component: ['db'], lines: [{ file: 's1/web.log', line: 1 }] },
    { case: 's2', kinds: ['no_incident'], component: [], lines: [] },
  ];
  const text = (rows: object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  writeFileSync(path.join(folder, 'inputs/cases.jsonl'), text(cases));
  writeFileSync(path.join(folder, 'truth/truth.jsonl'), text(truths));
});

test('a labelled suite becomes examples: question and files in, the right answer out', () => {
  expect(readSuite(folder)).toEqual([
    {
      id: 's1',
      input: {
        prompt: 'Why?',
        attachments: [{ name: 'web.log', content: 'FATAL: no\n' }],
        repositories: [],
        sample: false,
        missing: [],
      },
      output: { kinds: ['authentication_refused'], components: ['db'], places: [{ file: 's1/web.log', line: 1 }] },
    },
    expect.objectContaining({ id: 's2', output: { kinds: ['no_incident'], components: [], places: [] } }),
  ]);
});

test('a folder that is no suite is refused with what one is', () => {
  expect(() => readSuite(path.join(folder, 'inputs'))).toThrow(/There is no .*truth\.jsonl\./);
});

const TURN = {
  id: `inv_${'1'.repeat(32)}`,
  session_id: 's-1',
  trace_id: '2'.repeat(32),
  turn: 1,
  state: 'done',
  prompt: 'Why?',
  attachments: [],
  created_at: '2026-01-01T00:00:00.000Z',
  finished_at: '2026-01-01T00:00:01.000Z',
  report: null,
  markdown: null,
  error: null,
};

describeWith('phoenix', 'experiments in the real Phoenix', (url) => {
  test('a suite is pushed, its examples are asked, and answers and evaluations are read back', async () => {
    const asked: unknown[] = [];
    // Stands for the orchestrator at its edge: what it answers decides what is judged.
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        asked.push(JSON.parse(Buffer.concat(chunks).toString('utf8')));
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(TURN));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const name = `suite-${process.pid}`;
    const phoenix = new PhoenixExperiments(url);
    try {
      const dataset = await phoenix.upload(name, readSuite(folder), 'A test.');
      expect(await phoenix.upload(name, readSuite(folder), 'A test.')).toBe(dataset);
      let time = Date.UTC(2026, 0, 1);
      const ran = await runExperiment({
        phoenix,
        orchestrator: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, headers: {} },
        dataset: name,
        name: 'first',
        version: '0.1.0',
        now: () => (time += 1_500),
        newId: () => String(time),
        tell: () => undefined,
      });
      expect(ran).toMatchObject({
        examples: 2,
        failed: 0,
        scores: {
          cause: { mean: 0, judged: 1 },
          place: { mean: 0, judged: 1 },
          abstention: { mean: 0.5, judged: 2 },
          seconds: { mean: 1.5, judged: 2 },
        },
      });
      expect(asked).toMatchObject([{ metadata: { experiment: 'first' } }, { tags: ['experiment'] }]);
      const records = await phoenix.records(ran.experiment);
      expect(records).toHaveLength(2);
      const scored = records.flatMap(({ annotations }) => annotations).filter(({ name: one }) => one === 'abstention');
      expect(scored.map(({ score }) => score ?? -1).toSorted((one, other) => one - other)).toEqual([0, 1]);
      await call(`${url}/v1/datasets/${dataset}`, { method: 'DELETE' });
    } finally {
      server.close();
    }
  });

  test('a dataset that is not there is answered with those that are', async () => {
    await expect(new PhoenixExperiments(url).datasetId('nothing-of-this-name')).rejects.toMatchObject({
      message: 'Phoenix has no dataset "nothing-of-this-name".',
    });
  });
});
