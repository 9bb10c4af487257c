import { describe, expect, test } from '@jest/globals';
import type { CommitQuery } from './commit-query.ts';
import { FIELDS } from './commit-words.ts';
import type { CommitWords, Field, FieldWords } from './commit-words.ts';
import { matchWords } from './match-words.ts';
import type { WordMatch } from './match-words.ts';

/** A field that holds these terms as often as they come; `_` is a word that the complaint has not. */
function field(text: string): FieldWords {
  const terms = text === '' ? [] : text.split(' ');
  const wanted = terms.filter((term) => term !== '_');
  const counts = new Map([...Map.groupBy(wanted, (term) => term)].map(([term, all]) => [term, all.length]));
  return { counts, size: terms.length };
}

function commit(given: Partial<Record<Field, string>> & { paths?: readonly string[]; lines?: number }): CommitWords {
  const { paths = [], lines = 0, ...texts } = given;
  return {
    fields: Object.fromEntries(FIELDS.map((name) => [name, field(texts[name] ?? '')])) as CommitWords['fields'],
    paths: paths.map((one) => new Set(one.split(' '))),
    lines,
    phrases: 0,
  };
}

/** A complaint in which every word tells as much as another. */
const query = (words: string, quoted = ''): CommitQuery =>
  ({
    terms: new Map(words.split(' ').map((term) => [term, 1])),
    quoted: new Set(quoted.split(' ')),
    pairs: new Set(),
  }) as unknown as CommitQuery;

const match = (words: string, ...commits: readonly CommitWords[]): readonly WordMatch[] =>
  matchWords(query(words), commits).matches;
/** Of a term that so many of so many commits hold, in nats. */
const rarity = (commits: number, holders: number): number => Math.log((commits + 1) / (holders + 0.5));

describe('the words of commits', () => {
  test('are worth their rarity among the commits', () => {
    const [first, second] = match('card gift', commit({ subject: 'card gift' }), commit({ subject: 'card' }));
    expect(first?.rarest).toBeCloseTo(rarity(2, 2) + rarity(2, 1), 9);
    expect(first?.mostTelling).toBeCloseTo(rarity(2, 1), 9);
    expect(second?.rarest).toBeCloseTo(rarity(2, 2), 9);
  });

  test('count once more where a word of the complaint is rare in complaints: by the square', () => {
    const rare = { ...query('card'), terms: new Map([['card', 3]]) };
    const [only] = matchWords(rare, [commit({ subject: 'card' })]).matches;
    expect(only?.mostTelling).toBeCloseTo(9 * rarity(1, 1), 9);
  });

  test('around a change say nothing of it, but are no rarities either', () => {
    const [first, second] = match('card', commit({ context: 'card' }), commit({ added: 'card', lines: 1 }));
    expect(first).toMatchObject({ rarest: 0, mostTelling: 0 });
    expect(second?.rarest).toBeCloseTo(rarity(2, 2), 9);
    expect(second?.mostTelling).toBeCloseTo(rarity(2, 1), 9);
  });

  test('that the complaint quotes count apart', () => {
    const { matches } = matchWords(query('card gift', 'gift'), [commit({ subject: 'card gift' }), commit({})]);
    expect(matches.map(({ quoted }) => quoted)).toEqual([rarity(2, 1), 0]);
  });

  test('that only three are the rarest of', () => {
    const [only] = match('a b c d', commit({ subject: 'a b c d' }));
    expect(only?.rarest).toBeCloseTo(3 * rarity(1, 1), 9);
  });
});

describe('the changed lines', () => {
  test('hold a word in full from one in ten of them on', () => {
    const shares = [0, 10, 90].map((lines) => match('card', commit({ added: 'card', lines }))[0]?.lines ?? 0);
    expect(shares.map((share) => Number((share / rarity(1, 1)).toFixed(6)))).toEqual([1, 0.5, 0.1]);
  });

  test('that were taken away count where they were not put in again', () => {
    const [gone, moved] = match('card', commit({ removed: 'card' }), commit({ removed: 'card', added: 'card' }));
    expect([gone?.removed, moved?.removed]).toEqual([rarity(2, 2), 0]);
  });
});

test('a word of the paths counts by the share of the paths that hold it', () => {
  const [all, half] = match(
    'card',
    commit({ path: 'card', paths: ['card', 'card'] }),
    commit({ path: 'card', paths: ['card', 'gift'] }),
  );
  expect(half?.paths).toBeCloseTo((all?.paths ?? 0) / 2, 9);
  expect(all?.paths).toBeCloseTo(rarity(2, 2), 9);
});

test('a word that comes again counts less each time, and less in a long field', () => {
  const [once, twice, long] = match(
    'card',
    commit({ body: 'card' }),
    commit({ body: 'card card' }),
    commit({ body: 'card _ _ _ _ _' }),
  );
  const [a, b, c] = [once, twice, long].map((one) => one?.fields.body ?? 0) as [number, number, number];
  expect(b).toBeGreaterThan(a);
  expect(b).toBeLessThan(2 * a);
  expect(c).toBeLessThan(a);
});

test('commits are placed by their three most telling words, equal ones together', () => {
  const [none, both, one, again] = match(
    'card gift',
    commit({}),
    commit({ subject: 'card gift' }),
    commit({ subject: 'card' }),
    commit({ body: 'card' }),
  );
  expect([both, one, again, none].map((found) => found?.place)).toEqual([0, 1, 1, 2]);
});

test('a complaint tells as much as its words that any commit holds', () => {
  const { told } = matchWords(query('card gift'), [commit({ subject: 'card' }), commit({})]);
  expect(told).toBeCloseTo(rarity(2, 1), 9);
});
