import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const SOURCE = join(import.meta.dirname, '..');
const ROOT = join(SOURCE, '..', '..', '..');
/** A door with more names than this is no door. */
const MOST_NAMES = 30;

const namesOf = (door: string): readonly string[] =>
  [...readFileSync(join(SOURCE, door), 'utf8').matchAll(/export (?:type )?\{([^}]{1,4000})\}/g)].flatMap(
    ([, names = '']) => names.split(',').filter((name) => name.trim() !== ''),
  );

test.each(['index.ts', ...globSync('doors/*.ts', { cwd: SOURCE, exclude: ['**/*.test.ts'] })])(
  'the door %s has at most thirty names',
  (door) => {
    const count = namesOf(door).length;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(MOST_NAMES);
  },
);

test('only evaluations come in by the doors for measuring', () => {
  const others = globSync('{agents,packages,orchestrator,ui}/**/src/**/*.ts', {
    cwd: ROOT,
    exclude: ['**/node_modules/**', 'packages/evals/**'],
  });
  const strangers = others.filter((file) =>
    /from '@mats\/engine\/(?:fit|measure)'/.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  expect(strangers).toEqual([]);
});
