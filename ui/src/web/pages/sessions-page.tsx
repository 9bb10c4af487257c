import { AGENT_NAMES, VERDICTS } from '@mats/contracts';
import type { AgentName, SessionSummary } from '@mats/contracts';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SessionSearch } from '../api/client.ts';
import { useApp } from '../app/context.ts';
import { useShortcuts, useTitle } from '../app/hooks.ts';
import { onSignedInAgain } from '../app/sign-in-state.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { PageLink } from '../parts/link.tsx';
import { Moment } from '../parts/moment.tsx';
import { VerdictMark } from '../parts/verdict-mark.tsx';
import { sessionPath } from '../routing.ts';
import { formatDuration } from '../text/format-duration.ts';
import { formatCount } from '../text/format-number.ts';
import { parseTime } from '../text/format-time.ts';
import { LIST, ORDER_WORDS } from '../text/sentences.ts';
import { AGENT_TITLES, VERDICT_WORDS } from '../text/verdict-words.ts';
import { sampleQuestion } from './sample.ts';
import { NO_SEARCH, searchOf, searchText, SORTS } from './session-search.ts';
import { useSessionList } from './use-session-list.ts';

/** All sessions of the reader with search, filters and order; the empty list offers the sample incident. */
export function SessionsPage(properties: { onNew: () => void; onSample: () => void }): JSX.Element {
  const [search, setSearch] = useState<SessionSearch>(() => searchOf(location.search));
  const field = useRef<HTMLInputElement>(null);
  const { list, more, again } = useSessionList(search);
  useTitle('Sessions');
  useShortcuts({ '/': () => field.current?.focus(), j: () => moveFocus(1), k: () => moveFocus(-1) });
  useEffect(() => onSignedInAgain(again), [again]);
  const change = (next: Partial<SessionSearch>): void => {
    const changed = { ...search, ...next };
    setSearch(changed);
    history.replaceState(history.state, '', `/${searchText(changed)}`);
  };
  const filtered = searchText(search) !== '';
  const firstUse = list.status === 'ready' && list.sessions.length === 0 && !filtered;
  return (
    <main class="page sessions" id="main" tabIndex={-1}>
      {firstUse ? null : (
        <div class="page-head">
          <h1>Sessions</h1>
          <input
            ref={field}
            type="search"
            class="search"
            aria-label="Search sessions"
            placeholder="Search questions, services, owners"
            value={search.query}
            onInput={(event) => change({ query: event.currentTarget.value })}
          />
          <button type="button" class="primary" onClick={properties.onNew}>
            New Investigation <kbd>n</kbd>
          </button>
          <SessionFilters search={search} onChange={change} />
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
      {list.status === 'ready' && list.sessions.length === 0 && filtered ? (
        <p class="muted">
          {LIST.none}{' '}
          <button type="button" class="quiet" onClick={() => change(NO_SEARCH)}>
            {LIST.clear}
          </button>
        </p>
      ) : null}
      {list.sessions.length > 0 ? <SessionTable sessions={list.sessions} /> : null}
      {list.next === null ? null : <More onMore={more} />}
    </main>
  );
}

/** Moves the focus from row to row. */
function moveFocus(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('.session-table .title a')];
  const at = links.findIndex((link) => link === document.activeElement);
  links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
}

/** Older sessions come when the end of the list comes into view; the button does the same by hand. */
function More({ onMore }: { onMore: () => void }): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const element = button.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) onMore();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [onMore]);
  return (
    <button ref={button} type="button" class="more-sessions" onClick={onMore}>
      Show older sessions
    </button>
  );
}

const DAYS = [1, 7, 30] as const;

function SessionFilters(properties: {
  search: SessionSearch;
  onChange: (next: Partial<SessionSearch>) => void;
}): JSX.Element {
  const { search, onChange } = properties;
  return (
    <div class="filters">
      <select
        aria-label={LIST.verdict}
        value={search.verdict}
        onChange={(event) => onChange({ verdict: event.currentTarget.value as SessionSearch['verdict'] })}
      >
        <option value="">{LIST.anyVerdict}</option>
        {VERDICTS.map((verdict) => (
          <option key={verdict} value={verdict}>
            {VERDICT_WORDS[verdict].label}
          </option>
        ))}
        <option value="none">{LIST.noAnswer}</option>
      </select>
      <select
        aria-label={LIST.time}
        value={String(search.days)}
        onChange={(event) => onChange({ days: Number(event.currentTarget.value) })}
      >
        <option value="0">{LIST.anyTime}</option>
        {DAYS.map((days) => (
          <option key={days} value={String(days)}>
            {LIST.lastDays(days)}
          </option>
        ))}
      </select>
      <select
        aria-label={LIST.order}
        value={search.sort}
        onChange={(event) => onChange({ sort: event.currentTarget.value as SessionSearch['sort'] })}
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {ORDER_WORDS[sort]}
          </option>
        ))}
      </select>
    </div>
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
