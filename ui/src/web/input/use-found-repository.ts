import type { ConnectedSource } from '@mats/contracts';
import { useEffect, useState } from 'preact/hooks';
import { findRepository } from '../api/client.ts';

/** What is known of a path while it is typed; null: nothing, or there is none. */
export type FoundRepository = 'looking' | ConnectedSource | null;

/** While somebody types, each letter makes another path: it is looked for when they pause. */
const PAUSE_MS = 350;

/** Looks whether a repository is at a path, as soon as it is typed. */
export function useFoundRepository(path: string): FoundRepository {
  const [found, setFound] = useState<FoundRepository>(null);
  useEffect(() => {
    setFound(null);
    if (path === '') return undefined;
    const gone = new AbortController();
    const timer = setTimeout(() => {
      setFound('looking');
      findRepository(path, gone.signal).then(setFound, () => {
        // The question says it too, once it is asked.
        if (!gone.signal.aborted) setFound(null);
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [path]);
  return found;
}
