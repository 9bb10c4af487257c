import { ANALYTICS_FILTERS } from '@mats/contracts';
import type { Analytics } from '@mats/contracts';
import type { JSX } from 'preact';
import { ANALYTICS, FILTER_WORDS, kindWords } from '../text/analytics-words.ts';
import { DAYS, NO_FILTER, searchText, withFilter } from './analytics-search.ts';
import type { AnalyticsSearch } from './analytics-search.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

function Filter(properties: {
  label: string;
  any: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
}): JSX.Element {
  const { label, any, value, choices, onChange } = properties;
  const isKnown = value === '' || choices.some((choice) => choice.value === value);
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{any}</option>
      {isKnown ? null : <option value={value}>{value}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

/** Names of metadata among the choices and in the search, each once. */
function metadataNames(search: AnalyticsSearch, choices: Analytics['choices']): string[] {
  const names = [...choices.map(({ filter }) => filter), ...Object.keys(search.filters)];
  return [...new Set(names.filter((name) => name.startsWith('metadata.')))].toSorted();
}

/** Which turns are added up: of what time, and with what in common. */
export function AnalyticsFilters(properties: {
  search: AnalyticsSearch;
  choices: Analytics['choices'];
  onChange: (next: AnalyticsSearch) => void;
}): JSX.Element {
  const { search, choices, onChange } = properties;
  const of = (name: string): Choice[] =>
    choices
      .filter(({ filter }) => filter === name)
      .map(({ value, turns }) => ({
        value,
        label: `${name === 'kind' ? kindWords(value) : value} (${turns.toLocaleString('en-GB')})`,
      }));
  const names = [...ANALYTICS_FILTERS, ...metadataNames(search, choices)];
  return (
    <div class="filters">
      <select
        aria-label={ANALYTICS.time}
        value={String(search.days)}
        onChange={(event) => onChange({ ...search, days: Number(event.currentTarget.value) })}
      >
        {DAYS.map((days) => (
          <option key={days} value={String(days)}>
            {ANALYTICS.lastDays(days)}
          </option>
        ))}
      </select>
      {names.map((name) => {
        const { label, any } = FILTER_WORDS[name] ?? { label: name, any: `${name}: any` };
        const value = search.filters[name] ?? '';
        return (
          <Filter
            key={name}
            label={label}
            any={any}
            value={value}
            choices={of(name)}
            onChange={(next) => onChange(withFilter(search, name, next))}
          />
        );
      })}
      {searchText({ ...search, days: NO_FILTER.days }) === '' ? null : (
        <button type="button" class="quiet" onClick={() => onChange({ ...search, filters: {} })}>
          {ANALYTICS.clear}
        </button>
      )}
    </div>
  );
}
