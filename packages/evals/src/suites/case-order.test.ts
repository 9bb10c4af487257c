import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { describeWith } from '@mats/testing';
import { SUITES } from './registry.ts';
import type { Prediction, Suite } from './suite.ts';

/** Cases that are predicted first, of which every second one is predicted again, last first and without the others. */
const SAMPLE = 4;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'case-order-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The inputs with other cases in another order: `choose` gets the cases' lines, or the names of their files. */
function rearranged(inputs: string, choose: (cases: readonly string[]) => readonly string[]): string {
  const copy = mkdtempSync(join(folder, 'inputs-'));
  const list = join(inputs, 'cases.jsonl');
  const entries = readdirSync(inputs).toSorted();
  const listed = existsSync(list);
  if (listed) {
    const lines = readFileSync(list, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    writeFileSync(
      join(copy, 'cases.jsonl'),
      choose(lines)
        .map((line) => `${line}\n`)
        .join(''),
    );
  }
  // Without a list the cases are the files or folders themselves: all that share a name up to the first point are one.
  const stem = (entry: string): string => entry.split('.')[0] ?? entry;
  const kept = new Set(choose([...new Set(entries.map(stem))]));
  for (const entry of entries) {
    if (listed ? entry !== 'cases.jsonl' : kept.has(stem(entry))) symlinkSync(join(inputs, entry), join(copy, entry));
  }
  return copy;
}

async function predictions(suite: Suite, data: string): Promise<Map<string, Prediction>> {
  const written: Prediction[] = [];
  await suite.predict({ data, write: (prediction) => written.push(prediction) });
  return new Map(written.map((prediction) => [String(prediction['case']), prediction]));
}

/** Spread over the whole list, so that every kind of case is met. */
function spread(cases: readonly string[]): string[] {
  const step = Math.max(1, Math.floor(cases.length / SAMPLE));
  return cases.filter((_, place) => place % step === 0).slice(0, SAMPLE);
}

async function expectIndependence(suite: Suite, inputs: string): Promise<void> {
  const some = await predictions(suite, rearranged(inputs, spread));
  const again = await predictions(
    suite,
    rearranged(inputs, (cases) =>
      spread(cases)
        .filter((_, place) => place % 2 === 1)
        .toReversed(),
    ),
  );
  expect(again.size).toBeGreaterThan(0);
  expect(again.size).toBeLessThan(some.size);
  expect([...again]).toEqual([...again.keys()].map((id) => [id, some.get(id)]));
}

const own = SUITES.filter(({ makeData }) => makeData !== undefined);
const foreign = SUITES.filter(({ makeData }) => makeData === undefined).map(({ name }) => name);

describeWith('evalData', 'on data that is not ours', (data) => {
  test.each(foreign)(
    '%s: a prediction depends on no other case and on no order',
    async (name) => {
      const suite = SUITES.find((one) => one.name === name);
      if (suite === undefined || !existsSync(join(data, name, 'inputs'))) return;
      await expectIndependence(suite, join(data, name, 'inputs'));
    },
    120_000,
  );
});

describe('on data of our own', () => {
  test('every suite says whose data it needs', () => {
    expect(own.filter(({ score }) => score === undefined)).toEqual([]);
  });

  for (const suite of own) {
    test(`${suite.name}: a prediction depends on no other case and on no order`, async () => {
      const made = mkdtempSync(join(folder, 'own-'));
      await suite.makeData?.(made);
      mkdirSync(join(made, 'inputs'), { recursive: true });
      await expectIndependence(suite, join(made, 'inputs'));
    }, 300_000);
  }
});
