import { expect, test } from '@jest/globals';
import { findStackTraces, parseStackTrace } from './find-stack-traces.ts';

const CHAIN = `2024-05-01 10:00:00,123 ERROR [http-1] c.s.Checkout - failed java.lang.IllegalStateException: cannot check out
	at com.shop.Checkout.run(Checkout.java:42) ~[shop.jar:1.0]
	at java.base/java.lang.Thread.run(Thread.java:829)
	Suppressed: java.io.IOException: close failed
		at com.shop.Db.close(Db.java:9)
	... 3 more
Caused by: com.shop.StockException: no stock
for sku 7
	at com.shop.Stock$Row.take(Stock.java:12)
	at com.shop.Checkout.run(Checkout.java:40)
	... 3 common frames omitted
2024-05-01 10:00:01,000 INFO next`;

test('reads causes, suppressed ones and messages of several lines', () => {
  const trace = parseStackTrace(CHAIN);
  expect(trace?.exceptions.map(({ role, type, message, causes }) => [role, type, message, causes])).toEqual([
    ['cause', 'com.shop.StockException', 'no stock\nfor sku 7', []],
    ['raised', 'java.lang.IllegalStateException', 'cannot check out', [2, 0]],
    ['suppressed', 'java.io.IOException', 'close failed', []],
  ]);
  expect(trace?.exceptions[0]?.frames[0]).toMatchObject({
    module: 'com.shop.Stock$Row',
    function: 'take',
    file: 'Stock.java',
    line: 12,
    origin: 'application',
  });
  expect(trace?.exceptions[1]?.frames[1]).toMatchObject({ module: 'java.lang.Thread', origin: 'runtime' });
  expect(trace?.lines).toEqual({ first: 1, last: 11 });
});

test('turns a chain that is printed root cause first', () => {
  const trace = parseStackTrace(`java.io.IOException: root
	at com.shop.Db.read(Db.java:1)
Wrapped by: com.shop.DbException: outer
	at com.shop.Db.load(Db.java:2)`);
  expect(trace?.exceptions.map(({ role, message }) => [role, message])).toEqual([
    ['cause', 'root'],
    ['raised', 'outer'],
  ]);
});

test('reads frames without a line and ends at a circular reference', () => {
  const trace = parseStackTrace(`java.lang.RuntimeException: a
	at sun.reflect.Native.invoke(Native Method)
	at com.shop.Proxy$$FastClass$$1a2b.call(<generated>)
Caused by: java.lang.RuntimeException: b
	at com.shop.A.b(Unknown Source)
	[CIRCULAR REFERENCE: java.lang.RuntimeException: a]`);
  expect(trace?.exceptions).toHaveLength(2);
  expect(trace?.exceptions[1]?.frames.map(({ line }) => line)).toEqual([undefined, undefined]);
});

test('two traces one after the other are two', () => {
  expect(findStackTraces(`${CHAIN}\n${CHAIN}`)).toHaveLength(2);
});

test('equal failures share a fingerprint, whatever the values and lines; other places do not', () => {
  const print = (text: string): string | undefined => parseStackTrace(text)?.fingerprint;
  expect(print(CHAIN.replace('sku 7', 'sku 9').replace('Stock.java:12', 'Stock.java:13'))).toBe(print(CHAIN));
  expect(print(CHAIN.replace('Row.take', 'Row.give'))).not.toBe(print(CHAIN));
});
