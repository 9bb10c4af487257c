import { commitExcerpt } from '@mats/analysis';
import { LIMITS, MatsError } from '@mats/contracts';
import type { Evidence, Locator } from '@mats/contracts';
import { redactSecrets } from '@mats/telemetry';
import { readLocator } from './read-locator.ts';
import type { LocatorReaders, LocatorText } from './read-locator.ts';

/** What came of reading a piece of evidence again. */
export type EvidenceCheck = { ok: true } | { ok: false; reason: string };

export interface EvidenceReader {
  /** Whether the excerpt still stands in the source that its locator names. Never throws. */
  check(evidence: Evidence): Promise<EvidenceCheck>;
}

async function readCommit(locator: Locator, readers: LocatorReaders): Promise<LocatorText> {
  const repository = await readers.repositories?.open(locator.name);
  const found = await repository?.log({ to: locator.revision, maxCount: 1, withDiff: true });
  const commit = found?.commits[0];
  if (commit === undefined) return { ok: false, reason: 'the commit is not there' };
  return { ok: true, text: redactSecrets(commitExcerpt(commit)) };
}

/**
 * Reads evidence again where its locator says and compares it with the excerpt, both redacted the same way: the check
 * that every claim of a report rests on.
 */
export function createEvidenceReader(readers: LocatorReaders): EvidenceReader {
  return {
    async check({ locator, detail, excerpt }) {
      try {
        const again =
          detail.kind === 'commit' ? await readCommit(locator, readers) : await readLocator(locator, readers);
        if (!again.ok) return { ok: false, reason: `${locator.label}: ${again.reason}` };
        const same = again.text.slice(0, LIMITS.excerptCharacters) === excerpt;
        return same ? { ok: true } : { ok: false, reason: `${locator.label} now holds other text` };
      } catch (error) {
        const reason = error instanceof MatsError ? error.message : `${locator.label} cannot be read`;
        return { ok: false, reason };
      }
    },
  };
}
