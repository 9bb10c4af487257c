import type { SessionSummary } from '@mats/contracts';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { listSessions } from '../api/client.ts';
import type { SessionSearch } from '../api/client.ts';
import { searchText } from './session-search.ts';

export interface SessionListState {
  status: 'loading' | 'ready' | 'failed';
  sessions: readonly SessionSummary[];
  next: string | null;
  failed: ApiFailure | null;
}

const SEARCH_PAUSE_MS = 180;
/** A part that is starting or away is asked again by itself. */
const RETRY_MS = 1500;

/** The list as it was left, so that Back shows it again at once and where it stood. */
let kept: { text: string; list: SessionListState; scroll: number } | null = null;

const EMPTY: SessionListState = { status: 'loading', sessions: [], next: null, failed: null };

/** Newly read sessions before those that were known; each once. */
function joined(first: readonly SessionSummary[], then: readonly SessionSummary[]): SessionSummary[] {
  const ids = new Set(first.map(({ id }) => id));
  return [...first, ...then.filter(({ id }) => !ids.has(id))];
}

export interface SessionListControl {
  list: SessionListState;
  /** How far the list was scrolled when it was left; 0 when it is new. */
  scroll: number;
  more: () => void;
  again: () => void;
  /** Puts a changed session in its place. */
  replace: (session: SessionSummary) => void;
  remove: (id: string) => void;
}

/** Reads the list for a search; a newer search stops the reading of an older one. */
export function useSessionList(search: SessionSearch): SessionListControl {
  const text = searchText(search);
  const [list, setList] = useState<SessionListState>(() => (kept?.text === text ? kept.list : EMPTY));
  const [attempt, setAttempt] = useState(0);
  const current = useRef({ list, text });
  current.current = { list, text };
  const reading = useRef(false);
  const restored = useRef(kept?.text === text);
  const [scroll] = useState(() => (kept?.text === text ? kept.scroll : 0));
  useLayoutEffect(() => {
    if (restored.current && kept !== null) scrollTo(0, kept.scroll);
    const onScroll = (): void => {
      kept = { ...current.current, scroll: scrollY };
    };
    addEventListener('scroll', onScroll, { passive: true });
    return () => removeEventListener('scroll', onScroll);
  }, []);
  useEffect(() => {
    const controller = new AbortController();
    let retry: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      listSessions({ ...search, query: search.query.trim(), cursor: null }, controller.signal).then(
        ({ sessions, next }) => {
          // What was read further down before stays: the reader may be there.
          const old = restored.current ? current.current.list : EMPTY;
          restored.current = false;
          const whole = joined(sessions, old.sessions);
          const ready = { status: 'ready' as const, sessions: whole, next: old.sessions.length > 0 ? old.next : next };
          setList({ ...ready, failed: null });
        },
        (thrown: unknown) => {
          if (controller.signal.aborted) return;
          const failed = ApiFailure.from(thrown);
          setList((old) => ({ ...old, status: 'failed', failed }));
          if (failed.isPassing) retry = setTimeout(() => setAttempt((count) => count + 1), RETRY_MS);
        },
      );
    };
    const timer = setTimeout(read, search.query === '' ? 0 : SEARCH_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      clearTimeout(retry);
      controller.abort();
    };
  }, [text, attempt]);
  useEffect(() => {
    if (list.status === 'ready') kept = { text, list, scroll: scrollY };
  }, [list]);
  const more = useCallback((): void => {
    const { next } = current.current.list;
    if (next === null || reading.current) return;
    reading.current = true;
    listSessions({ ...search, query: search.query.trim(), cursor: next })
      .then(
        (page) => setList((old) => ({ ...old, sessions: joined(old.sessions, page.sessions), next: page.next })),
        (thrown: unknown) => setList((old) => ({ ...old, failed: ApiFailure.from(thrown) })),
      )
      .finally(() => {
        reading.current = false;
      });
  }, [text]);
  const again = useCallback(() => setAttempt((count) => count + 1), []);
  const replace = useCallback((session: SessionSummary) => {
    setList((old) => ({ ...old, sessions: old.sessions.map((one) => (one.id === session.id ? session : one)) }));
  }, []);
  const remove = useCallback((id: string) => {
    setList((old) => ({ ...old, sessions: old.sessions.filter((one) => one.id !== id) }));
  }, []);
  return { list, scroll, more, again, replace, remove };
}
