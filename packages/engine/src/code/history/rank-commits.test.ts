import { describe, expect, test } from '@jest/globals';
import { because } from './clue.ts';
import type { Clue } from './clue.ts';
import type { Commit } from './commit.ts';
import { parseUnifiedDiff } from './parse-unified-diff.ts';
import { rankCommits } from './rank-commits.ts';

const HOUR = 3_600_000;
const ONSET = Date.parse('2024-05-01T12:00:00Z');

function commit(name: string, hoursBefore: number, path: string, lines: string[], start = 10): Commit {
  const old = lines.filter((line) => !line.startsWith('+')).length;
  const fresh = lines.filter((line) => !line.startsWith('-')).length;
  const diff = `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -${start},${old} +${start},${fresh} @@\n${lines.join('\n')}\n`;
  return {
    sha: name.padEnd(40, '0'),
    author: 'Ann',
    time: ONSET - hoursBefore * HOUR,
    subject: name,
    files: parseUnifiedDiff(diff),
  };
}

const price = commit('a1', 5, 'src/checkout/price.ts', [
  ' function price(cart) {',
  '-  return cart.total;',
  '+  return cart.gift.paper;',
  ' }',
]);
const other = commit('b2', 1, 'src/web/page.ts', ['-a', '+b']);
const clue: Clue = { suspects: [{ path: 'src/checkout/price.ts', line: 11, function: 'price' }], onset: ONSET };
const blamed = (commits: Commit[], about: Clue): string | undefined => rankCommits(commits, about).blamed?.slice(0, 2);

test('the commit that changed the failing line is blamed before a newer one', () => {
  const ranking = rankCommits([other, price], clue);
  expect(ranking.blamed).toBe(price.sha);
  expect(ranking.ranked[0]?.reasons).toContainEqual(
    because('changes_failing_line', { place: 'src/checkout/price.ts:11' }),
  );
});

test('what blame names counts although lines have moved', () => {
  const moved: Clue = { suspects: [{ path: 'src/checkout/price.ts', line: 400, sha: price.sha }], onset: ONSET };
  expect(rankCommits([price], moved).ranked[0]?.reasons[0]).toEqual(
    because('last_changed_line', { place: 'src/checkout/price.ts:400' }),
  );
});

describe('none of these', () => {
  test('when nothing touches what failed', () => {
    const ranking = rankCommits([other], clue);
    expect(ranking.blamed).toBeUndefined();
  });
  test('when there is no commit', () => {
    expect(rankCommits([], clue)).toEqual({ ranked: [] });
  });
  test('when the only candidate was made afterwards', () => {
    expect(blamed([{ ...price, time: ONSET + HOUR }], clue)).toBeUndefined();
  });
  test('but not when it only may have been, as the zone of the onset is not known', () => {
    const about = { ...clue, latestOnset: ONSET + 24 * HOUR };
    expect(blamed([{ ...price, time: ONSET + HOUR }], about)).toBe('a1');
    expect(blamed([{ ...price, time: ONSET + 25 * HOUR }], about)).toBeUndefined();
  });
  test.each([
    ['comments', ['-  // old', '+  // new']],
    ['white space', ['-  return 1;', '+\treturn 1;']],
    ['wording of messages', ["-  throw new E('no such cart');", "+  throw new E('there is no such cart');"]],
    ['logging', ["+  logger.info({ id }, 'priced');"]],
  ])('when only %s changed', (_, lines) => {
    expect(blamed([commit('c3', 1, 'src/checkout/price.ts', lines, 300)], clue)).toBeUndefined();
  });
  test('when only a test of it changed', () => {
    const about: Clue = { suspects: [{ path: 'src/checkout/price.test.ts', line: 10 }], onset: ONSET };
    expect(blamed([commit('c3', 1, 'src/checkout/price.test.ts', ['-a', '+b'])], about)).toBeUndefined();
  });
});

describe('reverts', () => {
  const revert = (hoursBefore: number): Commit => ({
    ...commit('d4', hoursBefore, 'src/checkout/price.ts', ['-  return cart.gift.paper;', '+  return cart.total;'], 300),
    subject: 'Revert "a1"',
    body: `This reverts commit ${price.sha}.`,
  });

  test('what was taken back before it began is innocent', () => {
    const { ranked } = rankCommits([price, revert(2)], clue);
    const [first] = ranked.filter(({ commit: { sha } }) => sha === price.sha);
    expect(first?.reasons).toContainEqual(because('taken_back_before', { sha: 'd4000000' }));
    expect(first?.score).toBeLessThan(0);
  });
  test('what was taken back afterwards is more suspect', () => {
    const { ranked, blamed: sha } = rankCommits([price, revert(-1)], clue);
    expect(sha).toBe(price.sha);
    expect(ranked[0]?.reasons).toContainEqual(because('taken_back_after', { sha: 'd4000000' }));
  });
});

