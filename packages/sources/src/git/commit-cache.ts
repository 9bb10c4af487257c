import type { Commit } from '@mats/engine/history';

/**
 * How commits are read: `logged` with what they changed, merges bare; `shown` the same, merges against their first parent; `named` with
 * the names of files alone.
 */
export type CommitForm = 'logged' | 'shown' | 'named';

/** Commits that git printed together, and how much that was: their texts are parts of it, so that all of it stays as long as one does. */
export interface PrintedCommits {
  readonly commits: readonly Commit[];
  readonly characters: number;
}

/** Commits that were read, by full id: what one names never changes. */
export interface CommitCache {
  readonly size: number;
  get(form: CommitForm, sha: string): Commit | undefined;
  keep(form: CommitForm, printed: PrintedCommits): void;
  /** Ids of the commits of a range, newest first, by what was asked; the range is named by full ids. */
  range(asked: string): readonly string[] | undefined;
  keepRange(asked: string, shas: readonly string[]): void;
}

/** A first import of a product has as much. */
const MOST_CHARACTERS = 16 * 1024 * 1024;
const MOST_RANGES = 32;

/** Keeps what was asked for last. */
export function createCommitCache(mostCharacters: number = MOST_CHARACTERS): CommitCache {
  const kept = new Map<string, { readonly commit: Commit; readonly printed: PrintedCommits }>();
  /** The one used longest ago first. */
  const all = new Map<PrintedCommits, readonly string[]>();
  const ranges = new Map<string, readonly string[]>();
  let characters = 0;
  const drop = (printed: PrintedCommits): void => {
    for (const key of all.get(printed) ?? []) if (kept.get(key)?.printed === printed) kept.delete(key);
    all.delete(printed);
    characters -= printed.characters;
  };
  return {
    get size() {
      return kept.size;
    },
    get(form, sha) {
      const key = keysOf(form, sha).find((one) => kept.has(one)) ?? '';
      const found = kept.get(key);
      if (found === undefined) return undefined;
      const keys = all.get(found.printed) ?? [];
      all.delete(found.printed);
      all.set(found.printed, keys);
      return found.commit;
    },
    keep(form, printed) {
      const keys = printed.commits.map((commit) => keyOf(form, commit));
      for (const [place, commit] of printed.commits.entries()) kept.set(keys[place] ?? '', { commit, printed });
      all.set(printed, keys);
      characters += printed.characters;
      for (const oldest of all.keys()) {
        if (characters <= mostCharacters) break;
        drop(oldest);
      }
    },
    range: (asked) => ranges.get(asked),
    keepRange(asked, shas) {
      ranges.set(asked, shas);
      for (const oldest of ranges.keys()) {
        if (ranges.size <= MOST_RANGES) break;
        ranges.delete(oldest);
      }
    },
  };
}

/** Only of merges it matters whether they were logged or shown. */
function keyOf(form: CommitForm, { sha, parents = [] }: Commit): string {
  return `${form === 'named' || parents.length > 1 ? form : 'whole'} ${sha}`;
}

function keysOf(form: CommitForm, sha: string): string[] {
  return form === 'named' ? [`${form} ${sha}`] : [`whole ${sha}`, `${form} ${sha}`];
}
