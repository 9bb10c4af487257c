import type { Evidence, EvidenceDetail } from '@mats/contracts';

/** A container that ended with a code, or for lack of memory. */
export interface DeadContainer {
  readonly piece: Evidence;
  readonly detail: EvidenceDetail<'container_state'>;
}

/** The containers that died, as their state says. */
export function deadContainers(evidence: Iterable<Evidence>): DeadContainer[] {
  return [...evidence].flatMap((piece): DeadContainer[] => {
    const { detail } = piece;
    if (detail.kind !== 'container_state') return [];
    return detail.oomKilled === true || (detail.exitCode ?? 0) !== 0 ? [{ piece, detail }] : [];
  });
}
