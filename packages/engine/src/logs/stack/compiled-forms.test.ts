// cspell:ignore Semacquire aspnet sema
import { expect, test } from '@jest/globals';
import { traceSummaries } from './trace-summaries.ts';

test('the JVM: kotlin inner', () => {
  const text = `Exception in thread "DefaultDispatcher-worker-1" com.shop.StockException: no stock
	at com.shop.StockKt.take(Stock.kt:12)
	at com.shop.CartTest.adds an item when there is stock(CartTest.kt:30)
	(Coroutine boundary)
	at com.shop.MainKt$main$1.invokeSuspend(Main.kt:5)
	Suppressed: kotlinx.coroutines.internal.DiagnosticCoroutineContextException: [StandaloneCoroutine{Cancelling}@1b2, Dispatchers.Default]
Caused by: com.shop.StockException: no stock
	at com.shop.StockKt.take(Stock.kt:12)
	... 12 more`;
  expect(traceSummaries(text)).toEqual([
    'java 1-9: com.shop.StockException: no stock [com.shop.StockKt.take Stock.kt:12] < com.shop.StockException: no stock [com.shop.StockKt.take Stock.kt:12, com.shop.CartTest.adds an item when there is stock CartTest.kt:30, com.shop.MainKt$main$1.invokeSuspend Main.kt:5] < kotlinx.coroutines.internal.DiagnosticCoroutineContextException: [StandaloneCoroutine{Cancelling}@1b2, Dispatchers.Default] []',
  ]);
});

test('the JVM: tomcat', () => {
  const text = `Exception

java.lang.NullPointerException: Cannot invoke "String.length()" because "s" is null
	com.shop.Cart.add(Cart.java:12)
	com.shop.CartServlet.doGet(CartServlet.java:30)
	javax.servlet.http.HttpServlet.service(HttpServlet.java:529)`;
  expect(traceSummaries(text)).toEqual([
    'java 3-6: java.lang.NullPointerException: Cannot invoke "String.length()" because "s" is null [com.shop.Cart.add Cart.java:12, com.shop.CartServlet.doGet CartServlet.java:30, javax.servlet.http.HttpServlet.service HttpServlet.java:529]',
  ]);
});

test('the JVM: android', () => {
  const text = `11-20 10:14:02.123  1234  1234 E AndroidRuntime: FATAL EXCEPTION: main
11-20 10:14:02.123  1234  1234 E AndroidRuntime: Process: com.shop, PID: 1234
11-20 10:14:02.123  1234  1234 E AndroidRuntime: java.lang.NullPointerException: Attempt to invoke virtual method
11-20 10:14:02.123  1234  1234 E AndroidRuntime: 	at com.shop.Cart.add(Cart.kt:12)
11-20 10:14:02.123  1234  1234 E AndroidRuntime: 	at android.os.Handler.dispatchMessage(Handler.java:106)`;
  expect(traceSummaries(text)).toEqual([
    'java 3-5: java.lang.NullPointerException: Attempt to invoke virtual method [com.shop.Cart.add Cart.kt:12, android.os.Handler.dispatchMessage Handler.java:106]',
  ]);
});

test('the JVM: maven', () => {
  const text = `[ERROR] com.shop.CartTest.adds  Time elapsed: 0.01 s  <<< ERROR!
java.lang.IllegalStateException: no stock
	at com.shop.Cart.add(Cart.java:12)
	at com.shop.CartTest.adds(CartTest.java:9)`;
  expect(traceSummaries(text)).toEqual([
    'java 2-4: java.lang.IllegalStateException: no stock [com.shop.Cart.add Cart.java:12, com.shop.CartTest.adds CartTest.java:9]',
  ]);
});

