// cspell:ignore libstdc
import type { TraceExample } from './trace-example.ts';

/** The same for runtimes of compiled languages. */
export const COMPILED_TRACE_EXAMPLES: readonly TraceExample[] = [
  {
    name: 'Java',
    runtime: 'java',
    text: `Exception in thread "main" com.shop.Cart$StockException: no stock of a-1
	at com.shop.Cart.take(Cart.java:6)
	at com.shop.Cart.lambda$add$0(Cart.java:7)
	at java.base/java.lang.Iterable.forEach(Iterable.java:75)
	at com.shop.Cart.main(Cart.java:8)
	Suppressed: java.lang.IllegalStateException: cannot close
		at com.shop.Cart$Res.close(Cart.java:5)
		... 2 more
Caused by: java.lang.NumberFormatException: For input string: "a-1"
	at java.base/java.lang.Integer.parseInt(Integer.java:668)
	at java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)
	... 5 more`,
    exceptions: [
      ['java.lang.NumberFormatException', 'For input string: "a-1"', ['parseInt Integer.java:668', 'invoke0 :']],
      [
        'com.shop.Cart$StockException',
        'no stock of a-1',
        ['take Cart.java:6', 'lambda$add$0 Cart.java:7', 'forEach Iterable.java:75', 'main Cart.java:8'],
      ],
      ['java.lang.IllegalStateException', 'cannot close', ['close Cart.java:5']],
    ],
  },
  {
    name: 'Kotlin with coroutines, by Logback (after their documentation)',
    runtime: 'java',
    text: `com.shop.StockException: no stock of a-1
	at com.shop.StockKt.take(Stock.kt:12) ~[main/:na]
	at com.shop.StockKt$take$1.invokeSuspend(Stock.kt) ~[shop-1.0.jar!/:1.0]
	at _COROUTINE._BOUNDARY._(CoroutineDebugging.kt:46) ~[na:na]
	at com.shop.CartService.add(CartService.kt:30) ~[shop-1.0.jar!/:1.0]
	... 12 common frames omitted
Caused by: java.io.IOException: connection reset
	at com.shop.Client.read(Client.kt:7) ~[shop-1.0.jar!/:1.0]`,
    exceptions: [
      ['java.io.IOException', 'connection reset', ['read Client.kt:7']],
      [
        'com.shop.StockException',
        'no stock of a-1',
        ['take Stock.kt:12', 'invokeSuspend Stock.kt:', 'add CartService.kt:30'],
      ],
    ],
  },
  {
    name: 'Go',
    runtime: 'go',
    text: `panic: runtime error: index out of range [5] with length 1 [recovered, repanicked]

goroutine 1 [running]:
main.main.func1()
	/src/shop/main.go:4 +0x25
panic({0x48a760?, 0x2f6953188000?})
	/usr/local/go/src/runtime/panic.go:860 +0x13a
example.com/shop/cart.(*Store).Add(0x411f92?, {0x2f6953114728, 0x1, 0x70?}, 0x5)
	/src/shop/cart/store.go:3 +0x99
main.main()
	/src/shop/main.go:6 +0x59
created by net/http.(*Server).Serve in goroutine 7
	/usr/local/go/src/net/http/server.go:3285 +0x4b4
exit status 2`,
    exceptions: [
      [
        'panic',
        'runtime error: index out of range [5] with length 1',
        [
          '(*Store).Add /src/shop/cart/store.go:3',
          'main /src/shop/main.go:6',
          '(*Server).Serve /usr/local/go/src/net/http/server.go:3285',
        ],
      ],
    ],
  },
  {
    name: '.NET (after its documentation)',
    runtime: 'dotnet',
    text: `System.InvalidOperationException: cannot add
 ---> Shop.StockException: no stock of a-1
   at Shop.Stock.Take(String sku, Int32 count) in /src/Shop/Stock.cs:line 12
   at Shop.Stock.<TakeAsync>d__4.MoveNext() in C:\\src\\Shop\\Stock.cs:line 20
--- End of stack trace from previous location ---
   at System.Runtime.CompilerServices.TaskAwaiter.ThrowForNonSuccess(Task task)
   --- End of inner exception stack trace ---
   at Shop.Cart.Add(List\`1 skus) in /src/Shop/Cart.cs:line 33`,
    exceptions: [
      [
        'Shop.StockException',
        'no stock of a-1',
        ['Take /src/Shop/Stock.cs:12', 'TakeAsync C:\\src\\Shop\\Stock.cs:20', 'ThrowForNonSuccess :'],
      ],
      ['System.InvalidOperationException', 'cannot add', ['Add /src/Shop/Cart.cs:33']],
    ],
  },
  {
    name: 'Rust',
    runtime: 'rust',
    text: `thread 'main' (31698) panicked at src/cart.rs:5:57:
index out of bounds: the len is 1 but the index is 5
stack backtrace:
   0: __rustc::rust_begin_unwind
             at /rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/std/src/panicking.rs:689:5
   1: core::panicking::panic_bounds_check
             at /rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/core/src/panicking.rs:271:5
   2: shop::cart::Cart::add
             at ./src/cart.rs:5:57
   3: shop::cart::run::{{closure}}
             at ./src/cart.rs:8:74
   4: shop::main
             at ./src/main.rs:10:28
note: Some details are omitted, run with \`RUST_BACKTRACE=full\` for a verbose backtrace.`,
    exceptions: [
      [
        'panic',
        'index out of bounds: the len is 1 but the index is 5',
        ['add ./src/cart.rs:5', 'run ./src/cart.rs:8', 'main ./src/main.rs:10'],
      ],
    ],
  },
  {
    name: 'Elixir',
    runtime: 'elixir',
    text: `** (ArgumentError) no stock of a-1
    (shop 0.1.0) lib/shop/cart.ex:2: Shop.Cart.take/1
    (elixir 1.14.0) lib/enum.ex:975: Enum."-each/2-lists^foreach/1-0-"/2
    (shop 0.1.0) lib/shop/cart.ex:3: anonymous fn/1 in Shop.Cart.add/1`,
    exceptions: [
      [
        'ArgumentError',
        'no stock of a-1',
        ['take lib/shop/cart.ex:2', '"-each/2-lists^foreach/1-0-" lib/enum.ex:975', 'add lib/shop/cart.ex:3'],
      ],
    ],
  },
  {
    name: 'Erlang',
    runtime: 'elixir',
    text: `** exception error: an error occurred when evaluating an arithmetic expression
     in function  cart:take/1 (src/cart.erl, line 3)
     in call from cart:'-add/1-lc$^0/1-0-'/1 (src/cart.erl, line 4)
     in call from gen_server:try_dispatch/4 (gen_server.erl, line 1123)`,
    exceptions: [
      [
        'error',
        'an error occurred when evaluating an arithmetic expression',
        ['take src/cart.erl:3', '-add/1-lc$^0/1-0- src/cart.erl:4', 'try_dispatch gen_server.erl:1123'],
      ],
    ],
  },
  {
    name: 'Swift (after its documentation)',
    runtime: 'swift',
    text: `shop/Cart.swift:12: Fatal error: no stock of a-1

*** Program crashed: Illegal instruction at 0x00007f8b3c2e1f2a ***

Thread 0 "shop" crashed:

0 0x00007f8b3c2e1f2a Cart.take(_:) + 87 in shop at /src/Sources/shop/Cart.swift:12:9
1 [ra] 0x00007f8b3c2e1f3b closure #1 in Cart.add(_:) + 12 in shop at /src/Sources/shop/Cart.swift:20:5
2 [ra] [system] 0x00007f8b3c2e1f4c static Shop.main() + 9 in shop at /src/Sources/shop/Shop.swift:5:3`,
    exceptions: [
      [
        'Fatal error',
        'no stock of a-1',
        [
          'take /src/Sources/shop/Cart.swift:12',
          'add /src/Sources/shop/Cart.swift:20',
          'main /src/Sources/shop/Shop.swift:5',
        ],
      ],
    ],
  },
  {
    name: 'Dart (after its documentation)',
    runtime: 'dart',
    text: `Unhandled exception:
StateError: no stock of a-1
#0      Stock.take (package:shop/stock.dart:12:5)
#1      new Cart.of.<anonymous closure> (package:shop/cart.dart:30:9)
<asynchronous suspension>
#2      main (file:///src/bin/shop.dart:5:3)
#3      _delayEntrypointInvocation.<anonymous closure> (dart:isolate-patch/isolate_patch.dart:314:19)`,
    exceptions: [
      [
        'StateError',
        'no stock of a-1',
        [
          'take package:shop/stock.dart:12',
          'of package:shop/cart.dart:30',
          'main file:///src/bin/shop.dart:5',
          '_delayEntrypointInvocation dart:isolate-patch/isolate_patch.dart:314',
        ],
      ],
    ],
  },
  {
    name: 'gdb',
    runtime: 'native',
    text: `Program received signal SIGSEGV, Segmentation fault.
#0  0x0000555555555168 in take (c=0x7fffffffe6b0, at=3) at src/cart.c:4
#1  0x0000555555555198 in shop::Cart::add (this=0x7fffffffe650, s="a-1") at src/cart.cpp:5
#2  0x00007ffff7ca8e85 in std::terminate() () from /lib/x86_64-linux-gnu/libstdc++.so.6
#3  0x00005555555551e4 in main (argc=1, argv=0x7fffffffe7d8) at src/main.c:6`,
    exceptions: [
      [
        'SIGSEGV',
        'Segmentation fault.',
        ['take src/cart.c:4', 'add src/cart.cpp:5', 'terminate :', 'main src/main.c:6'],
      ],
    ],
  },
  {
    name: 'AddressSanitizer',
    runtime: 'native',
    text: `==32689==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x60200000001c at pc 0x55861b05b1d4
READ of size 4 at 0x60200000001c thread T0
    #0 0x55861b05b1d3 in take /src/heap.c:3:12
    #1 0x55861b05b208 in shop::Cart::add(std::string const&) /src/cart.cpp:4
    #2 0x55861b05b0b0 in _start (/src/heap+0x10b0)
SUMMARY: AddressSanitizer: heap-buffer-overflow /src/heap.c:3 in take`,
    exceptions: [
      [
        'AddressSanitizer',
        'heap-buffer-overflow on address 0x60200000001c at pc 0x55861b05b1d4',
        ['take /src/heap.c:3', 'add /src/cart.cpp:4', '_start :'],
      ],
    ],
  },
  {
    name: 'Haskell',
    runtime: 'haskell',
    text: `shop: no stock of a-1
CallStack (from HasCallStack):
  error, called at src/Cart.hs:5:13 in shop-0.1-inplace:Shop.Cart
  take', called at src/Cart.hs:7:11 in shop-0.1-inplace:Shop.Cart
  add, called at app/Main.hs:9:15 in main:Main`,
    exceptions: [['error', 'no stock of a-1', ["take' src/Cart.hs:5", 'add src/Cart.hs:7', ' app/Main.hs:9']]],
  },
];
