import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { describeWith } from '@mats/testing';
import { z } from 'zod';
import { predict } from './predict.ts';
import { SUITES } from './suites/registry.ts';

const scoreSchema = z.object({ metrics: z.record(z.string(), z.object({ value: z.number() })) });

describeWith('evalData', 'on data that is not ours', (data) => {
  describeWith('evalScorer', 'scored by a program that is not ours', (scorer) => {
    /** Scorers' figures: at the least what the best simple rule reaches, else the engine is worse than none; or the suite's goal. */
    test.each([
      { suite: 'swebench-tracebacks', atLeast: { 'AC@1': 0.429 } },
      { suite: 'defects4j-traces', atLeast: { 'AC@1': 0.634 } },
      { suite: 'rootcausebench', atLeast: { pass: 0.75 } },
      { suite: 'nezha-tt', atLeast: { 'AS@1': 0.92, 'inner@1': 0.92 } },
      { suite: 'petshop', atLeast: { 'top-1': 0.85, 'top-3': 0.92, specificity: 0.95 } },
    ])(
      '$suite is answered at least as well as before',
      async ({ suite, atLeast }) => {
        const folder = mkdtempSync(join(tmpdir(), 'mats-accuracy-'));
        const out = join(folder, 'predictions.jsonl');
        await predict(SUITES, { suite, data: join(data, suite, 'inputs'), out });
        const truth = join(data, suite, 'truth');
        const scored = execFileSync(scorer, [suite, '--truth', truth, '--predictions', out, '--json'], {
          encoding: 'utf8',
        });
        const { metrics } = scoreSchema.parse(JSON.parse(scored));
        const missed = Object.entries(atLeast).filter(([metric, least]) => !((metrics[metric]?.value ?? 0) >= least));
        expect(missed).toEqual([]);
        rmSync(folder, { recursive: true, force: true });
      },
      900_000,
    );
  });
});
