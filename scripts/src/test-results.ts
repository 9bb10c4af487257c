import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** What is read of the JSON that `jest --json` writes. */
const jestResultSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({ status: z.string(), title: z.string(), ancestorTitles: z.array(z.string()), fullName: z.string() }),
      ),
    }),
  ),
});

export type TestResults = {
  readonly passed: number;
  /** One line for each failed test, and for each file that could not be run at all. */
  readonly failed: readonly string[];
  readonly skipped: number;
  /** Why tests were skipped: one line for each group of them. */
  readonly missed: readonly string[];
};

export const NO_RESULTS: TestResults = { passed: 0, failed: [], skipped: 0, missed: [] };

const SKIPPED: ReadonlySet<string> = new Set(['pending', 'skipped', 'todo', 'disabled']);

/** The results of one workspace from the text that jest wrote. */
export function parseResults(workspace: string, text: string): TestResults {
  const files = jestResultSchema.parse(JSON.parse(text)).testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const broken = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const skipped = tests.filter((test) => SKIPPED.has(test.status));
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: [
      ...broken.map((file) => `${workspace}: ${file.name} could not be run`),
      ...tests.filter((test) => test.status === 'failed').map((test) => `${workspace}: ${test.fullName}`),
    ],
    skipped: skipped.length,
    missed: [...new Set(skipped.map((test) => `${workspace}: ${test.ancestorTitles[0] ?? test.title}`))],
  };
}

/** The results in a file; a workspace that wrote none counts as one failure. */
export function readResults(workspace: string, file: string): TestResults {
  if (existsSync(file)) return parseResults(workspace, readFileSync(file, 'utf8'));
  return { ...NO_RESULTS, failed: [`${workspace}: ended without results`] };
}

/** Two results as one. */
export function addResults(left: TestResults, right: TestResults): TestResults {
  return {
    passed: left.passed + right.passed,
    failed: [...left.failed, ...right.failed],
    skipped: left.skipped + right.skipped,
    missed: [...left.missed, ...right.missed],
  };
}

/** The last line of a test run. */
export function summaryLine({ passed, failed, skipped }: TestResults): string {
  return `${passed} passed, ${failed.length} failed, ${skipped} skipped`;
}
