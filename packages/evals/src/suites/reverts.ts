import { rankSuspectCommits } from '@mats/engine';
import { z } from 'zod';
import { readCandidates } from './read-candidates.ts';
import { readCases } from './read-cases.ts';
import type { Suite, SuiteRun } from './suite.ts';

/** A case of the suite, as its inputs tell it. */
export const revertCaseSchema = z.object({
  case: z.string(),
  repository: z.string(),
  time: z.string(),
  text: z.string(),
  candidates: z.array(z.string()),
});

/** Commits that were taken back, and what was said of the failure: which one was it? */
export const reverts: Suite = {
  name: 'reverts',
  asks: 'Name the commit that broke it, from what somebody says about the failure and the commits before it.',
  goals: [
    {
      metric: 'ac1',
      atLeast: 0.54,
      says: 'the first commit is the one that was taken back',
      toBeat: [
        { by: 'the newest commit', value: 0.13 },
        { by: 'BM25 with recency', value: 0.366 },
        { by: 'boosted trees over 31 features', value: 0.475 },
      ],
    },
    {
      metric: 'ac5',
      atLeast: 0.8,
      says: 'it is among the first five',
      toBeat: [
        { by: 'the newest commits', value: 0.415 },
        { by: 'boosted trees over 31 features', value: 0.759 },
      ],
    },
  ],
  predict,
};

async function predict({ data, write }: SuiteRun): Promise<void> {
  for (const { case: id, repository, time, text, candidates } of await readCases(data, revertCaseSchema)) {
    const commits = await readCandidates(repository, candidates);
    const ranked = rankSuspectCommits({ texts: [text], time: Date.parse(time), commits });
    write({ case: id, commits: ranked.map(({ commit }) => commit.sha), confidence: ranked[0]?.probability ?? 0 });
  }
}
