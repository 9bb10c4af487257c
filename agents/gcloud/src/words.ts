import { momentWords } from '@mats/evidence/around';
import type { FailureWindow } from '@mats/evidence/around';
import type { GcloudEntry } from './tools/gcloud-entry.ts';

function timesWords(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

/** What a claim says of each kind of entry. */
export const CLAIM_CODES: Readonly<Record<GcloudEntry['kind'], string>> = {
  revision: 'deployed',
  traffic: 'traffic_moved',
  error: 'error_group_seen',
  log: 'failure_logged',
};

/** One thing that a project says, with its distance from when it began to fail, or from now. */
export function claimWords(entry: GcloudEntry, window: FailureWindow): string {
  const { kind, service, time, title, count = 1, author, revision, failure } = entry;
  const when = momentWords(time, window);
  const fails = failure === undefined ? '' : ` It is not ready (${failure}).`;
  if (kind === 'revision')
    return `${title} was deployed${author === undefined ? '' : ` by ${author}`}, ${when}.${fails}`;
  if (kind === 'traffic') return `Requests to ${title}, since its update ${when}.${fails}`;
  const of = revision === undefined ? service : `${service} (${revision})`;
  if (kind === 'error') return `${of}: ${title} was seen ${timesWords(count)}, the first time ${when}.`;
  return `${of} logged ${title} ${timesWords(count)}, first ${when}.`;
}

export const NOTHING = 'Nothing failed and nothing was deployed around that time.';
