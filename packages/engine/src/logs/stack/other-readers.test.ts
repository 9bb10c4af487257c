import { describe, expect, test } from '@jest/globals';
import { parseStackTrace } from './find-stack-traces.ts';
import type { StackTrace } from './stack-trace.ts';

const places = (trace: StackTrace | undefined, exception = 0): unknown[] =>
  (trace?.exceptions[exception]?.frames ?? []).map(({ module, function: name, file, line, origin }) => [
    module,
    name,
    file,
    line,
    origin,
  ]);

describe('Go', () => {
  test('reads a panic of the failing goroutine without the machinery above it', () => {
    const trace =
      parseStackTrace(`2024/05/01 http: panic serving 10.0.0.1:5: runtime error: index out of range [5] with length 3
goroutine 18 [running]:
net/http.(*conn).serve.func1()
	/usr/local/go/src/net/http/server.go:1898 +0xbe
panic({0x1, 0x2})
	/usr/local/go/src/runtime/panic.go:770 +0x132
github.com/shop/cart.(*Store).Add(0xc000, {0x1, 0x2})
	/src/cart/store.go:42 +0x1d
github.com/lib/pq.(*conn).query(0x1)
	/root/go/pkg/mod/github.com/lib/pq@v1.10/conn.go:3 +0x2
main.main.func1()
	/src/main.go:9 +0x1
created by net/http.(*Server).Serve in goroutine 1
	/usr/local/go/src/net/http/server.go:3285 +0x4b4

goroutine 1 [IO wait]:
internal/poll.runtime_pollWait(0x7f)
	/usr/local/go/src/runtime/netpoll.go:345 +0x85
exit status 2`);
    expect(trace?.exceptions).toHaveLength(1);
    expect(trace?.exceptions[0]?.message).toContain('index out of range [5] with length 3');
    expect(places(trace)).toEqual([
      ['github.com/shop/cart', '(*Store).Add', '/src/cart/store.go', 42, 'application'],
      ['github.com/lib/pq', '(*conn).query', '/root/go/pkg/mod/github.com/lib/pq@v1.10/conn.go', 3, 'library'],
      ['main', 'main.func1', '/src/main.go', 9, 'application'],
      ['net/http', '(*Server).Serve', '/usr/local/go/src/net/http/server.go', 3285, 'runtime'],
    ]);
    expect(trace?.lines).toEqual({ first: 1, last: 18 });
  });
});

describe('.NET', () => {
  test('gives async methods and lambdas their source names, inner exceptions first', () => {
    const trace =
      parseStackTrace(`Unhandled exception. System.AggregateException: One or more errors occurred. (no stock)
 ---> Shop.StockException: no stock
   at Shop.Stock.<TakeAsync>d__4.MoveNext() in /src/Shop/Stock.cs:line 12
--- End of stack trace from previous location ---
   at Shop.Cart.<>c__DisplayClass3_0.<Add>b__0(Item i) in C:\\src\\Shop\\Cart.cs:line 30
   --- End of inner exception stack trace ---
   at System.Threading.Tasks.Task.ThrowIfExceptional(Boolean include)
   at Shop.Program.Main(String[] args) in /src/Shop/Program.cs:line 5`);
    expect(trace?.exceptions.map(({ role, type }) => [role, type])).toEqual([
      ['cause', 'Shop.StockException'],
      ['raised', 'System.AggregateException'],
    ]);
    expect(places(trace)).toEqual([
      ['Shop.Stock', 'TakeAsync', '/src/Shop/Stock.cs', 12, 'application'],
      ['Shop.Cart', 'Add', 'C:\\src\\Shop\\Cart.cs', 30, 'application'],
    ]);
    expect(places(trace, 1)[0]).toEqual([
      'System.Threading.Tasks.Task',
      'ThrowIfExceptional',
      undefined,
      undefined,
      'runtime',
    ]);
  });
});

describe('Ruby', () => {
  test('reads the interpreter form with a cause', () => {
    const trace = parseStackTrace(`/app/lib/cart.rb:12:in 'Cart#add': cannot add (RuntimeError)
	from /app/bin/run.rb:3:in '<main>'
/app/lib/stock.rb:7:in \`block in take': undefined method 'count' for nil (NoMethodError)
	from /usr/local/bundle/gems/rack-3.0/lib/rack.rb:1:in \`call'`);
    expect(trace?.exceptions.map(({ role, type }) => [role, type])).toEqual([
      ['cause', 'NoMethodError'],
      ['raised', 'RuntimeError'],
    ]);
    expect(places(trace)).toEqual([
      [undefined, 'take', '/app/lib/stock.rb', 7, 'application'],
      [undefined, 'call', '/usr/local/bundle/gems/rack-3.0/lib/rack.rb', 1, 'library'],
    ]);
    expect(places(trace, 1)[0]).toEqual(['Cart', 'add', '/app/lib/cart.rb', 12, 'application']);
  });

  test('reads what Rails logs', () => {
    const trace = parseStackTrace(`ActiveRecord::RecordNotFound (Couldn't find Cart with 'id'=7):
  
app/controllers/carts_controller.rb:9:in \`show'
app/middleware/auth.rb:4:in \`call'`);
    expect(trace?.exceptions[0]).toMatchObject({
      type: 'ActiveRecord::RecordNotFound',
      message: "Couldn't find Cart with 'id'=7",
    });
  });
});

