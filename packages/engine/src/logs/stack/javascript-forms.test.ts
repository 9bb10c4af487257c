import { expect, test } from '@jest/globals';
import { traceSummaries } from './trace-summaries.ts';

test('JavaScript: node aggregate', () => {
  const text = `[AggregateError: All promises were rejected] {
  [errors]: [
    TypeError: bad 1
        at f (file:///src/shop/agg.mjs:1:32)
        at file:///src/shop/agg.mjs:2:26
        at ModuleJob.run (node:internal/modules/esm/module_job:325:25)
        at async ModuleLoader.import (node:internal/modules/esm/loader:606:24)
        at async asyncRunEntryPointWithESMLoader (node:internal/modules/run_main:117:5),
    TypeError: bad 2
        at f (file:///src/shop/agg.mjs:1:32)
        at file:///src/shop/agg.mjs:2:32
        at ModuleJob.run (node:internal/modules/esm/module_job:325:25)
        at async ModuleLoader.import (node:internal/modules/esm/loader:606:24)
        at async asyncRunEntryPointWithESMLoader (node:internal/modules/run_main:117:5)
  ]
}`;
  expect(traceSummaries(text)).toEqual([
    'javascript 1-16: TypeError: bad 2 [f file:///src/shop/agg.mjs:1, ? file:///src/shop/agg.mjs:2, ModuleJob.run node:internal/modules/esm/module_job:325, ModuleLoader.import node:internal/modules/esm/loader:606, asyncRunEntryPointWithESMLoader node:internal/modules/run_main:117] < TypeError: bad 1 [f file:///src/shop/agg.mjs:1, ? file:///src/shop/agg.mjs:2, ModuleJob.run node:internal/modules/esm/module_job:325, ModuleLoader.import node:internal/modules/esm/loader:606, asyncRunEntryPointWithESMLoader node:internal/modules/run_main:117] < AggregateError: All promises were rejected []',
  ]);
});

test('JavaScript: nodejs cause chain', () => {
  const text = `Error: outer
    at a (/srv/a.js:1:2) {
  [cause]: Error: middle
      at b (/srv/b.js:3:4) {
    [cause]: Error: inner
        at c (/srv/c.js:5:6)
  }
}`;
  expect(traceSummaries(text)).toEqual([
    'javascript 1-8: Error: inner [c /srv/c.js:5] < Error: middle [b /srv/b.js:3] < Error: outer [a /srv/a.js:1]',
  ]);
});

test('JavaScript: deno', () => {
  const text = `error: Uncaught (in promise) TypeError: no stock of a-1
  take(sku: string): void { throw new TypeError("no stock of " + sku); }
                                  ^
    at Cart.take (file:///src/cart.ts:2:35)
    at Cart.add (file:///src/cart.ts:3:45)
    at async file:///src/cart.ts:5:1`;
  expect(traceSummaries(text)).toEqual([
    'javascript 1-6: TypeError: no stock of a-1 [Cart.take file:///src/cart.ts:2, Cart.add file:///src/cart.ts:3, ? file:///src/cart.ts:5]',
  ]);
});

test('JavaScript: bun', () => {
  const text = `1 | class Cart {
2 |   take(sku: string): void { throw new TypeError("no stock of " + sku); }
                                          ^
TypeError: no stock of a-1
      at take (/src/cart.ts:2:39)
      at add (/src/cart.ts:3:45)

Bun v1.4.5 (Linux x64)`;
  expect(traceSummaries(text)).toEqual([
    'javascript 4-6: TypeError: no stock of a-1 [take /src/cart.ts:2, add /src/cart.ts:3]',
  ]);
});

test('JavaScript: next', () => {
  const text = ` ⨯ TypeError: Cannot read properties of undefined (reading 'price')
    at CartPage (./app/cart/page.tsx:12:20)
    at stringify (<anonymous>)
digest: "123"`;
  expect(traceSummaries(text)).toEqual([
    "javascript 1-3: TypeError: Cannot read properties of undefined (reading 'price') [CartPage ./app/cart/page.tsx:12, stringify :]",
  ]);
});

test('JavaScript: next overlay', () => {
  const text = ` ⨯ app/cart/page.tsx (12:20) @ CartPage
 ⨯ TypeError: Cannot read properties of undefined (reading 'price')`;
  expect(traceSummaries(text)).toEqual([
    "javascript 1-1: TypeError: Cannot read properties of undefined (reading 'price') [CartPage app/cart/page.tsx:12]",
  ]);
});

test('JavaScript: console chrome', () => {
  const text = `cart.js:12 Uncaught TypeError: Cannot read properties of undefined (reading 'price')
    at total (cart.js:12:9)
    at HTMLButtonElement.onclick (index.html:3:1)`;
  expect(traceSummaries(text)).toEqual([
    "javascript 1-3: TypeError: Cannot read properties of undefined (reading 'price') [total cart.js:12, HTMLButtonElement.onclick index.html:3]",
  ]);
});

test('JavaScript: console trace', () => {
  const text = `console.error: no stock
take @ stock.js:12
add @ cart.js:30
(anonymous) @ main.js:3`;
  expect(traceSummaries(text)).toEqual([
    'javascript 1-4: console.error: no stock [take stock.js:12, add cart.js:30, ? main.js:3]',
  ]);
});

