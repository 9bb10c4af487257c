import { describe, expect, test } from '@jest/globals';
import { normaliseTraceText } from './normalise-trace-text.ts';

const texts = (text: string): string[] => normaliseTraceText(text).map((line) => line.text);
const numbered = (text: string): unknown[] => normaliseTraceText(text).map(({ number, text: line }) => [number, line]);

test('lines far from anything like a trace are left out', () => {
  const quiet = 'GET /cart 200\n'.repeat(500);
  expect(texts(quiet)).toEqual([]);
  expect(normaliseTraceText(`${quiet}Error: x\n    at f (/a.js:1:2)\n${quiet}`).length).toBeLessThan(150);
});

test('each line knows where it stood', () => {
  expect(numbered('```\r\n> TypeError: x\r\n>     at f (/a.js:1:2)\r\n```')).toEqual([
    [1, ''],
    [2, 'TypeError: x'],
    [3, '    at f (/a.js:1:2)'],
    [4, ''],
  ]);
});

describe('what collectors write before a line is taken off', () => {
  const frame = '    at f (/a.js:1:2)';
  test.each([
    ['compose', `web-1  | ${frame}`, 'web-1'],
    ['docker service', `shop_web.1.abc123@host-1    | ${frame}`, 'shop_web.1.abc123@host-1'],
    ['pm2', `0|app  | ${frame}`, '0|app'],
    ['foreman', `10:14:02 web.1   | ${frame}`, 'web.1'],
    ['kubectl', `[pod/shop-7d4b/web] ${frame}`, 'pod/shop-7d4b/web'],
    ['kail', `default/shop-7d4b[web]: ${frame}`, 'default/shop-7d4b[web]'],
    ['container runtime', `2024-11-20T10:14:02.123456789Z stderr F ${frame}`, undefined],
    ['syslog', `Nov 20 10:14:02 host-1 app[123]: ${frame}`, 'host-1 app[123]'],
    ['syslog with a priority', `<11>Nov  2 10:14:02 host-1 app: ${frame}`, 'host-1 app'],
    ['syslog of today', `<34>1 2024-11-20T10:14:02.1Z host-1 app 123 ID47 - ${frame}`, 'host-1 app 123'],
    ['journald with ISO times', `2024-11-20T10:14:02+0100 host-1 app[123]: ${frame}`, 'host-1 app[123]'],
    ['a platform', `2024-11-20T10:14:02.123456+00:00 app[web.1]: ${frame}`, 'app[web.1]'],
    ['Android', `11-20 10:14:02.123  1234  1234 E AndroidRuntime: ${frame}`, '1234'],
    ['several programs at once', `[web] ${frame}`, '[web]'],
    ['a time', `2024-11-20 10:14:02,123 ${frame}`, undefined],
    ['a time in brackets', `[2024-11-20T10:14:02.123Z] ${frame}`, undefined],
    ['a time of a person', `11/20/2024, 2:02:16 PM ${frame}`, undefined],
  ])('%s', (_name, line, stream) => {
    const [found] = normaliseTraceText(line);
    expect(found?.text.trim()).toBe(frame.trim());
    expect(found?.stream).toBe(stream);
  });
});

test('a header that a logger repeats is taken off all lines of the trace', () => {
  const header = (millisecond: number): string => `10:14:02.${millisecond} [exec-${millisecond}] ERROR c.s.Cart -`;
  const text = ['java.lang.X: no', '\tat com.A.b(A.java:1)', '\tat com.A.c(A.java:2)'].map(
    (line, at) => `${header(100 + at)} ${line}`,
  );
  expect(texts(text.join('\n'))).toEqual(['java.lang.X: no', '\tat com.A.b(A.java:1)', '\tat com.A.c(A.java:2)']);
});

test('a record of a log behind a trace keeps its time, so that it is no part of the trace', () => {
  const text =
    'Traceback (most recent call last):\n  File "a.py", line 1, in f\nKeyError: 1\n2024-11-20 10:14:02 started';
  expect(texts(text).at(-1)).toBe('2024-11-20 10:14:02 started');
});

