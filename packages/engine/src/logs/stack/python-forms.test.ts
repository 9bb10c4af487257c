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
