import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Candidate } from '@mats/contracts';
import { z } from 'zod';
import { eachCase } from '../door/each-case.ts';
import { investigateCase } from '../door/investigate-case.ts';
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
  scoredBy: 'code',
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

const MOST_NAMED = 10;

/** The commits in question as a change feed names them: what a forge lists of a range. */
async function writeChanges(
  folder: string,
  given: { readonly repository: string; readonly candidates: readonly string[] },
): Promise<string> {
  const { repository, candidates } = given;
  const words = ['log', '--no-walk=unsorted', '--stdin', '--format=%H%x09%cI%x09%s'];
  const listed = execFileSync('git', [`--git-dir=${repository}`, ...words], {
    encoding: 'utf8',
    input: `${candidates.join('\n')}\n`,
  });
  const lines = listed.split('\n').filter((line) => line !== '');
  const changes = lines.map((line) => {
    const [sha = '', time = '', ...message] = line.split('\t');
    return JSON.stringify({ type: 'commit', sha, time, message: message.join('\t') });
  });
  const file = join(folder, 'changes.jsonl');
  await writeFile(file, `${changes.join('\n')}\n`);
  return file;
}

async function predict({ data, write }: SuiteRun): Promise<void> {
  await eachCase(
    await readCases(data, revertCaseSchema),
    async ({ case: id, repository, time, text, candidates }) => {
      const made = await mkdtemp(join(tmpdir(), 'mats-case-'));
      try {
        const { report, findings } = await investigateCase({
          question: text,
          files: [await writeChanges(made, { repository, candidates })],
          repositories: { code: repository },
          now: Date.parse(time),
        });
        const found: readonly Candidate[] = findings.flatMap((finding) => finding.candidates);
        const named = [report.where, ...report.weakerLeads, ...found].flatMap(({ commit }) => commit ?? []);
        return { case: id, commits: [...new Set(named)].slice(0, MOST_NAMED), confidence: report.confidence };
      } finally {
        await rm(made, { recursive: true, force: true });
      }
    },
    write,
  );
}
