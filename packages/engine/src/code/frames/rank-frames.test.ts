import { describe, expect, test } from '@jest/globals';
import { findStackTraces } from '../../logs/stack/find-stack-traces.ts';
import { rankFrames, type RankOptions } from './rank-frames.ts';

const files = (text: string, options: RankOptions = {}): string[] =>
  rankFrames(findStackTraces(text), options).files.map(({ file }) => file);

test('the own file nearest to the throw comes first, libraries and runtime are left out', () => {
  const text = `TypeError: x
    at read (/srv/node_modules/pg/query.js:1:1)
    at total (/srv/src/total.ts:12:3)
    at handle (/srv/src/app.ts:4:5)
    at listen (node:net:1:1)`;
  expect(files(text)).toEqual(['/srv/src/total.ts', '/srv/src/app.ts']);
  expect(rankFrames(findStackTraces(text)).lines[0]).toMatchObject({
    file: '/srv/src/total.ts',
    line: 12,
    function: 'total',
  });
});

test('with only library frames these are ranked, and it is said', () => {
  const [first] = rankFrames(findStackTraces('Error: x\n    at q (/srv/node_modules/pg/query.js:1:1)')).files;
  expect(first).toMatchObject({
    file: '/srv/node_modules/pg/query.js',
    reason: 'library code: no frame is of the own code',
  });
});

describe('principles', () => {
  test('a validator that throws tells of its caller', () => {
    expect(
      files(`java.lang.IllegalArgumentException: String must not be empty
	at com.shop.util.Validate.notEmpty(Validate.java:92)
	at com.shop.doc.Header.build(Header.java:22)
	at com.shop.Main.main(Main.java:3)`)[0],
    ).toBe('com/shop/doc/Header.java');
  });

  test('a constructor that refuses a value tells of its caller; one that fails by itself does not', () => {
    const trace = (type: string): string => `${type}: lower > upper
	at com.shop.Range.<init>(Range.java:87)
	at com.shop.Layout.arrange(Layout.java:40)`;
    expect(files(trace('java.lang.IllegalArgumentException'))[0]).toBe('com/shop/Layout.java');
    expect(files(trace('java.lang.NullPointerException'))[0]).toBe('com/shop/Range.java');
  });

  test('code that walks and dispatches is passed over', () => {
    const walk = '    at visit (/srv/src/walker.ts:9:1)\n'.repeat(8);
    expect(files(`Error: x\n${walk}    at check (/srv/src/rules.ts:4:2)`)[0]).toBe('/srv/src/rules.ts');
  });

  test('what the failing test is named for is suspect when only the test is in the trace', () => {
    const text = `AssertionError: 1 != 2
    at run (/srv/test/basket.test.ts:5:1)`;
    const knownFiles = ['src/render.ts', 'src/basket.ts', 'test/basket.test.ts'];
    expect(files(text, { knownFiles })[0]).toBe('src/basket.ts');
  });

  test('the cause counts before what it caused', () => {
    expect(
      files(`com.shop.CheckoutException: failed
	at com.shop.Checkout.run(Checkout.java:42)
Caused by: java.lang.ArithmeticException: / by zero
	at com.shop.Price.divide(Price.java:7)
	at com.shop.Checkout.run(Checkout.java:40)`)[0],
    ).toBe('com/shop/Price.java');
  });
});

test('the named project is the own code wherever it is installed, without what it bundles', () => {
  const text = `Traceback (most recent call last):
  File "/home/ann/report.py", line 3, in main
  File "/usr/lib/python3.9/site-packages/courier/api.py", line 9, in get
  File "/usr/lib/python3.9/site-packages/courier/packages/wire/response.py", line 2, in read
  File "/usr/lib/python3.9/socket.py", line 380, in read
OSError: reset`;
  expect(files(text, { project: 'acme/courier' })).toEqual(['/usr/lib/python3.9/site-packages/courier/api.py']);
});

test('frames are given the path of the repository, and strangers are left out', () => {
  const text = 'Error: x\n    at f (/srv/app/dist/cart/total.js:1:1)\n    at g (/opt/agent/hook.js:1:1)';
  expect(files(text, { knownFiles: ['src/cart/total.ts', 'src/app.ts'] })[0]).toBe('src/cart/total.ts');
  expect(rankFrames(findStackTraces(text), { knownFiles: ['src/cart/total.ts'] }).lines).toHaveLength(1);
});

test('the order does not depend on the order of the traces', () => {
  const [a, b] = ['Error: x\n    at f (/srv/a.ts:1:1)', 'Error: y\n    at g (/srv/b.ts:1:1)\n    at f (/srv/a.ts:1:1)'];
  expect(files(`${a}\n\n${b}`)).toEqual(files(`${b}\n\n${a}`));
});

test('lines of one file that are as suspect are told in their order', () => {
  const [nine, three] = ['Error: x\n    at f (/srv/a.ts:9:1)', 'Error: y\n    at g (/srv/a.ts:3:1)'];
  for (const text of [`${nine}\n\n${three}`, `${three}\n\n${nine}`]) {
    expect(rankFrames(findStackTraces(text)).lines.map(({ line }) => line)).toEqual([3, 9]);
  }
});

test('no trace gives an empty ranking', () => {
  expect(rankFrames([])).toEqual({ files: [], lines: [] });
});
