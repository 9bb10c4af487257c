// cspell:ignore libwayland DEADLYSIGNAL ERKN cseg envir libstdc libthread noinline
import { expect, test } from '@jest/globals';
import { traceSummaries } from './trace-summaries.ts';

test('Elixir: genserver', () => {
  const text = `10:14:02.123 [error] GenServer Shop.Cart terminating
** (RuntimeError) no stock
    (shop 0.1.0) lib/shop/cart.ex:12: Shop.Cart.handle_call/3
    (stdlib 4.2) gen_server.erl:1149: :gen_server.try_handle_call/4
Last message (from #PID<0.1.0>): :add`;
  expect(traceSummaries(text)).toEqual([
    'elixir 2-4: RuntimeError: no stock [Shop.Cart.handle_call lib/shop/cart.ex:12, :gen_server.try_handle_call gen_server.erl:1149]',
  ]);
});

test('Elixir: phoenix', () => {
  const text = `[error] #PID<0.500.0> running ShopWeb.Endpoint (connection #PID<0.499.0>, stream id 1) terminated
Server: localhost:4000 (http)
Request: GET /cart
** (exit) an exception was raised:
    ** (KeyError) key :sku not found in: %{}
        (shop 0.1.0) lib/shop_web/controllers/cart_controller.ex:9: ShopWeb.CartController.show/2
        (phoenix 1.7.10) lib/phoenix/router.ex:430: Phoenix.Router.__call__/5`;
  expect(traceSummaries(text)).toEqual([
    'elixir 5-7: KeyError: key :sku not found in: %{} [ShopWeb.CartController.show lib/shop_web/controllers/cart_controller.ex:9, Phoenix.Router.__call__ lib/phoenix/router.ex:430]',
  ]);
});

test('Elixir: elixir task out', () => {
  const text = `
12:58:16.168 [error] Process #PID<0.100.0> raised an exception
** (ArgumentError) argument error
    task.exs:2: anonymous fn/0 in :elixir_compiler_0.__FILE__/1

12:58:16.168 [error] Task #PID<0.99.0> started from #PID<0.96.0> terminating
** (RuntimeError) boom
    task.exs:1: anonymous fn/0 in :elixir_compiler_0.__FILE__/1
    (elixir 1.14.0) lib/task/supervised.ex:89: Task.Supervised.invoke_mfa/2
    (stdlib 4.2) proc_lib.erl:240: :proc_lib.init_p_do_apply/3
Function: #Function<0.77910164 in file:task.exs>
    Args: []

12:58:16.168 [error] Process #PID<0.101.0> raised an exception
** (KeyError) key :a not found in: %{}
    task.exs:3: anonymous fn/0 in :elixir_compiler_0.__FILE__/1`;
  expect(traceSummaries(text)).toEqual([
    'elixir 3-4: ArgumentError: argument error [:elixir_compiler_0.__FILE__ task.exs:2]',
    'elixir 7-10: RuntimeError: boom [:elixir_compiler_0.__FILE__ task.exs:1, Task.Supervised.invoke_mfa lib/task/supervised.ex:89, :proc_lib.init_p_do_apply proc_lib.erl:240]',
    'elixir 15-16: KeyError: key :a not found in: %{} [:elixir_compiler_0.__FILE__ task.exs:3]',
  ]);
});

