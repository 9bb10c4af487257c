import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { PAGE } from '../text/page-words.ts';

/** The time, renewed twice a second while `ticking`. Epoch milliseconds. */
export function useNow(ticking: boolean): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!ticking) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}

/** Whether a media query holds, now and later. */
export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const onChange = (): void => setMatches(list.matches);
    onChange();
    list.addEventListener('change', onChange);
    return () => list.removeEventListener('change', onChange);
  }, [query]);
  return matches;
}

/** Whether keys go into a text field, so that single-key shortcuts must stay out of the way. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

const SHORTCUTS_OFF = 'mats-shortcuts-off';

/** Whether single keys are shortcuts: they can be switched off, for people who talk to their computer. */
export function areShortcutsOn(): boolean {
  return localStorage.getItem(SHORTCUTS_OFF) === null;
}

/** Switches shortcuts of single keys on or off; it is kept for the next visit. */
export function switchShortcuts(on: boolean): void {
  if (on) localStorage.removeItem(SHORTCUTS_OFF);
  else localStorage.setItem(SHORTCUTS_OFF, 'yes');
}

/**
 * Calls the handler of a single key pressed outside of text fields and without a modifier. A key means what is shown: its handler is
 * there as soon as the page is drawn.
 */
export function useShortcuts(shortcuts: Readonly<Record<string, () => void>>): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      const handler = shortcuts[event.key];
      // Escape is no character: it closes whatever is open.
      if (handler === undefined || (event.key !== 'Escape' && !areShortcutsOn())) return;
      event.preventDefault();
      handler();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

/** Sets the title of the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = PAGE.tabTitle(title);
  }, [title]);
}
