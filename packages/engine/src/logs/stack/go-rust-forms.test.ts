// cspell:ignore Semacquire aspnet sema
import { expect, test } from '@jest/globals';
import { traceSummaries } from './trace-summaries.ts';

test('Go: go deadlock', () => {
  const text = `fatal error: all goroutines are asleep - deadlock!

goroutine 1 [sync.Mutex.Lock]:
internal/sync.runtime_SemacquireMutex(0x7fde03ce0a00?, 0x40?, 0x9e1c1b02000?)
	/usr/local/go/src/runtime/sema.go:95 +0x25
internal/sync.(*Mutex).lockSlow(0x9e1c1b02000)
	/usr/local/go/src/internal/sync/mutex.go:149 +0x15d
internal/sync.(*Mutex).Lock(...)
	/usr/local/go/src/internal/sync/mutex.go:70
sync.(*Mutex).Lock(0x1?)
	/usr/local/go/src/sync/mutex.go:46 +0x2c
main.wait(0x9e1c1a62738?)
	/src/dead.go:3 +0x13
main.main()
	/src/dead.go:4 +0x2f`;
  expect(traceSummaries(text)).toEqual([
    'go 1-15: fatal error: all goroutines are asleep - deadlock! [internal/sync.runtime_SemacquireMutex /usr/local/go/src/runtime/sema.go:95, internal/sync.(*Mutex).lockSlow /usr/local/go/src/internal/sync/mutex.go:149, internal/sync.(*Mutex).Lock /usr/local/go/src/internal/sync/mutex.go:70, sync.(*Mutex).Lock /usr/local/go/src/sync/mutex.go:46, main.wait /src/dead.go:3, main.main /src/dead.go:4]',
  ]);
});

test('Go: go nil', () => {
  const text = `panic: runtime error: invalid memory address or nil pointer dereference
[signal SIGSEGV: segmentation violation code=0x1 addr=0x18 pc=0x47a744]

goroutine 1 [running]:
main.read(0xfaeae0a61e0?)
	/src/nil.go:3 +0x4
main.main()
	/src/nil.go:4 +0x35`;
  expect(traceSummaries(text)).toEqual([
    'go 1-8: panic: runtime error: invalid memory address or nil pointer dereference [main.read /src/nil.go:3, main.main /src/nil.go:4]',
  ]);
});

test('Go: go double panic', () => {
  const text = `panic: first [recovered]
	panic: second

goroutine 1 [running]:
main.f(0x1)
	/src/main.go:9 +0x1d
main.main()
	/src/main.go:3 +0x1d`;
  expect(traceSummaries(text)).toEqual(['go 1-8: panic: first [main.f /src/main.go:9, main.main /src/main.go:3]']);
});

test('Go: go concurrent', () => {
  const text = `fatal error: concurrent map writes

goroutine 19 [running]:
main.(*Cart).Add(...)
	/src/cart.go:12
main.main.func1()
	/src/main.go:9 +0x3c
created by main.main in goroutine 1
	/src/main.go:8 +0x2b`;
  expect(traceSummaries(text)).toEqual([
    'go 1-9: fatal error: concurrent map writes [main.(*Cart).Add /src/cart.go:12, main.main.func1 /src/main.go:9, main.main /src/main.go:8]',
  ]);
});

test('Go: pkg errors', () => {
  const text = `no stock
github.com/shop/cart.Take
	/src/cart/take.go:12
main.main
	/src/main.go:9
runtime.main
	/usr/local/go/src/runtime/proc.go:267`;
  expect(traceSummaries(text)).toEqual([
    'go 1-7: : no stock [github.com/shop/cart.Take /src/cart/take.go:12, main.main /src/main.go:9, runtime.main /usr/local/go/src/runtime/proc.go:267]',
  ]);
});

test('Go: zap json', () => {
  const text = `{"level":"error","ts":1700000000.1,"caller":"cart/take.go:12","msg":"request failed","error":"no stock","stacktrace":"github.com/shop/cart.Take\\n\\t/src/cart/take.go:12\\nmain.main\\n\\t/src/main.go:9"}`;
  expect(traceSummaries(text)).toEqual([
    'go 1-1: : request failed [github.com/shop/cart.Take /src/cart/take.go:12, main.main /src/main.go:9]',
  ]);
});

test('Rust: color eyre', () => {
  const text = `The application panicked (crashed).
Message:  no stock
Location: src/main.rs:12

  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ BACKTRACE ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                                ⋮ 5 frames hidden ⋮                              
   6: shop::cart::take::h0123456789abcdef
      at /src/src/cart.rs:12
   7: shop::main::h0123456789abcdef
      at /src/src/main.rs:9`;
  expect(traceSummaries(text)).toEqual([
    'rust 2-10: panic: no stock [shop::cart.take /src/src/cart.rs:12, shop.main /src/src/main.rs:9]',
  ]);
});

