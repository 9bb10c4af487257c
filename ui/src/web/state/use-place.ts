import { useCallback, useEffect, useState } from 'preact/hooks';
import { placeHash, placeOf } from '../routing.ts';
import type { Place } from '../routing.ts';

export interface PlaceControl {
  place: Place | null;
  /** Opens evidence of a turn; Back closes it again. */
  openEvidence: (turn: number, evidence: number) => void;
  closeEvidence: () => void;
  /** The full address of a place, to be copied. */
  addressOf: (place: Place) => string;
}

/** What the page noted of an entry of the history: whether it was made by opening evidence. */
interface Noted {
  evidence?: boolean;
}

/** Which turn and which evidence the address names, and the ways to change it. */
export function usePlace(): PlaceControl {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    const onChange = (): void => setPlace(placeOf(location.hash));
    addEventListener('popstate', onChange);
    addEventListener('hashchange', onChange);
    return () => {
      removeEventListener('popstate', onChange);
      removeEventListener('hashchange', onChange);
    };
  }, []);
  const openEvidence = useCallback((turn: number, evidence: number) => {
    const next: Place = { turn, evidence };
    const isOpen = placeOf(location.hash)?.evidence != null;
    // One entry for all evidence that is looked through: Back leaves the pane, not the piece.
    const entry: Noted = isOpen ? ((history.state ?? {}) as Noted) : { evidence: true };
    if (isOpen) history.replaceState(entry, '', placeHash(next));
    else history.pushState(entry, '', placeHash(next));
    setPlace(next);
  }, []);
  const closeEvidence = useCallback(() => {
    const now = placeOf(location.hash);
    if ((history.state as Noted | null)?.evidence === true) return history.back();
    const next: Place | null = now === null ? null : { turn: now.turn, evidence: null };
    history.replaceState(history.state, '', next === null ? location.pathname : placeHash(next));
    setPlace(next);
  }, []);
  const addressOf = useCallback((of: Place) => `${location.origin}${location.pathname}${placeHash(of)}`, []);
  return { place, openEvidence, closeEvidence, addressOf };
}
