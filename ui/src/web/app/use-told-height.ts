import { useLayoutEffect } from 'preact/hooks';
import type { RefObject } from 'preact';

/** Tells the style sheet how tall a part is that stands over the page, as a length named `name`, for as long as the part is there. */
export function useToldHeight(part: RefObject<HTMLElement | null>, name: `--${string}`): void {
  useLayoutEffect(() => {
    const element = part.current;
    if (element === null) return undefined;
    const root = document.documentElement.style;
    const tell = (): void => root.setProperty(name, `${element.offsetHeight}px`);
    tell();
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.removeProperty(name);
    };
  }, [name]);
}
