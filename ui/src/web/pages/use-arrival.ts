import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Place } from '../routing.ts';
import type { SessionState } from '../state/session-state.ts';

function section(number: number): HTMLElement | null {
  return document.querySelector(`#t${number}`);
}

/**
 * Brings the answer to a question that was just asked into view, once: it needs more room than the question had, and what is offered to
 * ask next stands at its end. Who has scrolled in the meantime reads something else and stays there.
 */
function useAnswer({ turns }: SessionState): void {
  const awaited = useRef<string | null>(null);
  const sending = turns.find((turn) => turn.state === 'sending')?.key;
  useLayoutEffect(() => {
    if (sending !== undefined) awaited.current = sending;
  }, [sending]);
  useEffect(() => {
    const forget = (): void => {
      awaited.current = null;
    };
    addEventListener('wheel', forget, { passive: true });
    addEventListener('touchmove', forget, { passive: true });
    return () => {
      removeEventListener('wheel', forget);
      removeEventListener('touchmove', forget);
    };
  }, []);
  const answered = turns.find(({ key, report }) => key === awaited.current && report !== null)?.key;
  useLayoutEffect(() => {
    if (answered === undefined) return;
    awaited.current = null;
    document.querySelector(`[data-turn="${answered}"]`)?.scrollIntoView({ block: 'start' });
  }, [answered]);
}

/**
 * Brings the reader to a turn: to the one that the address names, else to the newest, when a session opens; to a question that was just
 * asked; to a turn that an address names later. The heading takes the focus, so that the keyboard begins at the answer.
 */
export function useArrival(state: SessionState, place: Place | null): void {
  useAnswer(state);
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
