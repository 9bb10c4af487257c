import { describe } from '@jest/globals';
import { testEnvironment } from './env.ts';
import { TOOLS } from './tools.ts';
import type { ToolName } from './tools.ts';

/** Where a tool is (a path, or a URL for `phoenix`), or undefined when this host lacks it. */
export function findTool(name: ToolName): string | undefined {
  return TOOLS[name].find(testEnvironment());
}

/**
 * A `describe` whose tests need a tool. Without it they are skipped, and one line says what was missed and how to get
 * it; `npm test` repeats the line at its end and, where `CI=true`, counts it as a failure.
 *
 * `body` gets where the tool is, and an empty string when it is missing: read it inside tests and hooks only.
 */
export function describeWith(name: ToolName, title: string, body: (where: string) => void): void {
  const where = findTool(name);
  if (where !== undefined) {
    describe(title, () => body(where));
    return;
  }
  const { needs, get } = TOOLS[name];
  const missed = `${title} [needs ${needs}: ${get}]`;
  process.stderr.write(`not run: ${missed}\n`);
  describe.skip(missed, () => body(''));
}
