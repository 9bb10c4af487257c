import type { Candidate } from '@mats/contracts';
import { sharedWords } from '../../code/commits/shared-words.ts';
import type { SuspectCommit } from '../../code/commits/rank-suspect-commits.ts';
import { claimOf } from '../words/claim-of.ts';
import { TITLES } from '../words/title-words.ts';
import { MEANING_OF_COMMIT } from './change-meaning.ts';
import { changeOf } from '../../code/history/change-kind.ts';
import { roleOfPath } from '../../code/history/path-role.ts';

/** A commit ranked by what somebody says broke, with the evidence of it. */
export interface ComplainedCommit {
  readonly suspect: SuspectCommit;
  readonly evidence: string;
}

const MOST_SURE = 0.98;

/** The commits that may have brought what somebody says broke, where no log and no trace tells: each with its chance. */
export function complaintCandidates(
  ranked: readonly ComplainedCommit[],
  about: { readonly complaint: string; readonly repository: string },
): Candidate[] {
  const { complaint, repository } = about;
  return ranked.map(({ suspect, evidence }): Candidate => {
    const { commit, probability, reasons } = suspect;
    const words = sharedWords(commit, complaint);
    const paths = commit.files.map((file) => file.path);
    const path = paths.find((one) => roleOfPath(one) === 'code') ?? paths[0];
    return {
      id: `commit:${commit.sha}`,
      found: 'complaint',
      ...MEANING_OF_COMMIT[changeOf(commit)],
      title: TITLES.complained({ sha: commit.sha, subject: commit.subject, words }),
      commit: commit.sha,
      repository,
      ...(path === undefined ? {} : { file: path }),
      score: Math.min(MOST_SURE, probability),
      reasons: reasons.slice(0, 5).map(({ code, weight, value }) => ({
        code,
        weight,
        values: { value },
        evidence: [evidence],
      })),
      nextSteps: [],
      for: [claimOf('shares_words', { sha: commit.sha, words }, { about: 'change', evidence: [evidence] })],
      against: [],
    };
  });
}
