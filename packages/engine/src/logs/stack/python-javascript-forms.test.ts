import { expect, test } from '@jest/globals';
import { traceSummaries } from './trace-summaries.ts';

test('Python: python during', () => {
  const text = `Traceback (most recent call last):
  File "/src/shop/during.py", line 5, in run
    load("x")
  File "/src/shop/during.py", line 2, in load
    return {}[k]
           ~~^^^
KeyError: 'x'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/src/shop/during.py", line 8, in <module>
    run()
  File "/src/shop/during.py", line 7, in run
    int("y")
ValueError: invalid literal for int() with base 10: 'y'`;
  expect(traceSummaries(text)).toEqual([
    "python 1-16: KeyError: 'x' [load /src/shop/during.py:2, run /src/shop/during.py:5] < ValueError: invalid literal for int() with base 10: 'y' [run /src/shop/during.py:7, ? /src/shop/during.py:8]",
  ]);
});

test('Python: python syntax', () => {
  const text = `  File "/src/shop/syntax.py", line 1
    x = (
        ^
SyntaxError: '(' was never closed`;
  expect(traceSummaries(text)).toEqual(["python 1-4: SyntaxError: '(' was never closed [? /src/shop/syntax.py:1]"]);
});

test('Python: python logging', () => {
  const text = `2026-11-29 12:58:12,575 ERROR shop failed
Traceback (most recent call last):
  File "<string>", line 5, in <module>
ZeroDivisionError: division by zero`;
  expect(traceSummaries(text)).toEqual(['python 2-4: ZeroDivisionError: division by zero [? <string>:5]']);
});

test('Python: python custom', () => {
  const text = `Traceback (most recent call last):
  File "/srv/shop/cart.py", line 9, in add
    take(sku)
  File "/srv/shop/cart.py", line 5, in take
    raise OutOfStock(sku)
shop.OutOfStock: a-1`;
  expect(traceSummaries(text)).toEqual([
    'python 1-6: shop.OutOfStock: a-1 [take /srv/shop/cart.py:5, add /srv/shop/cart.py:9]',
  ]);
});

test('Python: python lambda', () => {
  const text = `[ERROR] KeyError: 'sku'
Traceback (most recent call last):
  File "/var/task/app.py", line 12, in handler
    return take(event["sku"])`;
  expect(traceSummaries(text)).toEqual(["python 1-3: KeyError: 'sku' [handler /var/task/app.py:12]"]);
});

test('Python: lambda json', () => {
  const text = `{"errorMessage":"'sku'","errorType":"KeyError","requestId":"1-2","stackTrace":["  File \\"/var/task/app.py\\", line 12, in handler\\n    return take(event[\\"sku\\"])\\n","  File \\"/var/task/stock.py\\", line 3, in take\\n    raise KeyError(sku)\\n"]}`;
  expect(traceSummaries(text)).toEqual([
    "python 1-1: KeyError: 'sku' [take /var/task/stock.py:3, handler /var/task/app.py:12]",
  ]);
});

test('Python: python repr', () => {
  const text = `ERROR:root:{'error': 'x', 'trace': 'Traceback (most recent call last):\\n  File "/srv/a.py", line 3, in f\\n    g()\\nValueError: y\\n'}`;
  expect(traceSummaries(text)).toEqual(['python 1-1: ValueError: y [f /srv/a.py:3]']);
});

test('Python: django page', () => {
  const text = `Environment:
Request Method: GET
Traceback (most recent call last):
  File "/srv/venv/lib/python3.11/site-packages/django/core/handlers/base.py", line 197, in _get_response
    response = wrapped_callback(request)
  File "/srv/shop/views.py", line 12, in get
    return self.cart["sku"]

Exception Type: KeyError at /cart
Exception Value: 'sku'`;
  expect(traceSummaries(text)).toEqual([
    "python 3-10: KeyError: 'sku' [get /srv/shop/views.py:12, _get_response /srv/venv/lib/python3.11/site-packages/django/core/handlers/base.py:197]",
  ]);
});

test('Python: jupyter', () => {
  const text = `---------------------------------------------------------------------------
KeyError                                  Traceback (most recent call last)
Cell In[3], line 2
      1 d = {}
----> 2 take(d)

File ~/shop/stock.py:12, in take(d)
     10 def take(d):
---> 12     return d["sku"]

KeyError: 'sku'`;
  expect(traceSummaries(text)).toEqual(["python 2-11: KeyError: 'sku' [take ~/shop/stock.py:12, ? In[3]:2]"]);
});

test('Python: rich', () => {
  const text = `╭───────────────────── Traceback (most recent call last) ──────────────────────╮
│ /srv/shop/cart.py:12 in add                                                  │
│                                                                              │
│    9 def add(sku):                                                           │
│ ❱ 12     take(sku)                                                           │
│                                                                              │
│ /srv/shop/stock.py:3 in take                                                 │
│                                                                              │
│ ❱  3     raise KeyError(sku)                                                 │
╰──────────────────────────────────────────────────────────────────────────────╯
KeyError: 'a-1'`;
  expect(traceSummaries(text)).toEqual([
    "python 1-11: KeyError: 'a-1' [take /srv/shop/stock.py:3, add /srv/shop/cart.py:12]",
  ]);
});

test('Python: pytest', () => {
  const text = `    def test_add():
>       add("a-1")

tests/test_cart.py:9: 
_ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _
src/cart.py:12: in add
    take(sku)
src/stock.py:3: in take
    raise KeyError(sku)
E   KeyError: 'a-1'

src/stock.py:3: KeyError`;
  expect(traceSummaries(text)).toEqual([
    "python 4-12: KeyError: 'a-1' [take src/stock.py:3, add src/cart.py:12, ? tests/test_cart.py:9]",
  ]);
});

test('Python: github actions', () => {
  const text = `2024-11-20T10:14:02.1234567Z Traceback (most recent call last):
2024-11-20T10:14:02.1234567Z   File "/home/runner/work/shop/shop/cart.py", line 12, in add
2024-11-20T10:14:02.1234567Z     take(sku)
2024-11-20T10:14:02.1234567Z KeyError: 'sku'
2024-11-20T10:14:02.2234567Z ##[error]Process completed with exit code 1.`;
  expect(traceSummaries(text)).toEqual(["python 1-4: KeyError: 'sku' [add /home/runner/work/shop/shop/cart.py:12]"]);
});

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