test('Swift: swift old', () => {
  const text = `Fatal error: Index out of range: file Swift/ContiguousArrayBuffer.swift, line 444`;
  expect(traceSummaries(text)).toEqual([
    'swift 1-1: Fatal error: Index out of range [? Swift/ContiguousArrayBuffer.swift:444]',
  ]);
});

test('Swift: swift fatal', () => {
  const text = `shop/main.swift:12: Fatal error: Unexpectedly found nil while unwrapping an Optional value`;
  expect(traceSummaries(text)).toEqual([
    'swift 1-1: Fatal error: Unexpectedly found nil while unwrapping an Optional value [? shop/main.swift:12]',
  ]);
});

test('Swift: mac crash', () => {
  const text = `Exception Type:        EXC_BAD_ACCESS (SIGSEGV)
Exception Codes:       KERN_INVALID_ADDRESS at 0x0000000000000010

Thread 0 Crashed::  Dispatch queue: com.apple.main-thread
0   Shop                          	0x0000000100003f2a Cart.take(_:) + 42 (Cart.swift:12)
1   Shop                          	0x0000000100003e10 shop::Cart::add(int) + 16 (cart.cpp:30)
2   dyld                          	0x00007ff8035e2310 start + 2432`;
  expect(traceSummaries(text)).toEqual([
    'swift 1-7: SIGSEGV: EXC_BAD_ACCESS [Cart.take Cart.swift:12, shop::Cart.add cart.cpp:30, start :]',
  ]);
});

test('Dart: flutter', () => {
  const text = `E/flutter (20325): [ERROR:flutter/runtime/dart_vm_initializer.cc(41)] Unhandled Exception: type 'Null' is not a subtype of type 'String'
E/flutter (20325): #0      Stock.fromJson (package:shop/stock.dart:12:5)
E/flutter (20325): #1      _CartState.build.<anonymous closure> (package:shop/cart.dart:30:9)
E/flutter (20325): <asynchronous suspension>`;
  expect(traceSummaries(text)).toEqual([
    "dart 1-4: Exception: type 'Null' is not a subtype of type 'String' [Stock.fromJson package:shop/stock.dart:12, _CartState.build package:shop/cart.dart:30]",
  ]);
});

test('Dart: flutter box', () => {
  const text = `══╡ EXCEPTION CAUGHT BY WIDGETS LIBRARY ╞═══════════════════════════════════════════════════════════
The following RangeError was thrown building CartList(dirty):
RangeError (index): Invalid value: Valid value range is empty: 0

The relevant error-causing widget was:
  CartList file:///src/lib/main.dart:40:9

When the exception was thrown, this was the stack:
#0      List.[] (dart:core-patch/growable_array.dart:264:36)
#1      CartList.build (package:shop/cart_list.dart:12:20)
#2      StatelessElement.build (package:flutter/src/widgets/framework.dart:5550:49)`;
  expect(traceSummaries(text)).toEqual([
    'dart 3-11: RangeError: Invalid value: Valid value range is empty: 0 [List.[] dart:core-patch/growable_array.dart:264, CartList.build package:shop/cart_list.dart:12, StatelessElement.build package:flutter/src/widgets/framework.dart:5550]',
  ]);
});

test('Dart: dart terse', () => {
  const text = `Unhandled exception:
Bad state: no element
package:shop/stock.dart 12:5   Stock.take
package:shop/cart.dart 30:9    Cart.add
bin/shop.dart 5:3              main`;
  expect(traceSummaries(text)).toEqual([
    'dart 1-5: Exception: Bad state: no element [Stock.take package:shop/stock.dart:12, Cart.add package:shop/cart.dart:30, main bin/shop.dart:5]',
  ]);
});

test('Rust: what a hook logs of a panic', () => {
  const text = `[2024-11-20 10:14:02.204][panic][ERROR] thread 'scheduler' panicked at 'no relay: Refused("later")': src/mail/send.rs:74
   0: shop::start_log::{{closure}}
   1: std::panicking::rust_panic_with_hook
   2: core::result::unwrap_failed
   3: shop::mail::send::remind::{{closure}}
   4: tokio::runtime::task::core::Core<T,S>::poll`;
  expect(traceSummaries(text)).toEqual([
    'rust 1-6: panic: no relay: Refused("later") [? src/mail/send.rs:74, shop::mail::send.remind :, tokio::runtime::task::core::Core<T,S>.poll :]',
  ]);
});