describe('PHP', () => {
  test('joins the place of the throw with the calls, and follows Next', () => {
    const trace = parseStackTrace(`PHP Fatal error:  Uncaught InvalidArgumentException: bad sku in /app/src/Stock.php:12
Stack trace:
#0 /app/src/Cart.php(30): Shop\\Stock->take('x')
#1 {main}

Next RuntimeException: cannot add in /app/src/Cart.php:33
Stack trace:
#0 /app/vendor/slim/App.php(5): Shop\\Cart->add(Array)
#1 [internal function]: run()
#2 {main}
  thrown in /app/src/Cart.php on line 33`);
    expect(trace?.exceptions.map(({ role, type, message }) => [role, type, message])).toEqual([
      ['cause', 'InvalidArgumentException', 'bad sku'],
      ['raised', 'RuntimeException', 'cannot add'],
    ]);
    expect(places(trace)).toEqual([
      ['Shop\\Stock', 'take', '/app/src/Stock.php', 12, 'application'],
      [undefined, undefined, '/app/src/Cart.php', 30, 'application'],
    ]);
    expect(trace?.lines).toEqual({ first: 1, last: 11 });
  });

  test('reads the JSON context of a framework log', () => {
    const trace =
      parseStackTrace(`[2024-05-01 10:00:00] production.ERROR: no cart {"exception":"[object] (TypeError(code: 0): no cart at /app/app/Cart.php:9)
[stacktrace]
#0 /app/app/Http/CartController.php(21): App\\Cart->total()
#1 {main}
"}`);
    expect(trace?.exceptions[0]).toMatchObject({ type: 'TypeError', message: 'no cart' });
    expect(places(trace)[0]).toEqual(['App\\Cart', 'total', '/app/app/Cart.php', 9, 'application']);
  });
});

describe('Rust', () => {
  test('reads a panic with its backtrace below the machinery', () => {
    const trace = parseStackTrace(`thread 'main' panicked at src/cart.rs:4:5:
index out of bounds: the len is 3 but the index is 5
stack backtrace:
   0: rust_begin_unwind
             at /rustc/9fc6b4312/library/std/src/panicking.rs:645:5
   1: core::panicking::panic_bounds_check
             at /rustc/9fc6b4312/library/core/src/panicking.rs:208:5
   2: shop::cart::Cart::add
             at ./src/cart.rs:4:5
   3: shop::main::{{closure}}
             at ./src/main.rs:9:1
   4: serde_json::de::from_str
             at /root/.cargo/registry/src/index/serde_json-1.0/src/de.rs:2:3
note: Some details are omitted`);
    expect(trace?.exceptions[0]?.message).toBe('index out of bounds: the len is 3 but the index is 5');
    expect(places(trace)).toEqual([
      ['shop::cart::Cart', 'add', './src/cart.rs', 4, 'application'],
      ['shop', 'main', './src/main.rs', 9, 'application'],
      ['serde_json::de', 'from_str', '/root/.cargo/registry/src/index/serde_json-1.0/src/de.rs', 2, 'library'],
    ]);
  });

  test('reads a panic of the old form without a backtrace', () => {
    const trace = parseStackTrace(
      "thread 'main' panicked at 'no stock', src/cart.rs:4:5\nnote: run with RUST_BACKTRACE=1",
    );
    expect(trace?.exceptions[0]).toMatchObject({ type: 'panic', message: 'no stock' });
    expect(places(trace)).toEqual([[undefined, undefined, 'src/cart.rs', 4, 'application']]);
  });

  test('reads the causes of an error report', () => {
    const trace = parseStackTrace(`Error: cannot load settings

Caused by:
    0: cannot read file
    1: No such file or directory

Stack backtrace:
   0: shop::settings::load
             at ./src/settings.rs:7:9`);
    expect(trace?.exceptions.map(({ message }) => message)).toEqual([
      'No such file or directory',
      'cannot read file',
      'cannot load settings',
    ]);
  });
});
