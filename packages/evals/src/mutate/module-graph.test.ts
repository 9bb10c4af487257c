import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { moduleGraph } from './module-graph.ts';

test('importers are those that load a module to run, nearest first; types and data are no imports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mats-graph-'));
  const files = {
    'a.ts': 'export const a = 1; export type A = 1;',
    'b.ts': "import { a } from './a.ts'; export const b = a;",
    'c.ts': "export { b } from './b.ts';",
    'typed.ts': "import type { A } from './a.ts'; import { type A as B } from './a.ts'; export type C = A | B;",
    'data.ts': "import { a } from './a.ts'; export const list = [a];",
    'c.test.ts': "import { b } from './c.ts'; import { test } from 'x'; test(b);",
  };
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { importersOf } = moduleGraph(folder, (file) => file === 'data.ts');
    expect(importersOf(join(folder, 'a.ts')).map((file) => basename(file))).toEqual([
      'a.ts',
      'b.ts',
      'c.ts',
      'c.test.ts',
    ]);
    expect(importersOf(join(folder, 'c.test.ts'))).toHaveLength(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
