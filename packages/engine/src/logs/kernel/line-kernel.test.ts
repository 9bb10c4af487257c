import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@jest/globals';

test('the module in the repository is what its source compiles to', () => {
  const run = (): string =>
    execFileSync(process.execPath, [path.join(import.meta.dirname, 'main.ts'), '--check'], { encoding: 'utf8' });
  expect(run).not.toThrow();
});
