import type { GivenFeedback } from '@mats/contracts';
import { useEffect, useState } from 'preact/hooks';
import { readFeedback } from '../api/client.ts';

const NONE: ReadonlyMap<string, GivenFeedback> = new Map();

/** What the reader said of a session's answers before, by investigation; read once, when the session is there. */
export function useGivenFeedback(sessionId: string, isThere: boolean): ReadonlyMap<string, GivenFeedback> {
  const [given, setGiven] = useState(NONE);
  useEffect(() => {
    let gone = false;
    // Without it the page works: the reader may only judge twice.
    if (isThere) {
      readFeedback(sessionId).then(
        (all) => (gone ? undefined : setGiven(new Map(all.map((one) => [one.investigation_id, one])))),
        () => undefined,
      );
    }
    return () => {
      gone = true;
    };
  }, [sessionId, isThere]);
  return given;
}
