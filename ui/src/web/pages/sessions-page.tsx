import { AGENT_NAMES, AGENTS } from '@mats/contracts';
import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { SessionSearch } from '../api/client.ts';
import { useApp } from '../app/context.ts';
import { useShortcuts, useTitle } from '../app/hooks.ts';
import { onSignedInAgain } from '../app/sign-in-state.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { LIST } from '../text/sentences.ts';
import { sampleQuestion } from './sample.ts';
import { SessionFilters } from './session-filters.tsx';
import { NO_SEARCH, searchOf, searchText } from './session-search.ts';
import { SessionTable } from './session-table.tsx';
import { useRowActions } from './use-row-actions.ts';
import { useSessionList } from './use-session-list.ts';
import { PAGE } from '../text/page-words.ts';
import { useRowLeft } from './use-row-left.ts';

/** All sessions of the reader with search, filters and order; the empty list offers the sample incident. */
export function SessionsPage(properties: { onNew: () => void; onSample: () => void }): JSX.Element {
  const [search, setSearch] = useState<SessionSearch>(() => searchOf(location.search));
  const field = useRef<HTMLInputElement>(null);
  const control = useSessionList(search);
  const { list, scroll, more, again } = control;
  useTitle(PAGE.sessions);
  useShortcuts({ '/': () => field.current?.focus() });
  useRowLeft(list.status === 'ready');
  useEffect(() => onSignedInAgain(again), [again]);
  const change = (next: Partial<SessionSearch>): void => {
    const changed = { ...search, ...next };
    setSearch(changed);
    history.replaceState(history.state, '', `/${searchText(changed)}`);
  };
  const latest = useRef(change);
  latest.current = change;
  const onTag = useCallback((tag: string) => latest.current({ tag }), []);
  const { actions, menu, failed } = useRowActions(control, onTag);
  const filtered = searchText(search) !== '';
  const firstUse = list.status === 'ready' && list.sessions.length === 0 && !filtered;
  return (
    <main class="page sessions" id="main" tabIndex={-1}>
      {firstUse ? null : (
        <div class="page-head">
          <h1>{PAGE.sessions}</h1>
          <input
            ref={field}
            type="search"
            class="search"
            aria-label={PAGE.searchSessions}
            placeholder={PAGE.searchHint}
            value={search.query}
            onInput={(event) => change({ query: event.currentTarget.value })}
          />
          <button type="button" class="primary" onClick={properties.onNew}>
            {PAGE.newInvestigation} <kbd>n</kbd>
          </button>
          <SessionFilters search={search} sessions={list.sessions} onChange={change} />
        </div>
      )}
      {list.failed === null ? null : (
        <FailureNote failure={list.failed.failure}>
          <button type="button" onClick={again}>
            {PAGE.tryAgain}
          </button>
        </FailureNote>
      )}
      {failed === null ? null : <FailureNote failure={failed.failure} />}
      {list.status === 'loading' ? <p class="muted">{PAGE.readingSessions}</p> : null}
      {firstUse ? <FirstUse onNew={properties.onNew} onSample={properties.onSample} /> : null}
      {list.status === 'ready' && list.sessions.length === 0 && filtered ? (
        <p class="muted">
          {search.state === 'archived' ? LIST.noneArchived : LIST.none}{' '}
          <button type="button" class="quiet" onClick={() => change(NO_SEARCH)}>
            {LIST.clear}
          </button>
        </p>
      ) : null}
      {list.sessions.length > 0 ? (
        <SessionTable
          sessions={list.sessions}
          menu={menu}
          actions={actions}
          scroll={scroll}
          sort={search.sort}
          onSort={(sort) => change({ sort })}
        />
      ) : null}
      {list.next === null ? null : <More onMore={more} />}
    </main>
  );
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
      {PAGE.older}
    </button>
  );
}

function FirstUse(properties: { onNew: () => void; onSample: () => void }): JSX.Element {
  const { settings } = useApp();
  const sample = sampleQuestion(settings);
  return (
    <section class="first-use">
      <h1 class="headline">{PAGE.firstUse}</h1>
      {sample === null ? (
        <button type="button" class="primary" onClick={properties.onNew}>
          {PAGE.firstQuestion}
        </button>
      ) : (
        <div class="first-step">
          <button type="button" class="primary" onClick={properties.onSample}>
            {PAGE.sample}
          </button>
          <button type="button" onClick={properties.onNew}>
            {PAGE.newInvestigation} <kbd>n</kbd>
          </button>
          <p class="muted">{PAGE.sampleMeans(sample)}</p>
        </div>
      )}
      <dl class="agents">
        {AGENT_NAMES.map((agent) => (
          <div key={agent}>
            <dt>{AGENTS[agent].title}</dt>
            <dd>{AGENTS[agent].does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
