import type { Commit } from '../history/commit.ts';
import { deedsOf } from './commit-message.ts';

/** How a commit is related to the others: by author, files, ticket, and to those that were taken back. */
export interface CommitRelatives {
  /** Commits of the same author among all, this one included. */
  readonly byAuthor: number;
  /** Newer ones of the same author. */
  readonly newerByAuthor: number;
  /** Among the nearest newer ones of the same author, one changes the same files. */
  readonly followed: boolean;
  /** Among the nearest older ones of the same author, how many change the same files. */
  readonly follows: number;
  /** Nearness to a commit that was taken back, from 0; above 1 when author and files, or the ticket, are the same. */
  readonly takenBack: number;
  /** The same, where it was taken back by one of the newest commits. */
  readonly takenBackLately: number;
}

/** How far apart commits of one piece of work land. */
const NEAREST = 40;
/** Commits this new belong to what is going on now. */
const NEWEST = 6;
const SAME_AUTHOR = 0.5;
const SUBJECT_START = 60;
const LEAST_SUBJECT = 20;
const TEXT_LENGTH = 3_000;

const TICKET = /\b[A-Z][A-Z0-9]{1,20}-\d{1,9}\b|(?<=\b(?:bug|BUG|Bug)[ :=]{1,2}#?)\d{5,12}|(?<=b\/)\d{6,12}/g;
const REVERT_SUBJECT = /^\W{0,5}(?:[\w./ -]{1,30}:\s*)?(?:re-?)?revert:?\s+["'“]?(.{4,300}?)["'”]?$/i;
const SHA = /\b[0-9a-f]{7,40}\b/g;

interface Known {
  readonly commit: Commit;
  readonly files: ReadonlySet<string>;
  readonly tickets: ReadonlySet<string>;
}

/** The relatives of each of the commits, which come newest first. */
export function commitRelatives(commits: readonly Commit[]): CommitRelatives[] {
  const known = commits.map((commit): Known => ({
    commit,
    files: new Set(commit.files.map(({ path }) => path)),
    tickets: new Set(`${commit.subject} ${commit.body ?? ''}`.slice(0, TEXT_LENGTH).match(TICKET) ?? []),
  }));
  const authors = new Map<string, number[]>();
  for (const [place, { author }] of commits.entries()) authors.set(author, [...(authors.get(author) ?? []), place]);
  const reverts = takenBack(commits);
  return known.map((one, place) => {
    const own = authors.get(one.commit.author) ?? [];
    const near = own.filter((other) => other !== place && Math.abs(other - place) <= NEAREST);
    const sharing = near.filter((other) => sharedFiles(one, known[other]) > 0);
    return {
      byAuthor: own.length,
      newerByAuthor: own.filter((other) => other < place).length,
      followed: sharing.some((other) => other < place),
      follows: sharing.filter((other) => other > place).length,
      ...nearnessToTakenBack({ one, place, known, reverts }),
    };
  });
}

/** Which commit (by place) was taken back by which, by the sha or the subject that a revert names. */
export function takenBack(commits: readonly Commit[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const [by, commit] of commits.entries()) {
    const subject = REVERT_SUBJECT.exec(commit.subject)?.[1];
    const body = (commit.body ?? '').slice(0, TEXT_LENGTH);
    const shas = deedsOf(`${commit.subject} ${body.slice(0, 300)}`).has('revert') ? (body.match(SHA) ?? []) : [];
    if (subject === undefined && shas.length === 0) continue;
    for (let place = by + 1; place < commits.length; place += 1) {
      const other = commits[place];
      if (other === undefined || found.has(place)) continue;
      if (isNamed(other, { subject, shas })) found.set(place, by);
    }
  }
  return found;
}

function isNamed(commit: Commit, named: { subject: string | undefined; shas: readonly string[] }): boolean {
  const { subject, shas } = named;
  if (shas.some((sha) => commit.sha.startsWith(sha))) return true;
  if (subject === undefined) return false;
  // Long subjects are cut where they are quoted.
  const isCut = subject.length > LEAST_SUBJECT && commit.subject.startsWith(subject.slice(0, SUBJECT_START));
  return commit.subject === subject || isCut;
}

function sharedFiles(one: Known, other: Known | undefined): number {
  let count = 0;
  for (const file of other?.files ?? []) if (one.files.has(file)) count += 1;
  return count;
}

function nearnessToTakenBack(given: {
  one: Known;
  place: number;
  known: readonly Known[];
  reverts: ReadonlyMap<number, number>;
}): Pick<CommitRelatives, 'takenBack' | 'takenBackLately'> {
  let [ever, lately] = [0, 0];
  for (const [place, by] of given.reverts) {
    const other = given.known[place];
    if (other === undefined || place === given.place || by === given.place) continue;
    const near = nearness(given.one, other);
    ever = Math.max(ever, near);
    if (by < NEWEST) lately = Math.max(lately, near);
  }
  return { takenBack: ever, takenBackLately: lately };
}

function nearness(one: Known, other: Known): number {
  const scale = Math.sqrt(Math.max(1, one.files.size) * Math.max(1, other.files.size));
  const author = one.commit.author === other.commit.author ? SAME_AUTHOR : 0;
  const ticket = [...one.tickets].some((ticketName) => other.tickets.has(ticketName)) ? 1 : 0;
  return author + Math.min(1, sharedFiles(one, other) / scale) + ticket;
}