test('the JVM: scala', () => {
  const text = `java.lang.IllegalStateException: no stock of a-1
	at Cart$.take(Cart.scala:1)
	at Cart$$anonfun$add$1.apply(Cart.scala:2)
	at Cart$$anonfun$add$1.apply(Cart.scala:2)
	at scala.collection.immutable.List.map(List.scala:284)
	at Cart$.add(Cart.scala:2)
	at Cart$.main(Cart.scala:2)
	at Cart.main(Cart.scala)`;
  expect(traceSummaries(text)).toEqual([
    'java 1-8: java.lang.IllegalStateException: no stock of a-1 [Cart$.take Cart.scala:1, Cart$$anonfun$add$1.apply Cart.scala:2, Cart$$anonfun$add$1.apply Cart.scala:2, scala.collection.immutable.List.map List.scala:284, Cart$.add Cart.scala:2, Cart$.main Cart.scala:2, Cart.main Cart.scala:]',
  ]);
});

test('the JVM: groovy', () => {
  const text = `Caught: java.lang.IllegalStateException: no stock of a-1
java.lang.IllegalStateException: no stock of a-1
	at java.base/jdk.internal.reflect.NativeConstructorAccessorImpl.newInstance0(Native Method)
	at java.base/jdk.internal.reflect.NativeConstructorAccessorImpl.newInstance(NativeConstructorAccessorImpl.java:77)
	at java.base/jdk.internal.reflect.DelegatingConstructorAccessorImpl.newInstance(DelegatingConstructorAccessorImpl.java:45)
	at Cart.take(cart.groovy:1)
	at java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)
	at java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke(NativeMethodAccessorImpl.java:77)
	at java.base/jdk.internal.reflect.DelegatingMethodAccessorImpl.invoke(DelegatingMethodAccessorImpl.java:43)
	at Cart$_add_closure1.doCall(cart.groovy:2)
	at java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)
	at java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke(NativeMethodAccessorImpl.java:77)`;
  expect(traceSummaries(text)).toEqual([
    'java 2-12: java.lang.IllegalStateException: no stock of a-1 [jdk.internal.reflect.NativeConstructorAccessorImpl.newInstance0 :, jdk.internal.reflect.NativeConstructorAccessorImpl.newInstance NativeConstructorAccessorImpl.java:77, jdk.internal.reflect.DelegatingConstructorAccessorImpl.newInstance DelegatingConstructorAccessorImpl.java:45, Cart.take cart.groovy:1, jdk.internal.reflect.NativeMethodAccessorImpl.invoke0 :, jdk.internal.reflect.NativeMethodAccessorImpl.invoke NativeMethodAccessorImpl.java:77, jdk.internal.reflect.DelegatingMethodAccessorImpl.invoke DelegatingMethodAccessorImpl.java:43, Cart$_add_closure1.doCall cart.groovy:2, jdk.internal.reflect.NativeMethodAccessorImpl.invoke0 :, jdk.internal.reflect.NativeMethodAccessorImpl.invoke NativeMethodAccessorImpl.java:77]',
  ]);
});

test('the JVM: clojure', () => {
  const text = `Execution error (ExceptionInfo) at shop.cart/take-one (cart.clj:2).
no stock of a-1

Full report at:
/tmp/clojure-1974064964494292692.edn`;
  expect(traceSummaries(text)).toEqual(['java 1-2: ExceptionInfo: no stock of a-1 [shop.cart.take-one cart.clj:2]']);
});

test('the JVM: clojure edn', () => {
  const text = `{:clojure.main/trace
 {:via
  [{:type clojure.lang.ExceptionInfo,
    :message "no stock of a-1",
    :at [shop.cart$take_one invokeStatic "cart.clj" 2]}],
  :trace
  [[shop.cart$take_one invokeStatic "cart.clj" 2]
   [clojure.lang.RT seq "RT.java" 535]
   [shop.cart$add invoke "cart.clj" 3]],
  :cause "no stock of a-1"}}`;
  expect(traceSummaries(text)).toEqual([
    'java 6-9: clojure.lang.ExceptionInfo: no stock of a-1 [shop.cart$take_one.invokeStatic cart.clj:2, clojure.lang.RT.seq RT.java:535, shop.cart$add.invoke cart.clj:3]',
  ]);
});

