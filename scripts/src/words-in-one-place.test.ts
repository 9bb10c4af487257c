import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

const ROOT = path.join(import.meta.dirname, '..', '..');
const LINT = path.join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint');
const CONFIG = {
  categories: { correctness: 'off' },
  jsPlugins: [path.join(ROOT, 'packages', 'config', 'lint', 'plugin.js')],
  rules: { 'mats/words-in-one-place': 'error' },
};
const foundSchema = z.object({
  diagnostics: z.array(z.object({ labels: z.array(z.object({ span: z.object({ line: z.int() }) })) })),
});

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mats-words-'));
  await writeFile(path.join(folder, 'rules.json'), JSON.stringify(CONFIG));
});

afterAll(() => rm(folder, { recursive: true }));

/** The lines in which the rule finds words. */
async function linesWithWords(source: readonly string[]): Promise<number[]> {
  await writeFile(path.join(folder, 'part.tsx'), source.join('\n'));
  const run = promisify(execFile)(process.execPath, [LINT, '-c', 'rules.json', '-f', 'json', 'part.tsx'], {
    cwd: folder,
  });
  const output = await run.then(
    ({ stdout }) => stdout,
    (failed: { stdout?: string }) => failed.stdout ?? '',
  );
  const { diagnostics } = foundSchema.parse(JSON.parse(output));
  return diagnostics.flatMap(({ labels }) => labels.map(({ span }) => span.line)).toSorted((a, b) => a - b);
}

test('words that a person reads are found wherever they stand', async () => {
  const source = [
    'const between = <p>Nobody is here</p>;',
    'const chosen = <p>{ok ? "yes" : mark}</p>;',
    'const heard = <button aria-label={`Remove ${name}`}>✕</button>;',
    'const named = <Facts rows={[["Seen", count]]} />;',
    'const STATES = { running: "Working" };',
    'const hint = "say something about it";',
    'const told = `${count} in the table`;',
    'announce("Saved.");',
  ];
  expect(await linesWithWords(source)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('names of classes, selectors, codes and keys are no words', async () => {
  const source = [
    'import { part } from "./parts/part one.ts";',
    'const drawn = <p class="note note-doubt">{state === "done" ? WORDS.done : "–"}</p>;',
    'const found = root.querySelector(".session-table .title a") ?? root.querySelector("h2, .cause");',
    'const icon = <path d="M2 7h2.5v6" class={open ? "menu open" : "menu"} />;',
    'if (event.key === "Enter") throw new Error("It was called outside of the page.");',
    'const key = `mats-draft-${id}`;',
    'const count = formatCount(3, "line");',
    'const shown = <b>{formatCount(3, "line")}</b>;',
  ];
  expect(await linesWithWords(source)).toEqual([]);
});
