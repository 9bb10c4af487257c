import { commitExcerpt } from '@mats/engine/history';
import type { Commit } from '@mats/engine/history';
import { LIMITS, MatsError } from '@mats/contracts';
import type { Evidence, Locator } from '@mats/contracts';
import { redactSecrets } from '@mats/telemetry';
import { inParallel } from '@mats/sources';
import { createPartReader } from '../record/recording-text.ts';
import { readLocator } from './read-locator.ts';
import type { LocatorReaders, LocatorText } from './read-locator.ts';

/** What came of reading a piece of evidence again. */
export type EvidenceCheck = { ok: true } | { ok: false; reason: string };

export interface EvidenceReader {
  /** Whether each piece's excerpt still stands in the source that its locator names; in their order. Never throws. */
  check(pieces: readonly Evidence[]): Promise<readonly EvidenceCheck[]>;
}

/** Pieces are read again at the same time, but a container engine or a host is not flooded. */
const MOST_AT_ONCE = 8;

/** Whether it is a commit of a repository; those of a change feed are read like its other entries. */
function isOfRepository({ detail, locator }: Evidence): boolean {
  return detail.kind === 'commit' && locator.source === 'git';
}

/** Reads a commit again; commits of one repository that are asked for here are read together when the first is. */
type CommitReader = (locator: Locator) => Promise<LocatorText>;

function commitReader(pieces: readonly Evidence[], readers: LocatorReaders): CommitReader {
  const commits = pieces.filter(isOfRepository).map(({ locator }) => locator);
  const read = new Map<string, Promise<ReadonlyMap<string, Commit> | undefined>>();
  const readAll = async (name: string): Promise<ReadonlyMap<string, Commit> | undefined> => {
    const repository = await readers.repositories?.open(name);
    const wanted = commits.filter((locator) => locator.name === name).flatMap(({ revision }) => revision ?? []);
    return repository?.commits(wanted);
  };
  return async ({ name, revision }) => {
    const reading = read.get(name) ?? readAll(name);
    read.set(name, reading);
    const commit = (await reading)?.get(revision ?? '');
    if (commit === undefined) return { ok: false, reason: 'the commit is not there' };
    return { ok: true, text: redactSecrets(commitExcerpt(commit)) };
  };
}

async function checkOne(
  piece: Evidence,
  from: { readonly readers: LocatorReaders; readonly readCommit: CommitReader },
): Promise<EvidenceCheck> {
  const { locator, excerpt } = piece;
  try {
    const again = isOfRepository(piece) ? await from.readCommit(locator) : await readLocator(locator, from.readers);
    if (!again.ok) return { ok: false, reason: `${locator.label}: ${again.reason}` };
    const same = again.text.slice(0, LIMITS.excerptCharacters) === excerpt;
    return same ? { ok: true } : { ok: false, reason: `${locator.label} now holds other text` };
  } catch (error) {
    const reason = error instanceof MatsError ? error.message : `${locator.label} cannot be read`;
    return { ok: false, reason };
  }
}

/**
 * Reads evidence again where its locator says and compares it with the excerpt, both redacted the same way: the check
 * that every claim of a report rests on.
 */
export function createEvidenceReader(readers: LocatorReaders): EvidenceReader {
  return {
    check(pieces) {
      const readCommit = commitReader(pieces, readers);
      const from = { readers: { ...readers, parts: createPartReader() }, readCommit };
      return inParallel(pieces, { most: MOST_AT_ONCE, job: (piece) => checkOne(piece, from) });
    },
  };
}
