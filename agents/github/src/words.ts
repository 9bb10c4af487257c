import { momentWords } from '@mats/evidence/around';
import type { FailureWindow } from '@mats/evidence/around';
import type { EntryKind, GithubEntry } from './tools/github-entries.ts';

const HAPPENED: Readonly<Record<EntryKind, string>> = {
  pull: 'was merged',
  deployment: 'was deployed',
  issue: 'was opened',
  check: 'did not pass',
};

/** What a claim says of each kind of entry. */
export const CLAIM_CODES: Readonly<Record<EntryKind, string>> = {
  pull: 'merged',
  deployment: 'deployed',
  issue: 'issue_opened',
  check: 'check_failed',
};

/** One thing that happened, with its distance from when it began to fail, or from now. */
export function claimWords(entry: GithubEntry, window: FailureWindow): string {
  const { kind, repository, title, time, author } = entry;
  const by = author === undefined ? '' : ` by ${author}`;
  const when = momentWords(time, window);
  return `${repository}: ${title} ${HAPPENED[kind]}${by}${when === '' ? '' : `, ${when}`}.`;
}

export const NOTHING = 'Nothing was merged, deployed or opened around that time.';
