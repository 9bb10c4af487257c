import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SCRIPT = /<script[^>]{0,200} src="\/(assets\/[\w.-]{1,100}\.js)"/g;
/** What a module imports before it runs; what is fetched later stands in `import(…)`. */
const IMPORTED = /(?:from|import)\s?["']\.\/([\w.-]{1,100}\.js)["']/g;

/** The scripts that a browser fetches before the page can work: those of the document, and what these import at once. */
function firstScripts(webFolder: string): string[] {
  const html = readFileSync(join(webFolder, 'index.html'), 'utf8');
  const found = new Set([...html.matchAll(SCRIPT)].flatMap(([, path]) => path ?? []));
  for (const path of found) {
    const text = readFileSync(join(webFolder, path), 'utf8');
    for (const [, name] of text.matchAll(IMPORTED)) if (name !== undefined) found.add(`assets/${name}`);
  }
  return [...found];
}

/** Packed bytes of the scripts of the first load. */
export function firstLoadBytes(webFolder: string): number {
  return firstScripts(webFolder).reduce((sum, path) => sum + statSync(join(webFolder, `${path}.gz`)).size, 0);
}
