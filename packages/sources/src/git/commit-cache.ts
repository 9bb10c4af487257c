import type { Commit } from '@mats/engine/history';

/**
 * How commits are read: `logged` with what they changed, merges bare; `shown` the same, merges against their first parent; `named` with
 * the names of files alone.
 */
export type CommitForm = 'logged' | 'shown' | 'named';

/** Commits that were read, by full id: what one names never changes. */
export interface CommitCache {
  readonly size: number;
  get(form: CommitForm, sha: string): Commit | undefined;
  keep(form: CommitForm, commits: readonly Commit[]): void;
  /** Ids of the commits of a range, newest first, by what was asked; the range is named by full ids. */
  range(asked: string): readonly string[] | undefined;
  keepRange(asked: string, shas: readonly string[]): void;
}

/** Of diffs, subjects and names: a first import of a product has as much. */
const MOST_CHARACTERS = 16 * 1024 * 1024;
/** What a commit and a file of it take beside their texts. */
const BESIDE = 200;
const MOST_RANGES = 32;

/** Keeps the commits that were asked for last. */
export function createCommitCache(mostCharacters: number = MOST_CHARACTERS): CommitCache {
  const kept = new Map<string, { readonly commit: Commit; readonly characters: number }>();
  const ranges = new Map<string, readonly string[]>();
  let characters = 0;
  const drop = (key: string): void => {
    characters -= kept.get(key)?.characters ?? 0;
    kept.delete(key);
  };
  return {
    get size() {
      return kept.size;
    },
    get(form, sha) {
      for (const key of keysOf(form, sha)) {
        const found = kept.get(key);
        if (found === undefined) continue;
        kept.delete(key);
        kept.set(key, found);
        return found.commit;
      }
      return undefined;
    },
    keep(form, commits) {
      for (const commit of commits) {
        const key = keyOf(form, commit);
        drop(key);
        const own = charactersOf(commit);
        kept.set(key, { commit, characters: own });
        characters += own;
      }
      for (const oldest of kept.keys()) {
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

function charactersOf({ body = '', subject, files }: Commit): number {
  let characters = BESIDE + subject.length + body.length;
  for (const { path, hunks } of files) {
    characters += BESIDE + path.length;
    for (const { lines } of hunks) for (const line of lines) characters += line.length;
  }
  return characters;
}
