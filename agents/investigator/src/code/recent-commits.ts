import type { Commit } from '@mats/engine/history';
import type { DeployedCode } from '@mats/engine/suspect';
import type { Repository } from '@mats/sources/git';

const MOST_COMMITS = 4;
const RECENT_MS = 7 * 86_400_000;

/**
 * The commits that came with the deployment, or were made in the week before it began (`until`, epoch milliseconds): what changed,
 * whether or not anything ties it to the failure.
 */
export async function recentCommits(
  repository: Repository,
  options: { readonly deployed: DeployedCode; readonly until: number; readonly signal: AbortSignal },
): Promise<readonly Commit[]> {
  const { deployed, until, signal } = options;
  const { from, to } = deployed.window;
  const { commits } = await repository.log({ from, to, until, maxCount: MOST_COMMITS, withDiff: true, signal });
  return commits.filter(({ time }) => deployed.deployed || (time > until - RECENT_MS && time <= until));
}
