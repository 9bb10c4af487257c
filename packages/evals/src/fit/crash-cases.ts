import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { wordsAround, readCrash } from '@mats/engine/code';
import type { ReadCrash } from '@mats/engine/code';
import { findTraces } from '@mats/engine/logs';
import { openRepository } from '@mats/sources/git';
import type { Repository } from '@mats/sources/git';
import { z } from 'zod';
import { readCases } from '../suites/read-cases.ts';
import { optionsOf } from './crash-options.ts';
import type { CrashCase } from './crash-options.ts';
import type { FitCase } from './fit-softmax.ts';

/** Cases for the two choices of a crash: which file has to be repaired, and which commit brought it. */
export interface CrashCases {
  readonly files: readonly CrashCase[];
  readonly commits: readonly FitCase[];
  /** Share of cases in which the innermost frame of the repository is right, and in which it is one of the first three. */
  readonly baseline: { readonly first: number; readonly three: number };
}

const caseSchema = z.object({ case: z.string(), repository: z.string(), time: z.string(), text: z.string() });
const labelSchema = z.object({
  case: z.string(),
  files: z.array(z.string()),
  hunks: z.array(z.object({ file: z.string(), start: z.number(), end: z.number() })),
});

type Label = z.infer<typeof labelSchema>;

/** A crash that changed more than this many hunks was no single fault. */
const MOST_HUNKS = 12;

async function labelsOf(folder: string): Promise<Map<string, Label>> {
  const text = await readFile(join(folder, 'truth', 'labels.jsonl'), 'utf8');
  const labels = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => labelSchema.parse(JSON.parse(line)));
  return new Map(labels.map((label) => [label.case, label]));
}

async function read(repository: Repository, one: { text: string; time: string }): Promise<ReadCrash | undefined> {
  const { traces } = findTraces(one.text);
  const revision = repository.state.head ?? undefined;
  const paths = (await repository.listFiles(revision)).map(({ path }) => path);
  const signal = new AbortController().signal;
  const question = { traces, words: wordsAround(one.text), at: Date.parse(one.time) };
  return readCrash(question, { repository, revision, paths, signal });
}

/** Commits that last changed what the repair changed: who brought a fault is mostly among them. */
async function broughtBy(repository: Repository, label: Label): Promise<Set<string>> {
  const answers = await repository.blame(
    label.hunks.slice(0, MOST_HUNKS).map(({ file, start, end }) => ({
      path: file,
      throughMoves: true,
      ranges: [{ startLine: start, endLine: end }],
    })),
  );
  return new Set(answers.flatMap(({ lines }) => lines.map(({ sha }) => sha)));
}

/** The cases of a suite in the form of `fixes`; whole repositories are a fold. */
export async function crashCases(folder: string): Promise<CrashCases> {
  const labels = await labelsOf(folder);
  const files: CrashCase[] = [];
  const commits: FitCase[] = [];
  let [all, first, three] = [0, 0, 0];
  for (const one of await readCases(join(folder, 'inputs'), caseSchema)) {
    const label = labels.get(one.case);
    if (label === undefined || !existsSync(one.repository)) continue;
    all += 1;
    const repository = await openRepository({ name: 'app', path: one.repository, roots: null });
    try {
      const found = await read(repository, one);
      const [fold = ''] = one.case.split('#', 1);
      const isRight = (path: string): boolean => label.files.includes(path);
      if (found === undefined) {
        files.push({ suite: 'fixes', project: fold, headline: true, options: optionsOf([], isRight) });
        continue;
      }
      const { reading } = found;
      files.push({ suite: 'fixes', project: fold, headline: true, options: optionsOf(reading.files, isRight) });
      const guilty = await broughtBy(repository, label);
      const options = reading.commits.map(({ item, measured }) => ({ measured, right: guilty.has(item.sha) }));
      commits.push({ fold, options });
      const inOrder = [...new Set(reading.frames.map(({ path }) => path))];
      first += inOrder.slice(0, 1).some(isRight) ? 1 : 0;
      three += inOrder.slice(0, 3).some(isRight) ? 1 : 0;
    } finally {
      repository.close();
    }
  }
  return { files, commits, baseline: { first: first / Math.max(1, all), three: three / Math.max(1, all) } };
}
