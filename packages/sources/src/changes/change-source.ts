import type { Change, Locator } from '@mats/contracts';
import type { NotRead } from '../log-source.ts';

/** A change, and where it can be read again. */
export interface ListedChange extends Change {
  readonly locator: Locator;
}

export interface ChangeListing {
  /** In the order of the source; times may be missing. */
  readonly changes: readonly ListedChange[];
  readonly notRead: readonly NotRead[];
}

/**
 * Where changes are read from: files in which somebody collects them, later a delivery system. Commits of a repository at hand are
 * read from it, since it knows more of them. Never throws but an aborted signal's reason.
 */
export interface ChangeSource {
  readonly name: string;
  list(signal?: AbortSignal): Promise<ChangeListing>;
}
