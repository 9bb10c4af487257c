import { rankCommits } from '@mats/engine/history';
import type { Clue, CommitRanking } from '@mats/engine/history';
import { windowWords } from '@mats/engine/suspect';
import type { HistoryWindow } from '@mats/engine/suspect';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { NotChecked } from '@mats/contracts';
import type { History, Repository } from '@mats/sources/git';
import { withSpan } from '@mats/telemetry';

export interface RankedHistory {
  ranking: CommitRanking;
  notRead: readonly NotChecked[];
}

/** Starts to read the commits of the window with their diffs; whoever waits for them learns what went wrong. */
export function commitsOf(
  repository: Repository,
  options: { window: HistoryWindow; signal: AbortSignal },
): Promise<History> {
  const { from, to, until, maxCount } = options.window;
  const history = repository.log({ from, to, until, maxCount, withDiff: true, signal: options.signal });
  // The work beside it may fail first, and then nobody waits.
  history.catch(() => undefined);
  return history;
}

/** Ranks the commits of the window by how they touch the failure. */
export function readHistoryTool(
  history: Promise<History>,
  options: {
    repository: string;
    window: HistoryWindow;
    clue: Clue;
    /** Reads files before commits that touch them are compared with the code as it was deployed. */
    preload: (paths: readonly string[]) => Promise<void>;
  },
): Promise<RankedHistory> {
  const { repository, window, clue, preload } = options;
  const input = `Commits of ${repository} ${windowWords(window.of)}`;
  return withSpan({ name: TOOL_SPAN_NAMES.readHistory, kind: 'TOOL', input }, async (span) => {
    const { commits, notRead } = await history;
    if (clue.reach !== undefined) {
      await preload(commits.flatMap(({ files }) => files.map((file) => file.path)));
    }
    const ranking = rankCommits(commits, clue);
    const shown = ranking.ranked.slice(0, 5).map(({ commit, score, reasons }) => {
      const codes = reasons.filter(({ weight }) => weight > 0).map(({ code }) => code);
      return `${commit.sha.slice(0, 8)} ${score.toFixed(1)} ${commit.subject} [${codes.join(', ')}]`;
    });
    span.setOutput([`blamed: ${ranking.blamed ?? 'none'}`, ...shown].join('\n'));
    return { ranking, notRead };
  });
}
