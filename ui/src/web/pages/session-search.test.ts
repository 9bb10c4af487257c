import { describe, expect, test } from '@jest/globals';
import { NO_SEARCH, searchOf, searchText } from './session-search.ts';

describe('the address of a list', () => {
  test('leads back to the same list', () => {
    const search = { query: 'pay & go', verdict: 'root_cause', days: 7, sort: 'turns' } as const;
    expect(searchOf(searchText(search))).toEqual(search);
  });

  test('of everything is empty', () => expect(searchText(NO_SEARCH)).toBe(''));

  test('what nobody offers is left out', () =>
    expect(searchOf('?verdict=guilty&days=-3&sort=colour')).toEqual(NO_SEARCH));
});
