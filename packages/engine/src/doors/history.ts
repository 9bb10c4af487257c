/* Commits, blame and diffs, and which commit is suspected. */
export { rankSuspectCommits } from '../code/commits/rank-suspect-commits.ts';
export { tellsOfSomething } from '../code/commits/shared-words.ts';
export { changeOf } from '../code/history/change-kind.ts';
export type { Clue, CodeReach } from '../code/history/clue.ts';
export { commitExcerpt } from '../code/history/commit-excerpt.ts';
export type { BlameLine, Commit, FileChange, FileStatus } from '../code/history/commit.ts';
export { faultPlaces } from '../code/history/fault-places.ts';
export { parseBlamePorcelain } from '../code/history/parse-blame.ts';
export { GIT_LOG_ARGUMENTS, parseGitLog } from '../code/history/parse-git-log.ts';
export { parseUnifiedDiff } from '../code/history/parse-unified-diff.ts';
export { roleOfPath } from '../code/history/path-role.ts';
export type { CommitRanking } from '../code/history/rank-commits.ts';
export { isFollowed, rankCommits } from '../code/history/rank-commits.ts';
