import { VERDICTS } from '@mats/contracts';
import type { SessionSearch, Sort } from '../api/client.ts';

export const SORTS = [
  'activity',
  'created',
  'turns',
  'duration',
  'title',
  'verdict',
  'service',
  'owner',
] as const satisfies readonly Sort[];

export const NO_SEARCH: SessionSearch = {
  query: '',
  verdict: '',
  days: 0,
  service: '',
  owner: '',
  tag: '',
  state: '',
  sort: 'activity',
};

const STATES = ['open', 'resolved', 'archived'] as const;
/** Filters that name one value each. */
const NAMED = ['service', 'owner', 'tag'] as const;

const VERDICT_CHOICES: readonly string[] = [...VERDICTS, 'none'];

/** What an address looks for: `?q=checkout&verdict=root_cause&days=7&sort=turns`. What it does not know it leaves out. */
export function searchOf(text: string): SessionSearch {
  const parameters = new URLSearchParams(text);
  const verdict = parameters.get('verdict') ?? '';
  const days = Number(parameters.get('days') ?? 0);
  const sort = SORTS.find((one) => one === parameters.get('sort')) ?? 'activity';
  const [service = '', owner = '', tag = ''] = NAMED.map((name) => (parameters.get(name) ?? '').slice(0, 60));
  return {
    query: (parameters.get('q') ?? '').slice(0, 200),
    verdict: VERDICT_CHOICES.includes(verdict) ? (verdict as SessionSearch['verdict']) : '',
    days: Number.isInteger(days) && days > 0 && days <= 365 ? days : 0,
    service,
    owner,
    tag,
    state: STATES.find((one) => one === parameters.get('state')) ?? '',
    sort,
  };
}

/** The end of the address that looks for the same; empty for everything. */
export function searchText(search: SessionSearch): string {
  const { query, verdict, days, state, sort } = search;
  const parameters = new URLSearchParams({
    ...(query === '' ? {} : { q: query }),
    ...(verdict === '' ? {} : { verdict }),
    ...(days === 0 ? {} : { days: String(days) }),
    ...Object.fromEntries(NAMED.flatMap((name) => (search[name] === '' ? [] : [[name, search[name]]]))),
    ...(state === '' ? {} : { state }),
    ...(sort === 'activity' ? {} : { sort }),
  });
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
