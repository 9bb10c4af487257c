/*
 * `npm run check`: everything that is checked without running the product, which is what CI runs besides the tests.
 * Names of checks as arguments run those alone: `npm run check -- format spelling`.
 */
import path from 'node:path';
import { styleText } from 'node:util';
import { runStep } from './src/run-step.ts';
import type { Step, StepResult } from './src/run-step.ts';

const ROOT = path.join(import.meta.dirname, '..');
const AT_ONCE = 2;
const SPELLING_CACHE = 'node_modules/.cache/cspell.json';

const STEPS: readonly Step[] = [
  {
    name: 'types',
    run: ['turbo', 'run', 'typecheck', '--ui=stream', '--output-logs=errors-only', '--log-prefix=none'],
    fix: 'Correct the types; `npx tsc -p <workspace>` checks one workspace.',
  },
  {
    name: 'temporal',
    run: ['scripts/check-temporal.ts'],
    fix: 'Correct the types of orchestrator/temporal; its packages: npm ci --prefix orchestrator/temporal.',
  },
  { name: 'lint', run: ['oxlint', '--type-aware', '--deny-warnings'], fix: 'npx oxlint --type-aware --fix' },
  { name: 'format', run: ['oxfmt', '--check', '.'], fix: 'npm run format' },
  { name: 'boundaries', run: ['turbo', 'boundaries'], fix: 'Declare the dependency, or import what the table allows.' },
  { name: 'imports', run: ['scripts/check-import-table.ts'], fix: 'See the import table in docs/architecture.md.' },
  {
    name: 'dead code',
    run: ['knip', '--no-progress', '--no-config-hints'],
    fix: 'Remove what nothing uses; `npx knip --fix` removes needless `export` words.',
  },
  {
    name: 'measured code',
    run: ['scripts/check-measured-code.ts'],
    fix: 'Move it to packages/evals, or use it in the product.',
  },
  {
    name: 'spelling',
    run: ['cspell', 'lint', '--no-progress', '--no-summary', '--cache', '--cache-location', SPELLING_CACHE, '.'],
    fix: 'Correct the word, or add it to cspell-words.txt in its place.',
  },
  { name: 'copies', run: ['jscpd', '--config', '.jscpd.json'], fix: 'Write the shared part once.' },
  { name: 'lockfile', run: ['scripts/complete-lockfile.ts', '--check'], fix: 'npm run lockfile' },
];

function show({ step, ok, output, ms }: StepResult): void {
  const state = ok ? styleText('green', 'ok  ') : styleText('red', 'FAIL');
  console.log(`${state}  ${step.name.padEnd(12)}${(ms / 1000).toFixed(1).padStart(5)} s`);
  if (!ok) console.log(`\n${output}\n\n  To fix: ${step.fix}\n`);
}

async function runAll(steps: readonly Step[]): Promise<readonly StepResult[]> {
  const waiting = [...steps];
  const results: StepResult[] = [];
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const result = await runStep(ROOT, step);
      results.push(result);
      show(result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no check called ${unknown.join(', ')}. There are: ${STEPS.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(1);
}
const results = await runAll(STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
const failed = results.filter(({ ok }) => !ok).map(({ step }) => step.name);
console.log(failed.length === 0 ? '\nAll checks pass.' : `\n${failed.length} failed: ${failed.join(', ')}.`);
process.exit(failed.length === 0 ? 0 : 1);
