import { MatsError } from '@mats/contracts';
import type { CommitCache } from './commit-cache.ts';
import type { GitTree } from './git-tree.ts';
import type { WorkTree } from './work-tree.ts';

/** What every question to git needs: where, which commit, and how a failure is told. */
export interface GitContext {
  readonly name: string;
  readonly folder: string;
  readonly shallow: boolean;
  /** Null in a bare repository. */
  readonly workTree: WorkTree | null;
  /** The full id of a revision, of the checked-out commit without one; throws `repository_unusable`. */
  readonly commitOf: (revision: string | undefined) => Promise<string>;
  /** What the commit of a full id holds; throws `repository_unusable`. */
  readonly treeOf: (commit: string) => Promise<GitTree>;
  /** Commits that were read before. */
  readonly commits: CommitCache;
}

/** A git call that failed, with what git said. */
export function gitFailure(context: Pick<GitContext, 'name'>, said: string): MatsError {
  const reason = said === '' ? 'git was stopped' : `git said: ${said}`;
  return new MatsError('repository_unusable', { seen: context.name, reason });
}
