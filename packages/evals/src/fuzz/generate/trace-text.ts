import type { Random } from '../../bench/generate/random.ts';

const FILES = [
  'src/cart.ts',
  '/srv/app/dist/cart.js',
  '../../../../etc/passwd',
  'C:\\app\\Cart.cs',
  'webpack://shop/./src/cart.ts?a1b2',
  'node:internal/process',
  '/usr/lib/python3/site-packages/x/y.py',
  'https://cdn.example/app.min.js',
  '<anonymous>',
  'app/../app/./cart.rb',
  '__proto__',
  '',
] as const;
const NAMES = [
  'total',
  'Object.total [as add]',
  'Cart.add',
  'com.shop.Cart$Item.<init>',
  'async Promise.all (index 0)',
  'constructor',
  '<lambda>',
  'main.(*T).Run',
  'core::panicking::panic',
  'Shop.Cart.<Add>d__1.MoveNext()',
] as const;
const NUMBERS = ['1', '12', '0', '4294967296', '99999999999999999999', '-1'] as const;

interface Form {
  readonly head: (text: string) => string;
  readonly frame: (place: { readonly name: string; readonly file: string; readonly line: string }) => string;
  readonly cause: string;
}

const FORMS: readonly Form[] = [
  {
    head: (text) => `TypeError: ${text}`,
    frame: ({ name, file, line }) => `    at ${name} (${file}:${line}:5)`,
    cause: '  [cause]: ',
  },
  {
    head: (text) => `java.lang.IllegalStateException: ${text}`,
    frame: ({ name, line }) => `\tat ${name}(Cart.java:${line})`,
    cause: 'Caused by: ',
  },
  {
    head: () => 'Traceback (most recent call last):',
    frame: ({ name, file, line }) => `  File "${file}", line ${line}, in ${name}\n    total(1)`,
    cause: '\nDuring handling of the above exception, another exception occurred:\n\n',
  },
  {
    head: (text) => `panic: ${text}\n\ngoroutine 1 [running]:`,
    frame: ({ name, file, line }) => `${name}(0x1)\n\t${file}.go:${line} +0x1d`,
    cause: '\tpanic: ',
  },
  {
    head: (text) => `thread 'main' panicked at src/main.rs:1:1:\n${text}\nstack backtrace:`,
    frame: ({ name, file, line }) => `   0: ${name}\n             at ${file}:${line}:9`,
    cause: 'Caused by:\n    0: ',
  },
  {
    head: (text) => `PHP Fatal error:  Uncaught Exception: ${text} in /a.php:3\nStack trace:`,
    frame: ({ name, file, line }) => `#0 ${file}(${line}): ${name}()`,
    cause: 'Next ',
  },
  {
    head: (text) => `/app/cart.rb:3:in 'total': ${text} (RuntimeError)`,
    frame: ({ name, file, line }) => `\tfrom ${file}:${line}:in '${name}'`,
    cause: '/app/a.rb:1:in ',
  },
  {
    head: (text) => `System.InvalidOperationException: ${text}`,
    frame: ({ name, file, line }) => `   at ${name} in ${file}:line ${line}`,
    cause: ' ---> ',
  },
  {
    head: (text) => `** (RuntimeError) ${text}`,
    frame: ({ file, line }) => `    (shop 0.1.0) ${file}.ex:${line}: Shop.Cart.add/1`,
    cause: '    ** ',
  },
  {
    head: (text) => `Unhandled exception:\nStateError: ${text}`,
    frame: ({ name, line }) => `#${line}      ${name} (package:shop/cart.dart:${line}:5)`,
    cause: '',
  },
  {
    head: (text) => `==1==ERROR: AddressSanitizer: ${text}`,
    frame: ({ name, file, line }) => `    #0 0x55861b05b1d3 in ${name} ${file}:${line}:12`,
    cause: 'SUMMARY: ',
  },
  {
    head: (text) => `terminate called after throwing an instance of 'std::out_of_range'\n  what():  ${text}`,
    frame: ({ name, file, line }) => `#0  0x0000555555555168 in ${name} (c=0x7ff) at ${file}:${line}`,
    cause: 'Program received signal SIGABRT, ',
  },
  {
    head: (text) => `${text} at bin/shop.pl line 4.`,
    frame: ({ name, file, line }) => `\t${name}("a", 2) called at ${file} line ${line}`,
    cause: '',
  },
  {
    head: (text) => `lua: cart.lua:2: ${text}\nstack traceback:`,
    frame: ({ name, line }) => `\tcart.lua:${line}: in function '${name}'`,
    cause: '',
  },
  {
    head: (text) => `shop: ${text}\nCallStack (from HasCallStack):`,
    frame: ({ line }) => `  error, called at src/Cart.hs:${line}:13 in main:Main`,
    cause: '',
  },
  {
    head: (text) => `Error in take(x) : ${text}\nCalls: run -> add -> take`,
    frame: ({ line }) => `${line}: take(x) at cart.R#${line}`,
    cause: '',
  },
  {
    head: (text) => `shop/Cart.swift:12: Fatal error: ${text}\nThread 0 crashed:`,
    frame: ({ line }) => `${line} [ra] 0x00007f8b3c2e1f3b Cart.add(_:) + 12 in shop at /src/Cart.swift:${line}:5`,
    cause: '',
  },
  { head: (text) => `total@${text}`, frame: ({ name, file, line }) => `${name}@${file}:${line}:5`, cause: '' },
];

/** A printed stack trace of one of the runtimes: plain, with causes that go on for ever or name themselves, recursive, or inside a JSON record. */
export function traceText(random: Random): string {
  const form = random.pick(FORMS);
  const depth = random.pick([0, 1, 3, 8, 8, 8, 400]);
  const frames = (count: number): string[] =>
    Array.from({ length: count }, () =>
      form.frame({ name: random.pick(NAMES), file: random.pick(FILES), line: random.pick(NUMBERS) }),
    );
  const message = random.pick([
    'cannot read total of undefined',
    '',
    'a\nb',
    'Error: Error: Error',
    'x'.repeat(500),
    'at a (b:1:1)',
  ]);
  const causes = random.pick([0, 0, 1, 2, 200]);
  const parts = Array.from({ length: causes + 1 }, (_, place) =>
    [`${place === 0 ? '' : form.cause}${form.head(message)}`, ...frames(place === 0 ? depth : Math.min(depth, 3))].join(
      '\n',
    ),
  );
  const text = [
    ...parts,
    ...(random.below(6) === 0 ? ['\t[CIRCULAR REFERENCE: java.lang.Exception: x]', '\t... 12 more'] : []),
  ].join('\n');
  return random.below(8) === 0 ? JSON.stringify({ level: 50, err: { stack: text, cause: { stack: text } } }) : text;
}
