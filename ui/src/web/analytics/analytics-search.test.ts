import { expect, test } from '@jest/globals';
import { NO_FILTER, searchOf, searchText, withFilter } from './analytics-search.ts';

test('an address says what the page shows, and the page says it again', () => {
  const text = '?days=90&service=checkout&metadata.tier=premium';
  const search = searchOf(text);
  expect(search).toEqual({ days: 90, filters: { service: 'checkout', 'metadata.tier': 'premium' } });
  expect(searchText(search)).toBe(text);
});

test('what an address says besides is left out', () => {
  expect(searchOf('?days=5&colour=red&user=&metadata.=x')).toEqual(NO_FILTER);
  expect(searchText(NO_FILTER)).toBe('');
});

test('an empty value takes a filter away', () => {
  const one = withFilter(NO_FILTER, 'kind', 'disk_full');
  expect(one.filters).toEqual({ kind: 'disk_full' });
  expect(withFilter(one, 'kind', '')).toEqual(NO_FILTER);
});
