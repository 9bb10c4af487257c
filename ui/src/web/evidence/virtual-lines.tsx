import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { SourceLine } from './lines.ts';

const LINE_HEIGHT = 20;
const OVERSCAN = 20;

/**
 * Any number of lines in a window that scrolls: only those in view are in the page. Lines do not wrap here, since
 * every one must be equally high; long ones scroll sideways. Begins with the focused line in the middle.
 */
export function VirtualLines(properties: { lines: readonly SourceLine[]; label: string }): JSX.Element {
  const { lines } = properties;
  const frame = useRef<HTMLDivElement>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const virtualizer = useRef<Virtualizer<HTMLDivElement, HTMLDivElement> | null>(null);
  virtualizer.current ??= new Virtualizer<HTMLDivElement, HTMLDivElement>({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: OVERSCAN,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(undefined),
  });
  const list = virtualizer.current;
  useLayoutEffect(() => list._didMount(), [list]);
  useLayoutEffect(() => list._willUpdate());
  useEffect(() => {
    const focus = lines.findIndex((line) => line.focus);
    if (focus >= 0) list.scrollToIndex(focus, { align: 'center' });
  }, [list, lines]);
  const digits = String(lines.at(-1)?.number ?? lines.length).length;
  return (
    <div ref={frame} class="virtual" tabIndex={0} role="region" aria-label={properties.label}>
      <div class="virtual-space" style={{ height: `${list.getTotalSize()}px` }}>
        {list.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (line === undefined) return null;
          return (
            <div
              key={item.key}
              class={line.focus ? 'line line-focus' : 'line'}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <span class="line-number" style={{ minWidth: `${digits}ch` }}>
                {line.number}
              </span>
              <span class="line-text">{line.text}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