test('.NET: aspnet', () => {
  const text = `[NullReferenceException: Object reference not set to an instance of an object.]
   Shop.Cart.Add(Item i) in c:\\src\\Shop\\Cart.cs:12
   System.Web.UI.Page.OnLoad(EventArgs e) +50
   System.Web.UI.Page.ProcessRequestMain(Boolean a, Boolean b) +2178`;
  expect(traceSummaries(text)).toEqual([
    'dotnet 1-4: NullReferenceException: Object reference not set to an instance of an object. [Shop.Cart.Add c:\\src\\Shop\\Cart.cs:12, System.Web.UI.Page.OnLoad :, System.Web.UI.Page.ProcessRequestMain :]',
  ]);
});

test('.NET: dotnet aggregate', () => {
  const text = `System.AggregateException: One or more errors occurred. (no stock)
 ---> Shop.StockException: no stock
   at Shop.Stock.Take() in /src/Stock.cs:line 12
   --- End of inner exception stack trace ---
   at System.Threading.Tasks.Task.Wait()
 ---> (Inner Exception #1) System.TimeoutException: too slow
   at Shop.Db.Query() in /src/Db.cs:line 3<---`;
  expect(traceSummaries(text)).toEqual([
    'dotnet 1-7: System.TimeoutException: too slow [Shop.Db.Query /src/Db.cs:3] < Shop.StockException: no stock [Shop.Stock.Take /src/Stock.cs:12] < System.AggregateException: One or more errors occurred. (no stock) [System.Threading.Tasks.Task.Wait :]',
  ]);
});

test('.NET: dotnet json', () => {
  const text = `{"@t":"2024-11-20","@m":"failed","@x":"System.InvalidOperationException: cannot add\\r\\n ---> Shop.StockException: no stock\\r\\n   at Shop.Stock.Take() in C:\\\\src\\\\Stock.cs:line 12\\r\\n   --- End of inner exception stack trace ---\\r\\n   at Shop.Cart.Add() in C:\\\\src\\\\Cart.cs:line 3"}`;
  expect(traceSummaries(text)).toEqual([
    'dotnet 1-1: Shop.StockException: no stock [Shop.Stock.Take C:\\src\\Stock.cs:12] < System.InvalidOperationException: cannot add [Shop.Cart.Add C:\\src\\Cart.cs:3]',
  ]);
});

test('.NET: mono', () => {
  const text = `
Unhandled Exception:
System.InvalidOperationException: cannot add ---> Shop.StockException: no stock of a-1
  at Shop.Cart.Take (System.String sku) [0x0000c] in /src/Cart.cs:4 
  at Shop.Cart.Add (System.String[] skus) [0x00011] in /src/Cart.cs:5 
   --- End of inner exception stack trace ---
  at Shop.Cart.Add (System.String[] skus) [0x00031] in /src/Cart.cs:5 
  at Shop.Cart.Main () [0x00014] in /src/Cart.cs:6 `;
  expect(traceSummaries(text)).toEqual([
    'dotnet 3-8: Shop.StockException: no stock of a-1 [Shop.Cart.Take /src/Cart.cs:4, Shop.Cart.Add /src/Cart.cs:5] < System.InvalidOperationException: cannot add [Shop.Cart.Add /src/Cart.cs:5, Shop.Cart.Main /src/Cart.cs:6]',
  ]);
});

test('.NET: unity', () => {
  const text = `NullReferenceException: Object reference not set to an instance of an object
  at Cart.Take (System.String sku) [0x00012] in /src/Assets/Cart.cs:12 
  at Cart.Update () [0x00000] in <filename unknown>:0 `;
  expect(traceSummaries(text)).toEqual([
    'dotnet 1-3: NullReferenceException: Object reference not set to an instance of an object [Cart.Take /src/Assets/Cart.cs:12, Cart.Update :]',
  ]);
});

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
