import { analyticsSchema } from '@mats/contracts';
import type { Analytics } from '@mats/contracts';
import { useEffect, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { sendFor } from '../api/http.ts';
import type { AnalyticsSearch } from './analytics-search.ts';
import { searchText } from './analytics-search.ts';

const DAY_MS = 86_400_000;
/** A part that is starting or away is asked again by itself. */
const RETRY_MS = 1_500;

export interface AnalyticsState {
  readonly found: Analytics | null;
  readonly failed: ApiFailure | null;
  /** What is shown is of an earlier search. */
  readonly reading: boolean;
}

/** Reads the sums for a search; a newer search stops the reading of an older one. */
export function useAnalytics(search: AnalyticsSearch): AnalyticsState {
  const [state, setState] = useState<AnalyticsState>({ found: null, failed: null, reading: true });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const stopped = new AbortController();
    let retry: ReturnType<typeof setTimeout> | undefined;
    const from = new Date(Date.now() - search.days * DAY_MS).toISOString();
    const parameters = new URLSearchParams({ from, ...search.filters });
    setState((old) => ({ ...old, reading: true }));
    sendFor(analyticsSchema, `/analytics?${parameters.toString()}`, { signal: stopped.signal }).then(
      (found) => setState({ found, failed: null, reading: false }),
      (thrown: unknown) => {
        if (stopped.signal.aborted) return;
        const failed = ApiFailure.from(thrown);
        setState((old) => ({ ...old, failed, reading: false }));
        if (failed.isPassing) retry = setTimeout(() => setAttempt((count) => count + 1), RETRY_MS);
      },
    );
    return () => {
      stopped.abort();
      clearTimeout(retry);
    };
  }, [searchText(search), attempt]);
  return state;
}
