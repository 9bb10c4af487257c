import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { FailureNote } from '../parts/failure-note.tsx';
import { LATER } from '../text/sentences.ts';

/** A part of the page that is fetched when it is shown first, or before, when the browser has nothing else to do. */
export interface LaterPart<Properties> {
  (properties: Properties & JSX.IntrinsicAttributes): JSX.Element | null;
  /** Fetches it without showing it. */
  prefetch: () => void;
}

/** Makes a part that is no longer in the way of the first look at the page. What failed to be fetched is fetched again when shown again. */
export function later<Properties>(load: () => Promise<ComponentType<Properties>>): LaterPart<Properties> {
  let known: ComponentType<Properties> | null = null;
  let loading: Promise<ComponentType<Properties>> | null = null;
  const fetchPart = async (): Promise<ComponentType<Properties>> => {
    try {
      known = await (loading ??= load());
      return known;
    } catch (thrown) {
      loading = null;
      throw thrown;
    }
  };
  function Later(properties: Properties & JSX.IntrinsicAttributes): JSX.Element | null {
    const [state, setState] = useState<'there' | 'coming' | 'failed'>(known === null ? 'coming' : 'there');
    useEffect(() => {
      if (state !== 'coming') return;
      fetchPart().then(
        () => setState('there'),
        () => setState('failed'),
      );
    }, [state]);
    if (state === 'failed') return <FailureNote failure={LATER.failed} />;
    const Part = known;
    return Part === null ? null : <Part {...properties} />;
  }
  Later.prefetch = (): void => {
    fetchPart().catch(() => undefined);
  };
  return Later;
}

/** Fetches parts that will probably be shown, once the browser has nothing else to do. */
export function whenIdle(parts: readonly { prefetch: () => void }[]): void {
  const fetchAll = (): void => parts.forEach(({ prefetch }) => prefetch());
  if ('requestIdleCallback' in globalThis) requestIdleCallback(fetchAll, { timeout: 3000 });
  else setTimeout(fetchAll, 1000);
}
