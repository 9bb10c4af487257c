import { useEffect } from 'preact/hooks';

/** What the icon of the tab tells from afar. */
export type TabState = 'running' | 'answered' | null;

const ICONS: Readonly<Record<NonNullable<TabState>, string>> = {
  running: new URL('../icon-running.svg', import.meta.url).href,
  answered: new URL('../icon-answered.svg', import.meta.url).href,
};

/** Shows on the tab whether an investigation runs or its answer is there; the plain icon comes back with the page that leaves. */
export function useTabIcon(state: TabState): void {
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (link === null || state === null) return undefined;
    const plain = link.href;
    link.href = ICONS[state];
    return () => {
      link.href = plain;
    };
  }, [state]);
}
