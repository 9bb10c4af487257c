// cspell:ignore Objektverweis wurde nicht eine Objektinstanz festgelegt
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

test('.NET: a German framework, whose places end in full stops', () => {
  const text = `System.NullReferenceException: Der Objektverweis wurde nicht auf eine Objektinstanz festgelegt.
   bei Shop.Cart.Take(String sku) in C:\\src\\Cart.cs:Zeile 41.
   bei Shop.Program.Main(String[] args) in C:\\src\\Program.cs:Zeile 9.`;
  expect(traceSummaries(text)).toEqual([
    'dotnet 1-3: System.NullReferenceException: Der Objektverweis wurde nicht auf eine Objektinstanz festgelegt. [Shop.Cart.Take C:\\src\\Cart.cs:41, Shop.Program.Main C:\\src\\Program.cs:9]',
  ]);
});
