import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Place } from '../routing.ts';
import type { SessionState } from '../state/session-state.ts';

function section(number: number): HTMLElement | null {
  return document.querySelector(`#t${number}`);
}

/**
 * Brings the reader to a turn: to the one that the address names, else to the newest, when a session opens; to a question that was just
 * asked; to a turn that an address names later. The heading takes the focus, so that the keyboard begins at the answer.
 */
export function useArrival(state: SessionState, place: Place | null): void {
  const { status, turns } = state;
  const arrived = useRef(false);
  const sending = turns.find((turn) => turn.state === 'sending')?.key;
  useLayoutEffect(() => {
    if (sending === undefined) return;
    arrived.current = true;
    document.querySelector(`[data-turn="${sending}"]`)?.scrollIntoView({ block: 'start' });
  }, [sending]);
  useLayoutEffect(() => {
    if (arrived.current || status !== 'ready' || turns.length === 0) return;
    arrived.current = true;
    const number = Math.min(place?.turn ?? turns.length, turns.length);
    const target = section(number);
    if (number > 1) target?.scrollIntoView({ block: 'start' });
    if (place?.evidence == null) target?.querySelector<HTMLElement>('h2, .cause')?.focus({ preventScroll: true });
  }, [status, turns.length]);
  const turn = place?.evidence === null ? place.turn : null;
  const before = useRef(turn);
  useEffect(() => {
    if (turn !== null && turn !== before.current && arrived.current) section(turn)?.scrollIntoView({ block: 'start' });
    before.current = turn;
  }, [turn]);
}
