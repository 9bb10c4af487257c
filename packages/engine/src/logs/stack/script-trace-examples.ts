import type { TraceExample } from './trace-example.ts';

/** One example of each runtime that runs sources, printed by the runtime itself where this says nothing else. For tests. */
export const SCRIPT_TRACE_EXAMPLES: readonly TraceExample[] = [
  {
    name: 'Node',
    runtime: 'javascript',
    text: `Error: cannot add: a-1
    at Cart.add (/srv/shop/cart.js:4:55)
    at async Cart.addAll (/srv/shop/cart.js:5:65) {
  [cause]: StockError: no stock of a-1
      at take (/srv/shop/cart.js:2:28)
      at new Stock (/srv/shop/node_modules/stock/index.js:4:20)
      at file:///srv/shop/main.mjs:5:65 {
    sku: 'a-1'
  }
}`,
    exceptions: [
      [
        'StockError',
        'no stock of a-1',
        ['take /srv/shop/cart.js:2', 'Stock /srv/shop/node_modules/stock/index.js:4', ' file:///srv/shop/main.mjs:5'],
      ],
      ['Error', 'cannot add: a-1', ['add /srv/shop/cart.js:4', 'addAll /srv/shop/cart.js:5']],
    ],
  },
  {
    name: 'Chrome with webpack and Next.js (after their documentation)',
    runtime: 'javascript',
    text: `Uncaught TypeError: Cannot read properties of undefined (reading 'price')
    at total (webpack-internal:///(app-pages-browser)/./app/cart.tsx:12:9)
    at onClick (https://shop.example/_next/static/chunks/main-app.js?v=17:2:41)
    at Array.map (<anonymous>)
    at HTMLButtonElement.<anonymous> (http://localhost:5173/src/main.tsx?t=1700000000:3:1)`,
    exceptions: [
      [
        'TypeError',
        "Cannot read properties of undefined (reading 'price')",
        [
          'total webpack-internal:///(app-pages-browser)/./app/cart.tsx:12',
          'onClick https://shop.example/_next/static/chunks/main-app.js?v=17:2',
          'map :',
          '<anonymous> http://localhost:5173/src/main.tsx?t=1700000000:3',
        ],
      ],
    ],
  },
  {
    name: 'Firefox (after its documentation)',
    runtime: 'javascript',
    text: `TypeError: cart is undefined
total@https://shop.example/assets/cart.js:12:9
render/<@https://shop.example/assets/app.js:40:3
@https://shop.example/assets/app.js:50:1`,
    exceptions: [
      [
        'TypeError',
        'cart is undefined',
        [
          'total https://shop.example/assets/cart.js:12',
          'render https://shop.example/assets/app.js:40',
          ' https://shop.example/assets/app.js:50',
        ],
      ],
    ],
  },
  {
    name: 'Python',
    runtime: 'python',
    text: `Traceback (most recent call last):
  File "/srv/shop/cart.py", line 9, in add
    take(sku)
  File "/srv/shop/cart.py", line 5, in take
    raise StockError(f"no stock of {sku}")
shop.errors.StockError: no stock of a-1

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/srv/shop/main.py", line 15, in <module>
    main()
    ~~~~^^
  File "/srv/shop/main.py", line 13, in main
    Cart().add("a-1")
RuntimeError: cannot add`,
    exceptions: [
      ['shop.errors.StockError', 'no stock of a-1', ['take /srv/shop/cart.py:5', 'add /srv/shop/cart.py:9']],
      ['RuntimeError', 'cannot add', ['main /srv/shop/main.py:13', ' /srv/shop/main.py:15']],
    ],
  },
  {
    name: 'Python exception group',
    runtime: 'python',
    text: `  + Exception Group Traceback (most recent call last):
  |   File "/srv/shop/group.py", line 8, in <module>
  |     asyncio.run(main())
  |   File "/srv/shop/group.py", line 6, in main
  |     async with asyncio.TaskGroup() as g:
  | ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)
  +-+---------------- 1 ----------------
    | Traceback (most recent call last):
    |   File "/srv/shop/group.py", line 4, in f
    |     raise KeyError("k")
    | KeyError: 'k'
    +---------------- 2 ----------------
    | Traceback (most recent call last):
    |   File "/srv/shop/group.py", line 3, in g
    |     if n: raise ValueError(f"bad {n}")
    | ValueError: bad 1
    +------------------------------------`,
    exceptions: [
      ['ValueError', 'bad 1', ['g /srv/shop/group.py:3']],
      ['KeyError', "'k'", ['f /srv/shop/group.py:4']],
      [
        'ExceptionGroup',
        'unhandled errors in a TaskGroup (2 sub-exceptions)',
        ['main /srv/shop/group.py:6', ' /srv/shop/group.py:8'],
      ],
    ],
  },
  {
    name: 'Ruby',
    runtime: 'ruby',
    text: `/app/lib/cart.rb:7:in 'Cart#add': cannot add (RuntimeError)
	from /app/lib/cart.rb:4:in 'Cart#add'
	from /app/bin/run.rb:10:in '<main>'
/app/lib/stock.rb:3:in \`take': no stock of a-1 (StockError)
	from /app/lib/cart.rb:5:in \`block in add'
	from /usr/lib/ruby/gems/3.1.0/gems/rack-3.0/lib/rack.rb:5:in \`each'`,
    exceptions: [
      [
        'StockError',
        'no stock of a-1',
        [
          'take /app/lib/stock.rb:3',
          'add /app/lib/cart.rb:5',
          'each /usr/lib/ruby/gems/3.1.0/gems/rack-3.0/lib/rack.rb:5',
        ],
      ],
      ['RuntimeError', 'cannot add', ['add /app/lib/cart.rb:7', 'add /app/lib/cart.rb:4', ' /app/bin/run.rb:10']],
    ],
  },
  {
    name: 'PHP',
    runtime: 'php',
    text: `PHP Fatal error:  Uncaught InvalidArgumentException: no stock of a-1 in /app/src/Stock.php:4
Stack trace:
#0 /app/src/Cart.php(5): Shop\\Stock->take('a-1')
#1 [internal function]: Shop\\Cart->Shop\\{closure}()
#2 /app/public/index.php(7): Shop\\Cart->add()
#3 {main}

Next RuntimeException: cannot add in /app/src/Cart.php:9
Stack trace:
#0 /app/public/index.php(7): Shop\\Cart->add()
#1 {main}
  thrown in /app/src/Cart.php on line 9`,
    exceptions: [
      [
        'InvalidArgumentException',
        'no stock of a-1',
        ['take /app/src/Stock.php:4', 'Shop\\{closure} /app/src/Cart.php:5', 'add :', ' /app/public/index.php:7'],
      ],
      ['RuntimeException', 'cannot add', ['add /app/src/Cart.php:9', ' /app/public/index.php:7']],
    ],
  },
  {
    name: 'Perl',
    runtime: 'perl',
    text: `no stock of a-1 at lib/Stock.pm line 2.
	Shop::Stock::take("a-1", 2) called at lib/Cart.pm line 3
	main::add("a-1") called at bin/shop.pl line 4`,
    exceptions: [['die', 'no stock of a-1', ['take lib/Stock.pm:2', 'add lib/Cart.pm:3', ' bin/shop.pl:4']]],
  },
  {
    name: 'Lua',
    runtime: 'lua',
    text: `lua5.4: src/cart.lua:2: no stock of a-1
stack traceback:
	[C]: in function 'error'
	src/cart.lua:2: in field 'take'
	src/cart.lua:3: in upvalue 'add'
	src/main.lua:5: in main chunk
	[C]: in ?`,
    exceptions: [['error', 'no stock of a-1', ['take src/cart.lua:2', 'add src/cart.lua:3', ' src/main.lua:5']]],
  },
  {
    name: 'R',
    runtime: 'r',
    text: `Error in take(x) : no stock of a-1
Calls: run -> add -> take
4: stop("no stock of ", sku) at cart.R#1
3: take(x) at cart.R#2
2: add("a-1") at main.R#3
1: run()`,
    exceptions: [['Error', 'no stock of a-1', ['take cart.R:1', 'add cart.R:2', 'run main.R:3', ' :']]],
  },
];
