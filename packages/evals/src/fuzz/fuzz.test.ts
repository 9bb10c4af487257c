import { spawn } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { type CaseOutcome, runCases } from './run-cases.ts';
import { runFuzz } from './run-fuzz.ts';
import type { FuzzTarget } from './target.ts';

test('no generated input crashes, hangs or fills the memory', async () => {
  const { cases, failures, memory } = await runFuzz({ cases: 500, seed: 20_261_121 });
  expect(failures).toEqual([]);
  expect(cases).toBe(500);
  expect(memory.heap_late).toBeLessThan(memory.heap_early + 32);
}, 180_000);

async function outcomesOf(targets: readonly FuzzTarget[], from = 0): Promise<CaseOutcome[]> {
  const outcomes: CaseOutcome[] = [];
  await runCases({ seed: 3, from, to: 6 }, { targets, tell: (outcome) => outcomes.push(outcome) });
  return outcomes;
}

describe('the cases', () => {
  test('are the same whatever ran before', async () => {
    const drawn: number[] = [];
    const target: FuzzTarget = { name: 'draw', share: 1, run: (random) => void drawn.push(random.below(1_000_000)) };
    await outcomesOf([target]);
    await outcomesOf([target], 3);
    expect(drawn.slice(6)).toEqual(drawn.slice(3, 6));
    expect(new Set(drawn).size).toBe(6);
  });

  test('fail with what was thrown, unless it is documented', async () => {
    const run = (): void => {
      throw new RangeError('too far');
    };
    const allows = (error: unknown): boolean => error instanceof RangeError;
    const [undocumented, documented] = await outcomesOf([
      { name: 'a', share: 0.5, run },
      { name: 'b', share: 0.5, run, allows },
    ]);
    expect(undocumented?.failure).toMatch(/^RangeError: too far/);
    expect(documented?.failure).toBeUndefined();
  });
});

describe('a process that runs cases', () => {
  const start =
    (behaviour: string) =>
    ({ from }: { readonly from: number }): ReturnType<typeof spawn> => {
      const program = `
        const tell = (number) => console.log(JSON.stringify({ case: number, target: 'x', cpuMilliseconds: 1 }));
        for (let number = ${from}; number < 4; number += 1) { if (number === 2) { ${behaviour} } tell(number); }`;
      return spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'pipe'] });
    };

  test('that dies tells which case it was, and the rest is run', async () => {
    const { cases, failures } = await runFuzz({ cases: 4, seed: 1, start: start("throw new Error('out of paper')") });
    expect(cases).toBe(4);
    expect(failures).toMatchObject([{ case: 2, failure: 'ended the process (1): Error: out of paper' }]);
  });

  test('that hangs is ended', async () => {
    const hang = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);';
    const { failures } = await runFuzz({ cases: 4, seed: 1, secondsPerCase: 1, start: start(hang) });
    expect(failures).toMatchObject([{ case: 2, failure: 'took longer than 1 s' }]);
  });
});
