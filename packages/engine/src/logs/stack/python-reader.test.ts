import { expect, test } from '@jest/globals';
import { parseStackTrace } from './find-stack-traces.ts';

test('turns frames round so that the innermost call comes first', () => {
  const trace = parseStackTrace(`2024-05-01 10:00:00 ERROR request failed
Traceback (most recent call last):
  File "/app/shop/views.py", line 10, in checkout
    total = price(cart)
            ^^^^^^^^^^^
  File "/usr/lib/python3.12/site-packages/pricing/core.py", line 3, in price
    return cart.items[0]
  File "/usr/lib/python3.12/json/decoder.py", line 355, in raw_decode
KeyError: 'sku'
`);
  const [exception] = trace?.exceptions ?? [];
  expect(exception).toMatchObject({ type: 'KeyError', message: "'sku'" });
  expect(exception?.frames.map(({ function: name, origin }) => [name, origin])).toEqual([
    ['raw_decode', 'runtime'],
    ['price', 'library'],
    ['checkout', 'application'],
  ]);
});

test('knows a direct cause from an error while handling another', () => {
  const trace = parseStackTrace(`Traceback (most recent call last):
  File "a.py", line 1, in first
ValueError: one

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "b.py", line 2, in second
RuntimeError: two

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "c.py", line 3, in <module>
shop.errors.CartError
`);
  expect(trace?.exceptions.map(({ role, type, causes }) => [role, type, causes])).toEqual([
    ['cause', 'ValueError', []],
    ['context', 'RuntimeError', [0]],
    ['raised', 'shop.errors.CartError', [1]],
  ]);
});

test('reads an exception group with its members', () => {
  const trace = parseStackTrace(`  + Exception Group Traceback (most recent call last):
  |   File "/app/main.py", line 9, in run
  |     raise ExceptionGroup("workers", errors)
  | ExceptionGroup: workers (2 sub-exceptions)
  +-+---------------- 1 ----------------
    | Traceback (most recent call last):
    |   File "/app/a.py", line 1, in work
    | ValueError: bad
    +---------------- 2 ----------------
    | Traceback (most recent call last):
    |   File "/app/b.py", line 2, in work
    | TypeError: worse
    +------------------------------------
`);
  expect(trace?.exceptions.map(({ role, type, frames }) => [role, type, frames[0]?.file])).toEqual([
    ['member', 'TypeError', '/app/b.py'],
    ['member', 'ValueError', '/app/a.py'],
    ['raised', 'ExceptionGroup', '/app/main.py'],
  ]);
});

test('keeps the frames of a traceback that was cut off', () => {
  const trace = parseStackTrace(
    'Traceback (most recent call last):\n  File "a.py", line 1, in f\n  File "b.py", line 2, in g\n',
  );
  expect(trace?.exceptions[0]?.frames.map(({ file }) => file)).toEqual(['b.py', 'a.py']);
});

test('does not take the next log record for the message', () => {
  const trace = parseStackTrace(
    'Traceback (most recent call last):\n  File "a.py", line 1, in f\nKeyError: 1\n[INFO] started\n',
  );
  expect(trace?.exceptions[0]?.message).toBe('1');
});