test('JavaScript: safari', () => {
  const text = `TypeError: undefined is not an object (evaluating 'cart.price')
total@https://shop.example/cart.js:12:9
global code@https://shop.example/main.js:3:1
[native code]`;
  expect(traceSummaries(text)).toEqual([
    "javascript 1-3: TypeError: undefined is not an object (evaluating 'cart.price') [total https://shop.example/cart.js:12, ? https://shop.example/main.js:3]",
  ]);
});

test('JavaScript: react native', () => {
  const text = `TypeError: undefined is not an object
    at total (index.bundle:12:9)
    at anonymous (address at index.android.bundle:1:1234)`;
  expect(traceSummaries(text)).toEqual([
    'javascript 1-3: TypeError: undefined is not an object [total index.bundle:12, anonymous index.android.bundle:1]',
  ]);
});

test('JavaScript: express html', () => {
  const text = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Error</title>
</head>
<body>
<pre>TypeError: Cannot read properties of undefined (reading &#39;price&#39;)<br> &nbsp; &nbsp;at total (/srv/shop/cart.js:12:9)<br> &nbsp; &nbsp;at /srv/shop/app.js:30:3<br> &nbsp; &nbsp;at Layer.handle [as handle_request] (/srv/shop/node_modules/express/lib/router/layer.js:95:5)</pre>
</body>
</html>`;
  expect(traceSummaries(text)).toEqual([
    "javascript 8-8: TypeError: Cannot read properties of undefined (reading 'price') [total /srv/shop/cart.js:12, ? /srv/shop/app.js:30, Layer.handle /srv/shop/node_modules/express/lib/router/layer.js:95]",
  ]);
});

test('JavaScript: loki', () => {
  const text = `{"status":"success","data":{"result":[{"stream":{"app":"shop"},"values":[["1700000000000000000","TypeError: x is undefined"],["1700000000000000001","    at total (/srv/shop/cart.js:12:9)"],["1700000000000000002","    at main (/srv/shop/app.js:3:1)"]]}]}}`;
  expect(traceSummaries(text)).toEqual([
    'javascript 1-1: TypeError: x is undefined [total /srv/shop/cart.js:12, main /srv/shop/app.js:3]',
  ]);
});

test('JavaScript: inspect', () => {
  const text = `{
  message: 'x',
  stack: 'TypeError: x is undefined\\n' +
    '    at total (/srv/shop/cart.js:12:9)\\n' +
    '    at main (/srv/shop/app.js:3:1)'
}`;
  expect(traceSummaries(text)).toEqual([
    'javascript 3-5: TypeError: x is undefined [total /srv/shop/cart.js:12, main /srv/shop/app.js:3]',
  ]);
});

test('JavaScript: logfmt', () => {
  const text = `time=2024-11-20T10:14:02Z level=error msg="request failed" stack="TypeError: x is undefined\\n    at total (/srv/shop/cart.js:12:9)\\n    at main (/srv/shop/app.js:3:1)"`;
  expect(traceSummaries(text)).toEqual([
    'javascript 1-1: TypeError: x is undefined [total /srv/shop/cart.js:12, main /srv/shop/app.js:3]',
  ]);
});

test('JavaScript: json type apart', () => {
  const text = `{"level":"error","error":{"type":"TypeError","message":"x is undefined","stack":"    at total (/srv/shop/cart.js:12:9)\\n    at main (/srv/shop/app.js:3:1)"}}`;
  expect(traceSummaries(text)).toEqual([
    'javascript 1-1: TypeError: x is undefined [total /srv/shop/cart.js:12, main /srv/shop/app.js:3]',
  ]);
});

test('JavaScript: interleaved mixed', () => {
  const text = `web-1  | TypeError: x is undefined
api-1  | Traceback (most recent call last):
web-1  |     at total (/srv/shop/cart.js:12:9)
api-1  |   File "/srv/shop/cart.py", line 12, in add
web-1  |     at main (/srv/shop/app.js:3:1)
api-1  |     take(sku)
api-1  | KeyError: 'sku'`;
  expect(traceSummaries(text)).toEqual([
    'javascript 1-5: TypeError: x is undefined [total /srv/shop/cart.js:12, main /srv/shop/app.js:3]',
    "python 2-7: KeyError: 'sku' [add /srv/shop/cart.py:12]",
  ]);
});

test('JavaScript: a test of Jest that failed is told by its title and what it expected, not by the source below', () => {
  const text = `FAIL src/cart.test.ts
  ● cart › adds up

    expect(received).toBe(expected) // Object.is equality

    Expected: 12
    Received: 11

      12 |   const cart = new Cart();
    > 14 |   expect(cart.total()).toBe(12);
         |                        ^
      at Object.<anonymous> (src/cart.test.ts:14:24)`;
  expect(traceSummaries(text)).toEqual([
    'javascript 2-12: : cart › adds up: expect(received).toBe(expected) // Object.is equality; Expected: 12; Received: 11 [? src/cart.test.ts:14]',
  ]);
});
