import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';

/** Which modules of a folder import which, by absolute path; imports of types are none. */
export interface ModuleGraph {
  /** A module and all that import it, over however many steps, nearest first. */
  readonly importersOf: (file: string) => readonly string[];
}

/** Files that a file imports to run, and whose path is relative. */
function importsOf(file: string): string[] {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  const values = module.staticImports.filter(
    ({ entries }) => entries.length === 0 || entries.some((one) => !one.isType),
  );
  const handedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.moduleRequest === null || entry.isType ? [] : [entry.moduleRequest.value])),
  );
  return [...new Set([...values.map(({ moduleRequest }) => moduleRequest.value), ...handedOn])]
    .filter((name) => name.startsWith('.'))
    .map((name) => resolve(dirname(file), name));
}

/** Reads the imports of all TypeScript files of a folder but those of which only data is made. */
export function moduleGraph(folder: string, isData: (file: string) => boolean): ModuleGraph {
  const importers = new Map<string, string[]>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (!name.endsWith('.ts') || isData(name)) continue;
    for (const imported of importsOf(file)) importers.set(imported, [...(importers.get(imported) ?? []), file]);
  }
  return {
    importersOf: (file) => {
      const found = new Set([file]);
      for (const one of found) for (const importer of importers.get(one) ?? []) found.add(importer);
      return [...found];
    },
  };
}
