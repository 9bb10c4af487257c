import { ANALYTICS_FILTERS } from '@mats/contracts';

/** What the page is asked for: how many days back from now, and a value for each filter. */
export interface AnalyticsSearch {
  readonly days: number;
  readonly filters: Readonly<Record<string, string>>;
}

export const DAYS = [1, 7, 30, 90, 365] as const;
const USUAL_DAYS = 30;
export const NO_FILTER: AnalyticsSearch = { days: USUAL_DAYS, filters: {} };

const METADATA = /^metadata\.[\w.-]{1,100}$/;
const NAMES: readonly string[] = ANALYTICS_FILTERS;

/** Reads the end of an address; what it does not know it leaves out. */
export function searchOf(text: string): AnalyticsSearch {
  const parameters = new URLSearchParams(text);
  const days = DAYS.find((one) => String(one) === parameters.get('days')) ?? USUAL_DAYS;
  const known = [...parameters].filter(
    ([name, value]) => value !== '' && (NAMES.includes(name) || METADATA.test(name)),
  );
  return { days, filters: Object.fromEntries(known) };
}

/** The end of an address that says the same; empty for the usual page. */
export function searchText({ days, filters }: AnalyticsSearch): string {
  const parameters = new URLSearchParams(days === USUAL_DAYS ? {} : { days: String(days) });
  for (const [name, value] of Object.entries(filters)) parameters.set(name, value);
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** A search with one filter set, or taken away by an empty value. */
export function withFilter(search: AnalyticsSearch, name: string, value: string): AnalyticsSearch {
  const { [name]: _old, ...others } = search.filters;
  return { ...search, filters: value === '' ? others : { ...others, [name]: value } };
}
