import { VERDICTS } from '@mats/contracts';
import type { SessionSummary } from '@mats/contracts';
import type { JSX } from 'preact';
import type { SessionSearch } from '../api/client.ts';
import { useMedia } from '../app/hooks.ts';
import { LIST, ORDER_WORDS } from '../text/sentences.ts';
import { VERDICT_WORDS } from '../text/verdict-words.ts';
import { SORTS } from './session-search.ts';

const DAYS = [1, 7, 30] as const;

interface SessionFiltersProperties {
  search: SessionSearch;
  /** Sessions that are listed: their services, owners and tags are offered. */
  sessions: readonly SessionSummary[];
  onChange: (next: Partial<SessionSearch>) => void;
}

/** What the list shows and in which order; on a phone folded behind how many filters are set. */
export function SessionFilters(properties: SessionFiltersProperties): JSX.Element {
  const narrow = useMedia('(max-width: 599px)');
  if (!narrow) return <Filters {...properties} />;
  const { verdict, state, days, service, owner, tag } = properties.search;
  const set = [verdict, state, service, owner, tag].filter((value) => value !== '').length + (days > 0 ? 1 : 0);
  return (
    <details class="filters-fold">
      <summary>{LIST.filters(set)}</summary>
      <Filters {...properties} />
    </details>
  );
}

function Filters(properties: SessionFiltersProperties): JSX.Element {
  const { search, sessions, onChange } = properties;
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
        aria-label={LIST.state}
        value={search.state}
        onChange={(event) => onChange({ state: event.currentTarget.value as SessionSearch['state'] })}
      >
        <option value="">{LIST.anyState}</option>
        <option value="open">{LIST.open}</option>
        <option value="resolved">{LIST.resolved}</option>
        <option value="archived">{LIST.archived}</option>
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
      <Named
        label={LIST.service}
        value={search.service}
        known={sessions.flatMap(({ service }) => service ?? [])}
        onChange={(service) => onChange({ service })}
      />
      <Named
        label={LIST.owner}
        value={search.owner}
        known={sessions.map(({ owner }) => owner)}
        onChange={(owner) => onChange({ owner })}
      />
      <Named
        label={LIST.tag}
        value={search.tag}
        known={sessions.flatMap(({ tags }) => tags ?? [])}
        onChange={(tag) => onChange({ tag })}
      />
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

/** A filter by one value: what the list holds is offered, and anything may be typed. */
function Named(properties: {
  label: string;
  value: string;
  known: readonly string[];
  onChange: (value: string) => void;
}): JSX.Element {
  const { label, value, known, onChange } = properties;
  const id = `known-${label}`;
  return (
    <>
      <input
        type="search"
        class="filter-named"
        aria-label={label}
        placeholder={label}
        list={id}
        value={value}
        maxLength={60}
        // Half a word fits nothing: the list waits for Enter, the end of typing or a choice.
        onChange={(event) => onChange(event.currentTarget.value.trim())}
      />
      <datalist id={id}>
        {[...new Set(known)].toSorted().map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}
