import { rankCommits } from '@mats/analysis';
import type { Clue, CommitRanking, HistoryWindow } from '@mats/analysis';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { NotChecked } from '@mats/contracts';
import type { Repository } from '@mats/sources';
import { withSpan } from '@mats/telemetry';

export interface RankedHistory {
  ranking: CommitRanking;
  commits: number;
  window: HistoryWindow;
  notRead: readonly NotChecked[];
}

/** Reads the commits of the window with their diffs and ranks them by how they touch the failure. */
export function readHistoryTool(
  repository: Repository,
  options: {
    window: HistoryWindow;
    clue: Clue;
    /** Reads files before commits that touch them are compared with the code as it was deployed. */
    preload: (paths: readonly string[]) => Promise<void>;
    signal: AbortSignal;
  },
): Promise<RankedHistory> {
  const { window, clue, preload, signal } = options;
  const input = `Commits of ${repository.name} ${window.words}`;
  return withSpan({ name: TOOL_SPAN_NAMES.readHistory, kind: 'TOOL', input }, async (span) => {
    const { from, to, until, maxCount } = window;
    const history = await repository.log({ from, to, until, maxCount, withDiff: true, signal });
    if (clue.reach !== undefined) {
      await preload(history.commits.flatMap(({ files }) => files.map((file) => file.path)));
    }
    const ranking = rankCommits(history.commits, clue);
    const shown = ranking.ranked
      .slice(0, 5)
      .map(({ commit, score }) => `${commit.sha.slice(0, 10)} ${score.toFixed(1)} ${commit.subject}`);
    span.setOutput([ranking.explanation, ...shown].join('\n'));
    return { ranking, commits: history.commits.length, window, notRead: history.notRead };
  });
}
