import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { describeWith } from '@mats/testing';
import { predict } from './predict.ts';
import { SUITES } from './suites/registry.ts';

describeWith('evalData', 'on data that is not ours', (data) => {
  describeWith('evalScorer', 'scored by a program that is not ours', (scorer) => {
    /** What the best simple rule reaches on the same cases; below it, the engine would be worse than no engine. */
    test.each([
      ['swebench-tracebacks', 0.429],
      ['defects4j-traces', 0.634],
    ])(
      '%s: the right file is first at least as often as with the best simple rule',
      async (suite, simpleRule) => {
        const folder = mkdtempSync(join(tmpdir(), 'mats-accuracy-'));
        const out = join(folder, 'predictions.jsonl');
        await predict(SUITES, { suite, data: join(data, suite, 'inputs'), out });
        const truth = join(data, suite, 'truth');
        const scored = execFileSync(scorer, [suite, '--truth', truth, '--predictions', out], { encoding: 'utf8' });
        const headline = Number(/AC@1\D{0,3}([01]?\.\d+)/.exec(scored)?.[1]);
        expect(headline).toBeGreaterThanOrEqual(simpleRule);
        rmSync(folder, { recursive: true, force: true });
      },
      120_000,
    );
  });
});
