import type { StoredSpans } from '@mats/contracts';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { readStoredSpans } from '../api/client.ts';
import { SPANS } from '../text/sentences.ts';

/** When to look, in milliseconds after the answer is shown: Phoenix stores within a second, and what it lost comes later. */
const LOOKS = [1_000, 5_000, 20_000, 70_000];

/** How much of the turn's trace Phoenix holds; nothing while that is not known. */
export function StoredSpansNote({ investigationId }: { investigationId: string }): JSX.Element | null {
  const [seen, setSeen] = useState<StoredSpans | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const lookAt = (index: number): void => {
      const delay = LOOKS[index];
      if (delay === undefined) return;
      timer = setTimeout(() => {
        readStoredSpans(investigationId, gone.signal).then(
          (next) => {
            setSeen(next);
            if (!next.complete && next.unknown !== 'no_phoenix' && next.unknown !== 'not_traced') lookAt(index + 1);
          },
          // Not knowing it must not be in the reader's way.
          () => undefined,
        );
      }, delay);
    };
    lookAt(0);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [investigationId]);
  if (seen === null || seen.unknown !== undefined) return null;
  return (
    <span class="muted stored-spans" title={SPANS.title(seen.complete)}>
      {SPANS.stored(seen.stored, seen.made)}
    </span>
  );
}