describe('settings and dependencies', () => {
  const pool = commit('e5', 3, 'deploy/app.env', ['-DB_POOL_SIZE=20', '+DB_POOL_SIZE=2']);
  const upgrade = commit('f6', 3, 'package.json', [
    '   "dependencies": {',
    '-    "price-kit": "2.0.0"',
    '+    "price-kit": "3.0.0"',
  ]);

  test('the failing key in any spelling', () => {
    const ranking = rankCommits([pool, other], { suspects: [], keys: ['dbPoolSize'], onset: ONSET });
    expect(ranking.blamed).toBe(pool.sha);
    const values = { key: 'dbPoolSize', path: 'deploy/app.env', before: '20', after: '2' };
    expect(ranking.ranked[0]?.reasons).toContainEqual(because('failing_setting', values));
  });
  test('the failing dependency', () => {
    expect(blamed([upgrade, other], { suspects: [], dependencies: ['price-kit'], onset: ONSET })).toBe('f6');
  });
  test('code that begins to read another key', () => {
    const code = commit('a7', 2, 'src/main.ts', ["-const key = env('CARD_KEY');", "+const key = env('CARD_TOKEN');"]);
    expect(blamed([code, other], { suspects: [], keys: ['CARD_TOKEN'], onset: ONSET })).toBe('a7');
  });
});

test('a kind of failure supports a change of that kind beside the failing code, and no more', () => {
  const signal = commit('b8', 2, 'src/checkout/client.ts', ['-  fetch(url, { signal });', '+  fetch(url);']);
  const about: Clue = { ...clue, messages: ['card API timed out after 5000 ms'] };
  expect(blamed([signal, other], about)).toBe('b8');
  expect(blamed([signal, other], { ...clue, messages: ['no such table: carts'] })).toBeUndefined();
});

test('moved code is innocent, and what really changed in it is not', () => {
  const lines = [
    '-  const row = load(id);',
    '-  return row.price;',
    '+  return price(id);',
    '+}',
    '+function price(id) {',
  ];
  const moved = commit(
    'e1',
    1,
    'src/checkout/price.ts',
    [...lines, '+  const row = load(id);', '+  return row.price;'],
    300,
  );
  const changed = commit(
    'e2',
    1,
    'src/checkout/price.ts',
    [...lines, '+  const row = load(id);', '+  return row.cents;'],
    300,
  );
  expect(blamed([moved], clue)).toBeUndefined();
  expect(blamed([changed], clue)).toBe('e2');
});

test('a change that takes a protection away is more suspect than its neighbour', () => {
  const unguarded = commit('f1', 2, 'src/checkout/a.ts', [
    '-  if (cart === null) return 0;',
    '-  return cart.total;',
    '+  return cart.sum;',
  ]);
  const guarded = commit('f2', 2, 'src/checkout/b.ts', ['-  return cart.total;', '+  return cart.sum;']);
  const { ranked } = rankCommits([guarded, unguarded], clue);
  expect(ranked[0]?.commit.sha).toBe(unguarded.sha);
  expect(ranked[0]?.reasons).toContainEqual(because('lost_protection', { what: 'a null check' }));
});

test('a change about the same things as the failure is found without any suspect', () => {
  const schema = commit('a5', 2, 'pkg/envelope/fields.go', [
    '-  Meta map `json:"meta"`',
    '+  Metadata map `json:"metadata"`',
  ]);
  const about: Clue = {
    suspects: [],
    messages: ["failed to deserialize envelope: missing required field 'meta'"],
    onset: ONSET,
  };
  expect(blamed([other, schema, price], about)).toBe('a5');
});

test('what ran for weeks is less suspect than the same change made today, unless it was deployed today', () => {
  const old = { ...price, time: ONSET - 21 * 24 * HOUR };
  const score = (about: Clue): number => rankCommits([old], about).ranked[0]?.score ?? 0;
  expect(score(clue)).toBeLessThan(rankCommits([price], clue).ranked[0]?.score ?? 0);
  expect(score({ ...clue, deployed: true })).toBeGreaterThan(score(clue));
});

test('words of the failure weigh less the more commits have them', () => {
  const names = ['c1', 'c2', 'c3', 'c4'].map((name, hour) =>
    commit(name, hour + 1, `src/x/${name}.ts`, ['+  useCommonThing();']),
  );
  const rare = commit('d9', 4, 'src/y/z.ts', ['+  computeGiftWrap(useCommonThing());']);
  const about: Clue = { suspects: [], terms: ['useCommonThing', 'computeGiftWrap'], onset: ONSET };
  expect(rankCommits([...names, rare], about).ranked[0]?.commit.sha).toBe(rare.sha);
});
