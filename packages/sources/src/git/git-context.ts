import { MatsError } from '@mats/contracts';

/** What every question to git needs: where, which commit, and how a failure is told. */
export interface GitContext {
  readonly name: string;
  readonly folder: string;
  readonly shallow: boolean;
  /** The full id of a revision, of the checked-out commit without one; throws `repository_unusable`. */
  readonly commitOf: (revision: string | undefined) => Promise<string>;
}

/** A git call that failed, with what git said. */
export function gitFailure(context: GitContext, said: string): MatsError {
  const reason = said === '' ? 'git was stopped' : `git said: ${said}`;
  return new MatsError('repository_unusable', { seen: context.name, reason });
}