test('Erlang: erlang', () => {
  const text = `=ERROR REPORT==== 29-Nov-2026::12:58:16.788699 ===
Error in process <0.79.0> with exit value:
{badarith,[{cart,take,1,[{file,"cart.erl"},{line,3}]},
           {cart,'-add/1-lc$^0/1-0-',1,[{file,"cart.erl"},{line,4}]},
           {cart,run,0,[{file,"cart.erl"},{line,5}]}]}

=CRASH REPORT==== 29-Nov-2026::12:58:17.089176 ===
  crasher:
    initial call: erl_eval:'-expr/6-fun-2-'/0
    pid: <0.80.0>
    registered_name: []
    exception error: an error occurred when evaluating an arithmetic expression
      in function  cart:take/1 (cart.erl, line 3)
      in call from cart:'-add/1-lc$^0/1-0-'/1 (cart.erl, line 4)
      in call from cart:run/0 (cart.erl, line 5)
    ancestors: [<0.9.0>]
    message_queue_len: 0
    messages: []
    links: []
    dictionary: []
    trap_exit: false
    status: running
    heap_size: 376
    stack_size: 28
    reductions: 166
  neighbours:

{'EXIT',{badarith,[{cart,take,1,[{file,"cart.erl"},{line,3}]},
                   {cart,'-add/1-lc$^0/1-0-',1,[{file,"cart.erl"},{line,4}]},
                   {cart,run,0,[{file,"cart.erl"},{line,5}]},
                   {erl_eval,do_apply,7,[{file,"erl_eval.erl"},{line,744}]},
                   {erl_eval,expr,6,[{file,"erl_eval.erl"},{line,480}]},
                   {erl_eval,expr,6,[{file,"erl_eval.erl"},{line,282}]},
                   {erl_eval,expr_list,7,[{file,"erl_eval.erl"},{line,961}]},
                   {erl_eval,expr,6,[{file,"erl_eval.erl"},{line,454}]}]}}`;
  expect(traceSummaries(text)).toEqual([
    'elixir 2-5: badarith: Error in process <0.79.0> with exit value: [cart.take cart.erl:3, cart.-add/1-lc$^0/1-0- cart.erl:4, cart.run cart.erl:5]',
    'elixir 12-15: error: an error occurred when evaluating an arithmetic expression [cart.take cart.erl:3, cart.-add/1-lc$^0/1-0- cart.erl:4, cart.run cart.erl:5]',
    'elixir 28-35: badarith:  [cart.take cart.erl:3, cart.-add/1-lc$^0/1-0- cart.erl:4, cart.run cart.erl:5, erl_eval.do_apply erl_eval.erl:744, erl_eval.expr erl_eval.erl:480, erl_eval.expr erl_eval.erl:282, erl_eval.expr_list erl_eval.erl:961, erl_eval.expr erl_eval.erl:454]',
  ]);
});

test('Erlang: erlang undef', () => {
  const text = `{error,{undef,[{shop_db,query,[<<"select">>],[]},{shop,add,1,[{file,"/app/src/shop.erl"},{line,12}]},{gen_server,try_handle_call,4,[{file,"gen_server.erl"},{line,1149}]}]}}`;
  expect(traceSummaries(text)).toEqual([
    'elixir 1-1: undef:  [shop.add /app/src/shop.erl:12, gen_server.try_handle_call gen_server.erl:1149]',
  ]);
});

test('native programs: gdb', () => {
  const text = `[Thread debugging using libthread_db enabled]
Using host libthread_db library "/lib/x86_64-linux-gnu/libthread_db.so.1".

Program received signal SIGSEGV, Segmentation fault.
0x0000555555555168 in take (c=0x7fffffffe6b0, at=3) at cart.c:4
4	__attribute__((noinline)) int take(struct cart *c, int at) { return c->items[at]; }
#0  0x0000555555555168 in take (c=0x7fffffffe6b0, at=3) at cart.c:4
#1  0x0000555555555198 in add (c=0x7fffffffe6b0, sku=0x555555556004 "a-1") at cart.c:5
#2  0x00005555555551e4 in main (argc=1, argv=0x7fffffffe7d8) at cart.c:6`;
  expect(traceSummaries(text)).toEqual([
    'native 4-9: SIGSEGV: Segmentation fault. [take cart.c:4, add cart.c:5, main cart.c:6]',
  ]);
});

test('native programs: gdb with the variables of each frame, and calls on two lines', () => {
  const text = `#0  handle_resize (listener=0x4856a8 <server+616>, data=0x7ffc59c0) at ../src/output.c:105
        output = 0x0
        box = {
          width = 3,
        }
#1  0x00007f430d1dca0c in wl_signal_emit ()
   from /usr/lib/libwayland-server.so.0
No symbol table info available.
#2  0x00007f430d142370 in gamma_destroy (control=0x29eb9b0, manager=<optimized out>)
    at ../types/gamma.c:37
        cursor = <optimized out>
#3  0x00007f430d1423ff in main (argc=1) at ../src/main.c:9
No locals.`;
  expect(traceSummaries(text)).toEqual([
    'native 1-12: :  [handle_resize ../src/output.c:105, wl_signal_emit :, gamma_destroy ../types/gamma.c:37, main ../src/main.c:9]',
  ]);
});

