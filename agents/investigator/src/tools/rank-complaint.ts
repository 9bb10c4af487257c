import { rankSuspectCommits } from '@mats/engine/history';
import type { Commit } from '@mats/engine/history';
import { complaintCandidates } from '@mats/engine/suspect';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { Candidate, Evidence, NotChecked } from '@mats/contracts';
import type { ListedChange } from '@mats/sources/changes';
import type { Repository } from '@mats/sources/git';
import { withSpan } from '@mats/telemetry';
import { commitEvidence } from '../report/code-evidence.ts';

/** What somebody says broke, in the asker's words alone. */
export interface Complaint {
  readonly message: string;
  /** Epoch milliseconds at which it is asked. */
  readonly now: number;
  /** What change feeds tell. Where they name commits of the repository, these are the ones in question. */
  readonly changes: readonly ListedChange[];
  readonly signal: AbortSignal;
}

export interface RankedComplaint {
  readonly candidates: readonly Candidate[];
  readonly evidence: readonly Evidence[];
  readonly notChecked: readonly NotChecked[];
}

const MOST_COMMITS = 200;
const LEAST_COMMITS = 60;
const RECENT_MS = 14 * 86_400_000;
const MOST_SHOWN = 10;

async function namedInFeeds(repository: Repository, changes: readonly ListedChange[]): Promise<Commit[]> {
  const shas = changes.flatMap(({ type, revision }) => (type === 'commit' && revision !== undefined ? [revision] : []));
  if (shas.length === 0) return [];
  const found = await repository.commits(shas.slice(-MOST_COMMITS));
  return [...found.values()].toSorted((a, b) => (b.landed ?? b.time) - (a.landed ?? a.time));
}

/** The last commits before it was asked: two weeks of them, or so many that there is something to choose from. */
async function lastCommits(
  repository: Repository,
  { now, signal }: Complaint,
): Promise<{ readonly commits: readonly Commit[]; readonly notRead: readonly NotChecked[] }> {
  const { commits, notRead } = await repository.log({
    until: now,
    maxCount: MOST_COMMITS,
    withDiff: true,
    signal,
  });
  const recent = commits.filter((commit) => (commit.landed ?? commit.time) >= now - RECENT_MS).length;
  return { commits: commits.slice(0, Math.max(LEAST_COMMITS, recent)), notRead };
}

/** Ranks the last commits by what somebody says broke, where no log and no trace tells of it. */
export function rankComplaintTool(repository: Repository, complaint: Complaint): Promise<RankedComplaint> {
  const { message, now } = complaint;
  const input = `Commits of ${repository.name} that fit the question`;
  return withSpan({ name: TOOL_SPAN_NAMES.readHistory, kind: 'TOOL', input }, async (span) => {
    const named = await namedInFeeds(repository, complaint.changes);
    const { commits, notRead } =
      named.length > 0 ? { commits: named, notRead: [] } : await lastCommits(repository, complaint);
    const ranked = rankSuspectCommits({ texts: [message], time: now, commits }).slice(0, MOST_SHOWN);
    const shown = ranked.map((suspect) => ({ suspect, evidence: commitEvidence(suspect.commit, repository) }));
    span.setOutput(ranked.map(({ commit, probability }) => `${probability.toFixed(2)} ${commit.subject}`).join('\n'));
    return {
      candidates: complaintCandidates(
        shown.map(({ suspect, evidence }) => ({ suspect, evidence: evidence.id })),
        { complaint: message, repository: repository.name },
      ),
      evidence: shown.map(({ evidence }) => evidence),
      notChecked: notRead,
    };
  });
}
