import { AGENT_NAMES } from '@mats/contracts';
import type { AgentName, SessionSummary } from '@mats/contracts';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { listSessions } from '../api/client.ts';
import { useApp } from '../app/context.ts';
import { useShortcuts, useTitle } from '../app/hooks.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { PageLink } from '../parts/link.tsx';
import { Moment } from '../parts/moment.tsx';
import { VerdictMark } from '../parts/verdict-mark.tsx';
import { sessionPath } from '../routing.ts';
import { formatCount } from '../text/format-number.ts';
import { AGENT_TITLES } from '../text/verdict-words.ts';
import { formatDuration } from '../text/format-duration.ts';
import { parseTime } from '../text/format-time.ts';
import { sampleQuestion } from './sample.ts';

interface List {
  status: 'loading' | 'ready' | 'failed';
  sessions: readonly SessionSummary[];
  next: string | null;
  failed: ApiFailure | null;
}

const SEARCH_PAUSE_MS = 180;
/** A part that is starting or away is asked again by itself. */
const RETRY_MS = 1500;

/** Reads the list for a query; a newer query stops the reading of an older one. */
function useSessions(query: string): { list: List; more: () => void; again: () => void } {
  const [list, setList] = useState<List>({ status: 'loading', sessions: [], next: null, failed: null });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    let retry: ReturnType<typeof setTimeout> | undefined;
    const timer = setTimeout(
      () => {
        listSessions({ query, cursor: null }, controller.signal).then(
          ({ sessions, next }) => setList({ status: 'ready', sessions, next, failed: null }),
          (thrown: unknown) => {
            if (controller.signal.aborted) return;
            const failed = ApiFailure.from(thrown);
            setList((old) => ({ ...old, status: 'failed', failed }));
            if (failed.isPassing) retry = setTimeout(() => setAttempt((count) => count + 1), RETRY_MS);
          },
        );
      },
      query === '' ? 0 : SEARCH_PAUSE_MS,
    );
    return () => {
      clearTimeout(timer);
      clearTimeout(retry);
      controller.abort();
    };
  }, [query, attempt]);
  const more = (): void => {
    listSessions({ query, cursor: list.next }).then(
      ({ sessions, next }) => setList((old) => ({ ...old, sessions: [...old.sessions, ...sessions], next })),
      (thrown: unknown) => setList((old) => ({ ...old, failed: ApiFailure.from(thrown) })),
    );
  };
  return { list, more, again: () => setAttempt(attempt + 1) };
}

/** All sessions of the reader, newest first, with search; the empty list offers the sample incident. */
export function SessionsPage(properties: { onNew: () => void; onSample: () => void }): JSX.Element {
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const { list, more, again } = useSessions(query);
  useTitle('Sessions');
  useShortcuts({ '/': () => search.current?.focus() });
  const firstUse = list.status === 'ready' && list.sessions.length === 0 && query === '';
  return (
    <main class="page sessions" id="main" tabIndex={-1}>
      {firstUse ? null : (
        <div class="page-head">
          <h1>Sessions</h1>
          <input
            ref={search}
            type="search"
            class="search"
            aria-label="Search sessions"
            placeholder="Search questions, services, owners  ( / )"
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value.trim())}
          />
          <button type="button" class="primary" onClick={properties.onNew}>
            New Investigation <kbd>n</kbd>
          </button>
        </div>
      )}
      {list.failed === null ? null : (
        <FailureNote failure={list.failed.failure}>
          <button type="button" onClick={again}>
            Try again
          </button>
        </FailureNote>
      )}
      {list.status === 'loading' ? <p class="muted">Reading your sessions…</p> : null}
      {firstUse ? <FirstUse onNew={properties.onNew} onSample={properties.onSample} /> : null}
      {list.status === 'ready' && list.sessions.length === 0 && query !== '' ? (
        <p class="muted">No session matches “{query}”.</p>
      ) : null}
      {list.sessions.length > 0 ? <SessionTable sessions={list.sessions} /> : null}
      {list.next === null ? null : (
        <button type="button" onClick={more}>
          Show older sessions
        </button>
      )}
    </main>
  );
}

function FirstUse(properties: { onNew: () => void; onSample: () => void }): JSX.Element {
  const { settings } = useApp();
  const sample = sampleQuestion(settings);
  return (
    <section class="first-use">
      <h1 class="headline">Ask why it broke. Get the cause, and the evidence for it.</h1>
      {sample === null ? (
        <button type="button" class="primary" onClick={properties.onNew}>
          Ask the first question
        </button>
      ) : (
        <div class="first-step">
          <button type="button" class="primary" onClick={properties.onSample}>
            Investigate the sample incident
          </button>
          <button type="button" onClick={properties.onNew}>
            New Investigation <kbd>n</kbd>
          </button>
          <p class="muted">“{sample}” – a recorded incident of a small shop. No key, nothing to set up.</p>
        </div>
      )}
      <dl class="agents">
        {AGENT_NAMES.map((agent) => (
          <div key={agent}>
            <dt>{AGENT_TITLES[agent]}</dt>
            <dd>{AGENT_READS[agent]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const AGENT_READS: Readonly<Record<AgentName, string>> = {
  sre: 'Reads logs, containers and metrics: what broke first, when, and how widely it spread.',
  investigator: 'Goes from stack frames and log lines to the code, and finds the change behind it.',
  architect: 'Weighs both, reads every cited line again, rules out alternatives, and writes the report.',
};

function SessionTable(properties: { sessions: readonly SessionSummary[] }): JSX.Element {
  return (
    <table class="session-table">
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">Verdict</th>
          <th scope="col">Service</th>
          <th scope="col">Owner</th>
          <th scope="col" class="number">
            Turns
          </th>
          <th scope="col" class="number">
            Duration
          </th>
          <th scope="col" class="number">
            Last activity
          </th>
        </tr>
      </thead>
      <tbody>
        {properties.sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </tbody>
    </table>
  );
}

function SessionRow({ session }: { session: SessionSummary }): JSX.Element {
  const activity = parseTime(session.last_activity);
  return (
    <tr>
      <th scope="row" class="title">
        <PageLink href={sessionPath(session.id)}>{session.title}</PageLink>
      </th>
      <td class="verdict">
        {session.verdict === null ? <span class="muted">No answer</span> : <VerdictMark verdict={session.verdict} />}
      </td>
      <td class="mono">{session.service ?? '–'}</td>
      <td class="owner" title={session.owner}>
        {session.owner}
      </td>
      <td class="number" data-words={formatCount(session.turns, 'turn')}>
        {session.turns}
      </td>
      <td class="number">{session.duration_ms > 0 ? formatDuration(session.duration_ms) : '–'}</td>
      <td class="number">{activity === null ? '–' : <Moment at={activity} ago />}</td>
    </tr>
  );
}
