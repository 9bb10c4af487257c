import { describe, expect, test } from '@jest/globals';
import type { TracedRun } from './crash-in-code.ts';
import { testedFiles } from './tested-files.ts';

const run = (path: string, more: { method?: string; type?: string } = {}): TracedRun =>
  ({
    frames: [{ path: 'src/cart.ts' }, { path, function: more.method }],
    trace: { exceptions: [{ type: more.type ?? 'Error' }] },
  }) as unknown as TracedRun;
const PATHS = ['src/cart.ts', 'src/cartTotal.ts', 'src/mail.ts', 'test/cart.test.ts'];
const tested = (...runs: readonly TracedRun[]) => {
  const { subject, compared, named } = testedFiles(runs, PATHS);
  return { subject: [...subject], compared: [...compared], named: [...named.keys()] };
};

describe('what failing tests say of files', () => {
  test('is which one they are named for, by the share of the tests', () => {
    expect(tested(run('test/cart.test.ts'), run('test/mail.test.ts'))).toMatchObject({
      subject: [
        ['src/cart.ts', 0.5],
        ['src/mail.ts', 0.5],
      ],
      compared: [],
    });
  });

  test('is more where they compared a result', () => {
    expect(tested(run('test/cart.test.ts', { type: 'AssertionError' }), run('test/cart.test.ts'))).toMatchObject({
      subject: [['src/cart.ts', 1]],
      compared: [['src/cart.ts', 0.5]],
    });
  });

  test('is whose words they name, in the test or its method', () => {
    expect(tested(run('test/cart.test.ts', { method: 'sendsMail' })).named).toEqual([
      'src/cart.ts',
      'src/cartTotal.ts',
      'src/mail.ts',
    ]);
    expect(tested(run('test/total.test.ts')).named).toEqual(['src/cartTotal.ts']);
  });

  test('is nothing of tests themselves, and nothing without a test', () => {
    expect(tested(run('test/cart.test.ts')).named).not.toContain('test/cart.test.ts');
    expect(tested(run('src/mail.ts'))).toEqual({ subject: [], compared: [], named: [] });
  });
});
