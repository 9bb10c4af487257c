import {
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { SourceLine } from './lines.ts';
import { splitAtText } from './log-search.ts';

const LINE_HEIGHT = 20;
const OVERSCAN = 20;

export interface VirtualLinesProperties {
  lines: readonly SourceLine[];
  label: string;
  /** Indexes of lines that were found. */
  marked: ReadonlySet<number>;
  /** What was looked for, to be marked in them; empty: nothing. */
  wanted: string;
  /** The line to bring into view; null: the one in question. */
  target: number | null;
  /** Long lines break instead of scrolling sideways; each is then measured. */
  wrap: boolean;
}

/** Any number of lines in a window that scrolls: only those in view are in the page. Begins with the focused line in the middle. */
export function VirtualLines(properties: VirtualLinesProperties): JSX.Element {
  const { lines, marked, wanted, target, wrap } = properties;
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
    measureElement,
    scrollToFn: elementScroll,
    onChange: () => redraw(undefined),
  });
  const list = virtualizer.current;
  useLayoutEffect(() => list._didMount(), [list]);
  useLayoutEffect(() => list._willUpdate());
  useEffect(() => {
    const index = target ?? lines.findIndex((line) => line.focus);
    if (index >= 0) list.scrollToIndex(index, { align: 'center' });
  }, [list, lines, target]);
  const digits = String(lines.at(-1)?.number ?? lines.length).length;
  return (
    <div
      ref={frame}
      class={wrap ? 'virtual virtual-wrap' : 'virtual'}
      tabIndex={0}
      role="region"
      aria-label={properties.label}
    >
      <div class="virtual-space" style={{ height: `${list.getTotalSize()}px` }}>
        {list.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (line === undefined) return null;
          const state = `${line.focus ? 'line-focus' : ''} ${marked.has(item.index) ? 'line-found' : ''}`;
          return (
            <div
              key={item.key}
              ref={wrap ? (element) => list.measureElement(element) : null}
              data-index={item.index}
              class={`line ${state} ${item.index === target ? 'line-target' : ''}`}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <span class="line-number" style={{ minWidth: `${digits}ch` }}>
                {line.number}
              </span>
              <span class="line-text">
                {marked.has(item.index) ? <Found text={line.text} wanted={wanted} /> : line.text}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** A line in which the text that was looked for is marked. */
function Found({ text, wanted }: { text: string; wanted: string }): JSX.Element {
  return (
    <>{splitAtText(text, wanted).map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part))}</>
  );
}
