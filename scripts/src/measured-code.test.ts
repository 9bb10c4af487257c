import { expect, test } from '@jest/globals';
import { codeOnlyMeasured } from './measured-code.ts';

const modules = (files: Readonly<Record<string, string>>): Map<string, string> =>
  new Map(Object.entries(files).map(([file, text]) => [`packages/engine/src/${file}`, text]));

test('what only the door for measuring hands on is told of; tests, types and other doors do not make it the product’s', () => {
  const found = codeOnlyMeasured(
    modules({
      'doors/measure.ts':
        "export { used, alone } from '../a.ts';\nexport type { Alone } from '../a.ts';\nexport { within } from '../b.ts';",
      'doors/fit.ts': "export { alone } from '../a.ts';",
      'a.ts': 'export function used(): void {}\nexport function alone(): void {}\nexport interface Alone {}',
      'a.test.ts': "import { alone } from './a.ts';\nalone();",
      'b.ts': 'export function within(): void {}\nexport function outer(): void { within(); }',
      'index.ts': "import { used } from './a.ts';\nused();",
    }),
  );
  expect(found).toEqual(['packages/engine/src/a.ts: only evaluations use alone']);
});
