import { useLayoutEffect, useRef } from 'preact/hooks';

/** The session that was open last. */
let last: string | null = null;

/** Remembers the session that the reader opens. */
export function noteSessionOpened(id: string): void {
  last = id;
}

/**
 * Gives the focus to the row of the session that was left, once the list is there: who comes back with Back goes on from there. Who came
 * another way, by a link of the page, keeps the focus on it.
 */
export function useRowLeft(isReady: boolean): void {
  const looked = useRef(false);
  useLayoutEffect(() => {
    if (!isReady || looked.current) return;
    looked.current = true;
    if (last === null || document.activeElement !== document.body) return;
    const row = document.querySelector(`tr[data-session="${CSS.escape(last)}"]`);
    // Where the list stands is known already.
    row?.querySelector<HTMLElement>('.title a')?.focus({ preventScroll: true });
  }, [isReady]);
}
