import { describe, expect, test } from '@jest/globals';
import { printedPlaces, suspectsOfPlaces } from './printed-places.ts';
import type { CodeQuestion } from './code-question.ts';

const told = (text: string): string[] =>
  printedPlaces(text).map(({ file, line, failed }) => `${failed ? 'failed' : 'wrote'} ${file}:${line}`);

describe('a place in code that a line prints', () => {
  test.each([
    [
      'PHP Warning:  Undefined array key "sku" in /srv/shop/src/Cart.php on line 49',
      ['failed /srv/shop/src/Cart.php:49'],
    ],
    [
      '[pool www] child 31 said into stderr: "PHP message: PHP Notice:  x in /srv/shop/src/Cart.php on line 9"',
      ['failed /srv/shop/src/Cart.php:9'],
    ],
    ['E0913 10:14:02.123456 1234 scheduler.go:512] no node fits', ['wrote scheduler.go:512']],
    ['{"level":"error","caller":"store/store.go:88","msg":"no row"}', ['wrote store/store.go:88']],
    ['ERROR [main] (Store.java:88) - no row', ['wrote Store.java:88']],
    ['[2024-09-07 14:02:03,123] {store.py:88} ERROR - no row', ['wrote store.py:88']],
    ['connect to db.example.org:5432 refused at 10:14:02', []],
    ['GET /assets/app.js 200 in 15 ms', []],
    ['see https://example.org/cart.php:80/x', []],
  ])('%s', (text, places) => expect(told(text)).toEqual(places));
});

describe('printed places as code of a repository', () => {
  const failure = (words: string): CodeQuestion['failures'][number] => ({
    service: 'shop',
    template: words,
    words,
    count: 1,
    evidence: 'ev_line',
    victim: false,
  });
  const suspects = (words: string, knownFiles: string[]): [string, number, boolean][] =>
    suspectsOfPlaces(
      {
        firstService: 'shop',
        services: new Set(['shop']),
        onset: null,
        failures: [failure(words)],
        traces: [],
        calls: new Map(),
        measured: [],
        deploys: [],
        signals: [],
      },
      { repository: 'shop', revision: undefined, knownFiles },
    ).map(({ path, line, raises }) => [path, line, raises === true]);

  test('are where its paths end as the printed one does', () =>
    expect(suspects('x in /srv/shop/src/Cart.php on line 49', ['src/Cart.php', 'web/Cart.php'])).toEqual([
      ['src/Cart.php', 49, true],
    ]));

  test('are none where a name alone fits several files', () => {
    expect(suspects('E0913 store.go:5] no node', ['pkg/store.go'])).toEqual([['pkg/store.go', 5, false]]);
    expect(suspects('E0913 store.go:5] no node', ['pkg/store.go', 'api/store.go'])).toEqual([]);
  });
});
