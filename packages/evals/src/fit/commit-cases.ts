import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { measureCommits } from '@mats/engine/fit';
import { z } from 'zod';
import { readCandidates } from '../suites/read-candidates.ts';
import { readCases } from '../suites/read-cases.ts';
import { revertCaseSchema } from '../suites/reverts.ts';
import { commonWords } from './common-words.ts';
import type { FitCase } from './fit-softmax.ts';
import { repositoryFolds } from './repository-folds.ts';

const labelSchema = z.object({ case: z.string(), guilty: z.string(), name: z.string() });

/** Cases measured by the commit rules, and the texts they rest on. */
export interface CommitCases {
  readonly cases: readonly FitCase[];
  readonly complaints: readonly { readonly text: string; readonly repository: string }[];
  /** SHA-256 of texts, times and candidates: where the repositories lie does not count. */
  readonly hash: string;
}

/** Measures every case of the suite; its common words are those of complaints of other folds, so that no case knows its own. */
export async function commitCases(folder: string): Promise<CommitCases> {
  const inputs = await readCases(join(folder, 'inputs'), revertCaseSchema);
  const labels = await readCases(join(folder, 'truth'), labelSchema, 'labels.jsonl');
  const truth = new Map(labels.map((label) => [label.case, label]));
  const told = inputs.flatMap((one) => {
    const label = truth.get(one.case);
    return label === undefined ? [] : [{ ...one, guilty: label.guilty, name: label.name }];
  });
  const folds = repositoryFolds(told.map(({ name }) => name));
  const complaints = told.map(({ text, name }) => ({ text, repository: name }));
  const common = new Map(
    [...new Set(folds.values())].map((fold) => [
      fold,
      commonWords(complaints.filter(({ repository }) => folds.get(repository) !== fold)),
    ]),
  );
  const cases: FitCase[] = [];
  for (const { repository, candidates, time, text, guilty, name } of told) {
    const fold = folds.get(name) ?? '';
    const commits = await readCandidates(repository, candidates);
    const measured = measureCommits({ texts: [text], time: Date.parse(time), commits }, common.get(fold));
    const options = measured.map((values, at) => ({ measured: values, right: commits[at]?.sha === guilty }));
    cases.push({ fold, options });
  }
  const hash = createHash('sha256');
  for (const { text, time, candidates } of told) hash.update(JSON.stringify([text, time, candidates]));
  return { cases, complaints, hash: hash.digest('hex') };
}
