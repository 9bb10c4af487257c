import type { NotChecked } from '@mats/contracts';
import type { EntryKind, GithubEntry } from './tools/github-entries.ts';

const MINUTE_MS = 60_000;

/** How far two moments are apart: `40 s`, `12 min`, `3 h`. Milliseconds, not negative. */
function distanceWords(milliseconds: number): string {
  if (milliseconds < MINUTE_MS) return `${Math.round(milliseconds / 1_000)} s`;
  if (milliseconds < 120 * MINUTE_MS) return `${Math.round(milliseconds / MINUTE_MS)} min`;
  return `${Math.round(milliseconds / (60 * MINUTE_MS))} h`;
}

const HAPPENED: Readonly<Record<EntryKind, string>> = {
  pull: 'was merged',
  deployment: 'was deployed',
  issue: 'was opened',
  check: 'did not pass',
};

/** One thing that happened, with its distance from when it began to fail, or from now. */
export function claimWords(entry: GithubEntry, window: { readonly at: number; readonly isOnset: boolean }): string {
  const { kind, repository, title, time, author } = entry;
  const distance = window.at - Date.parse(time);
  const side = distance >= 0 ? 'before' : 'after';
  const moment = window.isOnset ? `${side} it began to fail` : 'ago';
  const when = Number.isNaN(distance) ? '' : `, ${distanceWords(Math.abs(distance))} ${moment}`;
  const by = author === undefined ? '' : ` by ${author}`;
  return `${repository}: ${title} ${HAPPENED[kind]}${by}${when}.`;
}

/** The finding in a sentence. */
export function summaryWords(
  entries: readonly GithubEntry[],
  given: { readonly first: string | undefined; readonly notRead: readonly NotChecked[] },
): string {
  if (given.first !== undefined) {
    const more = entries.length - 1;
    return more === 0 ? given.first : `${given.first} ${more} more in the same time.`;
  }
  const [first] = given.notRead;
  return first === undefined
    ? 'Nothing was merged, deployed or opened around that time.'
    : `Nothing was read: ${first.why}.`;
}
