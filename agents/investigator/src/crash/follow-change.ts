import type { ReadCrash } from '@mats/engine/code';
import { faultPlaces, isFollowed } from '@mats/engine/history';
import { clueOf, strongestSuspects, windowWords } from '@mats/engine/suspect';
import type { CodeQuestion, DeployedCode, RepositoryFacts } from '@mats/engine/suspect';
import type { NotChecked } from '@mats/contracts';
import type { AgentRun } from '@mats/service';
import type { Repository } from '@mats/sources/git';
import { knownFilesOf } from '../code/known-files.ts';
import { commitEvidence } from '../report/code-evidence.ts';
import { followValuesTool } from '../tools/follow-values.ts';
import { locateCodeTool } from '../tools/locate-code.ts';
import { commitsOf, readHistoryTool } from '../tools/read-history.ts';

/** Commits with the one that changed what the failing values pass through first. */
export type FollowedChange = Pick<RepositoryFacts, 'ranked' | 'blamed' | 'places'> & {
  readonly notRead: readonly NotChecked[];
};

const MOST_COMMITS = 4;
/** What ran for so long without harm is not blamed for where it lies, however the failing values pass through it. */
const RESTED_MS = 30 * 86_400_000;

/**
 * Looks for a fresh change of what the failing values of a crash pass through, where no deployment says which commits came just before.
 * Words that a commit shares with a log, and nearness, tie nothing here: undefined unless the code itself was followed to the change.
 */
export async function followChange(
  repository: Repository,
  about: {
    readonly question: CodeQuestion;
    readonly read: ReadCrash;
    readonly deployed: DeployedCode;
    readonly run: AgentRun;
    /** When it was asked, epoch milliseconds. */
    readonly now: number;
  },
): Promise<FollowedChange | undefined> {
  const { read, deployed, run, now } = about;
  const { revision, window } = deployed;
  // What crashed at an unknown time did so before it was asked about.
  const onset = about.question.onset ?? now;
  if (read.changedAt === undefined || onset - read.changedAt > RESTED_MS) return undefined;
  const question = { ...about.question, failures: [], signals: [], deploys: [], onset };
  run.step('Following the failing values through the code');
  const history = commitsOf(repository, { window, signal: run.signal });
  const { paths: knownFiles, runnable } = knownFilesOf(await repository.listFiles(revision));
  const suspects = strongestSuspects(await locateCodeTool(question, { repository, revision, knownFiles }));
  const { reach, preload } = await followValuesTool(question, { repository, revision, runnable });
  run.step(`Ranking the commits ${windowWords(window.of)}`);
  const clue = { ...clueOf(question, { suspects, deployed: false }), ...(reach === undefined ? {} : { reach }) };
  const { ranking, notRead } = await readHistoryTool(history, { repository: repository.name, window, clue, preload });
  const [first] = ranking.ranked;
  if (ranking.blamed === undefined || first === undefined || !isFollowed(first)) return undefined;
  return {
    ranked: ranking.ranked
      .slice(0, MOST_COMMITS)
      .map((entry) => ({ entry, evidence: commitEvidence(entry.commit, repository) })),
    blamed: ranking.blamed,
    places: reach === undefined ? [] : faultPlaces(ranking, { reach, calls: suspects }),
    notRead,
  };
}
