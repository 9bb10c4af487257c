import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Calls `close` as menus close: on Escape inside of it, and when the reader goes elsewhere. */
export function useClosing(
  part: RefObject<HTMLElement | null>,
  isOpen: () => boolean,
  close: (byKey: boolean) => void,
): void {
  useEffect(() => {
    const onElsewhere = (event: Event): void => {
      if (isOpen() && event.target instanceof Node && part.current?.contains(event.target) === false) close(false);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !isOpen() || part.current?.contains(document.activeElement) !== true) return;
      close(true);
      event.preventDefault();
    };
    document.addEventListener('pointerdown', onElsewhere);
    document.addEventListener('focusin', onElsewhere);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onElsewhere);
      document.removeEventListener('focusin', onElsewhere);
      document.removeEventListener('keydown', onKey);
    };
  });
}