describe('records', () => {
  test('a stack is unfolded from any depth, also if the record is cut off', () => {
    const json = JSON.stringify({ a: { b: { c: { d: { e: { stack: 'Error: x\n    at f (/a.js:1:2)' } } } } } });
    expect(texts(json)).toEqual(['Error: x', '    at f (/a.js:1:2)']);
    expect(texts(json.slice(0, -8))).toEqual(['Error: x', '    at f (/a.js:1:2']);
  });

  test('what stands before a record in a line is kept', () => {
    expect(texts('ERROR failed: TypeError: x {"stack":"Error: x\\n    at f (/a.js:1:2)"}')[0]).toBe(
      'ERROR failed: TypeError: x ',
    );
  });

  test('a trace without its first line gets one from the fields beside it', () => {
    const stack = '   at Shop.Cart.Add() in C:\\src\\Cart.cs:line 3';
    expect(texts(JSON.stringify({ ClassName: 'Shop.StockException', Message: 'no stock', StackTrace: stack }))).toEqual(
      ['no stock', 'Shop.StockException: no stock', stack],
    );
  });

  test('a path of Windows is no break', () => {
    const line = 'TypeError: x at f (C:\\new\\table.js:1:2) at g (C:\\new\\n.js:3:4)';
    expect(texts(line)).toEqual(['TypeError: x', 'at f (C:\\new\\table.js:1:2)', 'at g (C:\\new\\n.js:3:4)']);
  });

  test('records that are printed over several lines leave nothing but their messages', () => {
    const records = [{ message: 'Error: x' }, { message: '    at f (/a.js:1:2)', level: 'error', tags: [] }];
    expect(numbered(JSON.stringify(records, undefined, 2))).toEqual([
      [3, 'Error: x'],
      [6, '    at f (/a.js:1:2)'],
    ]);
  });
});

describe('tables', () => {
  test('messages of several lines know their lines', () => {
    const table = 'time;message;host\n1;"Error: ""x""\n    at f (/a.js:1:2)";web\n2;ok;web\n';
    expect(numbered(table)).toEqual([
      [2, 'Error: "x"'],
      [3, '    at f (/a.js:1:2)'],
      [4, 'ok'],
    ]);
  });

  test('the newest row first is turned round', () => {
    const table = 'timestamp,message\n2024-11-20T10:14:03Z,    at f (/a.js:1:2)\n2024-11-20T10:14:02Z,Error: x\n';
    expect(numbered(table)).toEqual([
      [3, 'Error: x'],
      [2, '    at f (/a.js:1:2)'],
    ]);
  });

  test('a table without names of columns loses the quotes of its cells', () => {
    expect(texts('1,"Error: x\n    at f (/a.js:1:2)",web-1')).toEqual(['Error: x', '    at f (/a.js:1:2)']);
  });
});

test('pages lose tags, styles and entities; names in angle brackets stay', () => {
  const page =
    '<style>p{}</style><p>Error: a &lt; b</p><li>at new Cart.&lt;anonymous&gt; (/a.js:1:2)</li><span>at <anonymous> (/b.js:1:2)</span>';
  expect(texts(page).filter((line) => line !== '')).toEqual([
    'Error: a < b',
    'at new Cart.<anonymous> (/a.js:1:2)',
    'at <anonymous> (/b.js:1:2)',
  ]);
  expect(texts("\tfrom a.rb:1:in `<main>'\n\tat com.A.<init>(A.java:1)")).toEqual([
    "\tfrom a.rb:1:in `<main>'",
    '\tat com.A.<init>(A.java:1)',
  ]);
});

test('colours go, however they were copied; ranges of queries stay', () => {
  expect(
    texts(
      '\u001b[31mError\u001b[0m: x at f (/a.js:1:2)\n^[[31m    at g (/a.js:1:2)^[[0m\nrate(x[5m]) at h (/a.js:1:2)',
    ),
  ).toEqual(['Error: x', 'at f (/a.js:1:2)', '    at g (/a.js:1:2)', 'rate(x[5m]) at h (/a.js:1:2)']);
});

test('lines that were broken in two are joined, by their width or because the halves make a frame', () => {
  expect(texts('Error: x\n    at render (/srv/app/node_modules/\nreact/index.js:1:2)')).toEqual([
    'Error: x',
    '    at render (/srv/app/node_modules/react/index.js:1:2)',
  ]);
  const wide = (frame: string): string[] => frame.match(/.{1,60}/g) ?? [];
  const frames = ['first', 'second'].map(
    (name) => `    at ${name} (/srv/app/node_modules/${'x'.repeat(30)}/index.js:10:20)`,
  );
  expect(texts(['Error: x', ...frames.flatMap(wide)].join('\n'))).toEqual(['Error: x', ...frames]);
});

test('what a change shows of a file is left out', () => {
  const diff =
    'diff --git a/t.js b/t.js\n@@ -1,2 +1,3 @@\n const x = `Error: x\n+    at f (/a.js:1:2)\n     at g (/a.js:3:4)`;\n';
  expect(texts(`${diff}TypeError: y\n    at h (/b.js:1:2)`)).toEqual([
    'diff --git a/t.js b/t.js',
    'TypeError: y',
    '    at h (/b.js:1:2)',
  ]);
});