test('native programs: asan segv', () => {
  const text = `AddressSanitizer:DEADLYSIGNAL
=================================================================
==32695==ERROR: AddressSanitizer: SEGV on unknown address 0x00000000000c (pc 0x5648ac342255 bp 0x7ffc46e2cb70 sp 0x7ffc46e2cb60 T0)
==32695==The signal is caused by a READ memory access.
==32695==Hint: address points to the zero page.
    #0 0x5648ac342255 in take /src/cart.c:4
    #1 0x5648ac342284 in add /src/cart.c:5
    #2 0x5648ac342397 in main /src/cart.c:6
    #3 0x7f2928045249 in __libc_start_call_main ../sysdeps/nptl/libc_start_call_main.h:58
    #4 0x7f2928045304 in __libc_start_main_impl ../csu/libc-start.c:360
    #5 0x5648ac342110 in _start (/src/cseg2+0x1110)

AddressSanitizer can not provide additional info.
SUMMARY: AddressSanitizer: SEGV /src/cart.c:4 in take
==32695==ABORTING`;
  expect(traceSummaries(text)).toEqual([
    'native 3-15: AddressSanitizer: SEGV on unknown address 0x00000000000c (pc 0x5648ac342255 bp 0x7ffc46e2cb70 sp 0x7ffc46e2cb60 T0) [take /src/cart.c:4, add /src/cart.c:5, main /src/cart.c:6, __libc_start_call_main ../sysdeps/nptl/libc_start_call_main.h:58, __libc_start_main_impl ../csu/libc-start.c:360, _start :]',
  ]);
});

test('native programs: ubsan', () => {
  const text = `src/heap.c:12:20: runtime error: index 5 out of bounds for type 'int [4]'
    #0 0x55861b05b1d3 in take /src/heap.c:12:20
    #1 0x55861b05b208 in main /src/heap.c:30:3`;
  expect(traceSummaries(text)).toEqual([
    "native 1-3: runtime error: index 5 out of bounds for type 'int [4]' [take /src/heap.c:12, main /src/heap.c:30]",
  ]);
});

test('native programs: valgrind', () => {
  const text = `==12345== Invalid write of size 1
==12345==    at 0x804841E: take (cart.c:20)
==12345==    by 0x8048432: main (in /app/shop)`;
  expect(traceSummaries(text)).toEqual(['native 1-3: valgrind: Invalid write of size 1 [take cart.c:20, main :]']);
});

test('native programs: terminate', () => {
  const text = `terminate called after throwing an instance of 'std::out_of_range'
  what():  map::at`;
  expect(traceSummaries(text)).toEqual(['native 1-2: std::out_of_range: map::at []']);
});

test('native programs: assert', () => {
  const text = `as: as.c:2: main: Assertion \`c == 5 && "five"' failed.`;
  expect(traceSummaries(text)).toEqual(['native 1-1: Assertion failed: c == 5 && "five" [main as.c:2]']);
});

test('native programs: smash', () => {
  const text = `*** stack smashing detected ***: terminated`;
  expect(traceSummaries(text)).toEqual(['native 1-1: SIGABRT: *** stack smashing detected ***: terminated []']);
});

test('native programs: kernel segfault', () => {
  const text = `[12345.678901] shop[123]: segfault at 0 ip 000055d0c1b2a3f4 sp 00007ffd0b1c2d30 error 4 in shop[55d0c1b29000+2000]`;
  expect(traceSummaries(text)).toEqual([
    'native 1-1: SIGSEGV: segfault at 0 ip 000055d0c1b2a3f4 sp 00007ffd0b1c2d30 error 4 in shop[55d0c1b29000+2000] []',
  ]);
});

