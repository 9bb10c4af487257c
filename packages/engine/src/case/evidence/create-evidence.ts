import { createHash } from 'node:crypto';
import { LIMITS } from '@mats/contracts';
import type { Evidence } from '@mats/contracts';

/** Evidence before it has an id and a hash. */
export type EvidenceDraft = Omit<Evidence, 'id' | 'hash'>;

/**
 * Evidence with its hash (SHA-256 of the excerpt) and an id that follows from source, place and text, so that the
 * same thing seen twice is one piece of evidence.
 */
export function createEvidence(draft: EvidenceDraft): Evidence {
  const excerpt = draft.excerpt.slice(0, LIMITS.excerptCharacters);
  const hash = createHash('sha256').update(excerpt).digest('hex');
  const { source, name, path = '', revision = '', startLine = 0 } = draft.locator;
  const place = [draft.detail.kind, source, name, path, revision, startLine, draft.title, hash].join('\0');
  const id = `ev_${createHash('sha256').update(place).digest('hex').slice(0, 12)}`;
  return { ...draft, excerpt, hash, id };
}
