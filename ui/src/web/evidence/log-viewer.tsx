import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { VIEWER } from '../text/sentences.ts';
import type { SourceLine } from './lines.ts';
import { findLines, lineAtTime } from './log-search.ts';
import { VirtualLines } from './virtual-lines.tsx';

/** A whole log: find, wrap, go to a time. Begins at the line in question. */
export function LogViewer(properties: { lines: readonly SourceLine[]; label: string }): JSX.Element {
  const { lines, label } = properties;
  const [text, setText] = useState('');
  const [place, setPlace] = useState(0);
  const [wrap, setWrap] = useState(false);
  const [target, setTarget] = useState<number | null>(null);
  const [missed, setMissed] = useState(false);
  const found = useMemo(() => findLines(lines, text), [lines, text]);
  const marked = useMemo(() => new Set(found), [found]);
  const goTo = (next: number): void => {
    if (found.length === 0) return;
    const index = (next + found.length) % found.length;
    setPlace(index);
    setTarget(found[index] ?? null);
  };
  const find = (next: string): void => {
    setText(next);
    setPlace(0);
    setTarget(findLines(lines, next)[0] ?? null);
  };
  return (
    <div class="log-viewer">
      <div class="log-tools" role="group" aria-label={label}>
        <input
          type="search"
          aria-label={VIEWER.find}
          placeholder={VIEWER.find}
          value={text}
          onInput={(event) => find(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            goTo(place + (event.shiftKey ? -1 : 1));
          }}
        />
        <span class="log-found" role="status">
          {text.trim() === '' ? '' : VIEWER.found(found.length === 0 ? 0 : place + 1, found.length)}
        </span>
        <button type="button" class="quiet" aria-label={VIEWER.previous} onClick={() => goTo(place - 1)}>
          ↑
        </button>
        <button type="button" class="quiet" aria-label={VIEWER.next} onClick={() => goTo(place + 1)}>
          ↓
        </button>
        <input
          type="text"
          class="log-time"
          aria-label={VIEWER.jump}
          title={VIEWER.jump}
          placeholder={VIEWER.jumpHint}
          onChange={(event) => {
            const index = lineAtTime(lines, event.currentTarget.value);
            if (index >= 0) setTarget(index);
            setMissed(index < 0 && event.currentTarget.value.trim() !== '');
          }}
        />
        <span class="log-found" role="status">
          {missed ? VIEWER.noSuchTime : ''}
        </span>
        <label>
          <input type="checkbox" checked={wrap} onChange={(event) => setWrap(event.currentTarget.checked)} />{' '}
          {VIEWER.wrap}
        </label>
      </div>
      <VirtualLines
        key={String(wrap)}
        lines={lines}
        label={label}
        marked={marked}
        wanted={text}
        target={target}
        wrap={wrap}
      />
    </div>
  );
}