test('native programs: backtrace symbols', () => {
  const text = `terminate called after throwing an instance of 'std::out_of_range'
  what():  map::at
/src/term(_Z1hi+0x25)[0x55bd2396d2be]
/lib/x86_64-linux-gnu/libc.so.6(+0x3c050)[0x7f5dc065a050]
/lib/x86_64-linux-gnu/libc.so.6(+0x8aeec)[0x7f5dc06a8eec]
/lib/x86_64-linux-gnu/libc.so.6(gsignal+0x12)[0x7f5dc0659fb2]
/lib/x86_64-linux-gnu/libc.so.6(abort+0xd3)[0x7f5dc0644472]
/lib/x86_64-linux-gnu/libstdc++.so.6(+0x9d919)[0x7f5dc089d919]
/lib/x86_64-linux-gnu/libstdc++.so.6(+0xa8e1a)[0x7f5dc08a8e1a]
/lib/x86_64-linux-gnu/libstdc++.so.6(+0xa8e85)[0x7f5dc08a8e85]
/lib/x86_64-linux-gnu/libstdc++.so.6(+0xa90d8)[0x7f5dc08a90d8]
/lib/x86_64-linux-gnu/libstdc++.so.6(_ZSt20__throw_out_of_rangePKc+0x40)[0x7f5dc08a0240]
/src/term(_ZNSt3mapINSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEEiSt4lessIS5_ESaISt4pairIKS5_iEEE2atERS9_+0x9f)[0x55bd2396d62b]
/src/term(_ZN4shop4Cart3addERKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE+0x23)[0x55bd2396d47d]
/src/term(main+0x6f)[0x55bd2396d353]
/lib/x86_64-linux-gnu/libc.so.6(+0x2724a)[0x7f5dc064524a]
/lib/x86_64-linux-gnu/libc.so.6(__libc_start_main+0x85)[0x7f5dc0645305]
/src/term(_start+0x21)[0x55bd2396d1d1]`;
  expect(traceSummaries(text)).toEqual([
    'native 1-18: std::out_of_range: map::at [h :, ? :, ? :, gsignal :, abort :, ? :, ? :, ? :, ? :, _ZSt20__throw_out_of_rangePKc :, _ZNSt3mapINSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEEiSt4lessIS5_ESaISt4pairIKS5_iEEE2atERS9_ :, shop::Cart.add :, main :, ? :, __libc_start_main :, _start :]',
  ]);
});

test('Lua: openresty', () => {
  const text = `2024/11/20 10:14:02 [error] 12#12: *1 lua entry thread aborted: runtime error: /app/lua/cart.lua:12: no stock
stack traceback:
coroutine 0:
	[C]: in function 'error'
	/app/lua/cart.lua:12: in function 'take'
	/app/lua/main.lua:3: in main chunk, client: 10.0.0.1`;
  expect(traceSummaries(text)).toEqual(['lua 1-6: error: no stock [take /app/lua/cart.lua:12, ? /app/lua/main.lua:3]']);
});

test('Haskell: haskell new', () => {
  const text = `shop: Uncaught exception ghc-internal:GHC.Internal.Exception.ErrorCall:

no stock

HasCallStack backtrace:
  error, called at src/Cart.hs:5:13 in shop-0.1-inplace:Shop.Cart
  take', called at app/Main.hs:9:15 in main:Main`;
  expect(traceSummaries(text)).toEqual([
    "haskell 1-7: ErrorCall: no stock [Shop.Cart.take' src/Cart.hs:5, Main.? app/Main.hs:9]",
  ]);
});

test('Perl: perl die', () => {
  const text = `Can't call method "foo" on an undefined value at -e line 1.`;
  expect(traceSummaries(text)).toEqual(['perl 1-1: die: Can\'t call method "foo" on an undefined value [? -e:1]']);
});

test('Perl: perl plain', () => {
  const text = `Use of uninitialized value $x in concatenation at lib/Cart.pm line 12, <STDIN> line 5.`;
  expect(traceSummaries(text)).toEqual([
    'perl 1-1: die: Use of uninitialized value $x in concatenation [? lib/Cart.pm:12]',
  ]);
});

test('R: r', () => {
  const text = `Error in take(x) : no stock of a-1
Calls: run -> add -> take
Execution halted`;
  expect(traceSummaries(text)).toEqual(['r 1-2: Error: no stock of a-1 [take :, add :, run :]']);
});

test('R: r traceback', () => {
  const text = `Error in take(x) : no stock of a-1
Calls: source -> withVisible -> eval -> eval -> run -> add -> take
9: (function () 
   {
       traceback(2)
       quit(status = 1)
   })()
8: stop("no stock of ", sku) at cart.R#1
7: take(x) at cart.R#2
6: add("a-1") at cart.R#3
5: run() at cart.R#4
4: eval(ei, envir)
3: eval(ei, envir)
2: withVisible(eval(ei, envir))
1: source("cart.R", keep.source = TRUE)`;
  expect(traceSummaries(text)).toEqual([
    'r 1-15: Error: no stock of a-1 [take cart.R:1, add cart.R:2, run cart.R:3, eval cart.R:4, eval :, withVisible :, source :, ? :]',
  ]);
});

test('R: r from', () => {
  const text = `Error in take(x) (from cart.R#1) : no stock`;
  expect(traceSummaries(text)).toEqual(['r 1-1: Error: no stock [take cart.R:1]']);
});
