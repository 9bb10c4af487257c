import { describe, expect, test } from '@jest/globals';
import { parseSessionQuery } from './session-query.ts';

describe('parseSessionQuery', () => {
  test.each([
    ['metadata.tier:premium', [{ key: 'tier', value: 'premium' }]],
    [`metadata['tier'] == 'premium'`, [{ key: 'tier', value: 'premium' }]],
    ['metadata["user tier"]="very premium"', [{ key: 'user tier', value: 'very premium' }]],
    [
      'metadata.region: eu-west and metadata.n:7',
      [
        { key: 'region', value: 'eu-west' },
        { key: 'n', value: '7' },
      ],
    ],
  ])('reads %s', (typed, metadata) => expect(parseSessionQuery(typed)).toEqual({ text: '', metadata, tags: [] }));

  test('keeps words beside filters', () => {
    expect(parseSessionQuery(' checkout tag:beta  500 tags:"night run"')).toEqual({
      text: 'checkout    500',
      metadata: [],
      tags: ['beta', 'night run'],
    });
  });

  test('words alone stay as they are', () => {
    expect(parseSessionQuery('search and rescue')).toEqual({ text: 'search and rescue', metadata: [], tags: [] });
  });

  test('is linear in what is typed', () => {
    const started = performance.now();
    parseSessionQuery(`metadata.${'a.'.repeat(50_000)} ${'tag:'.repeat(50_000)}`);
    expect(performance.now() - started).toBeLessThan(300);
  });
});
