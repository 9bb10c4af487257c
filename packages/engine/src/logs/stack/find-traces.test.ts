import { readFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { findTraces } from './find-traces.ts';
import { TRACE_EXAMPLES } from './trace-examples.ts';

const ROOT = join(import.meta.dirname, '../../../../..');

test('a trace is shown as it stands in the text', () => {
  const text = 'started\r\nweb-1  | TypeError: x\r\ndb-1   | ready\r\nweb-1  |     at f (/a.js:1:2)\r\ndone';
  const [trace] = findTraces(text).traces;
  expect(trace?.lines).toEqual({ first: 2, last: 4 });
  expect(trace?.verbatim).toEqual(['web-1  | TypeError: x', 'web-1  |     at f (/a.js:1:2)']);
});

test('traces of many runtimes in one text are found in their order', () => {
  const text = TRACE_EXAMPLES.map((example) => `and ${example.name} says:\n\n${example.text}\n\n`).join('');
  expect(findTraces(text).traces.map(({ runtime }) => runtime)).toEqual(TRACE_EXAMPLES.map(({ runtime }) => runtime));
  expect(findTraces(text).unread).toEqual([]);
});

test('what looks like a trace and is of no known language is handed back unread', () => {
  const ocaml = `Fatal error: exception Not_found
Raised at Stdlib__List.find in file "list.ml", line 229, characters 10-25
Called from Cart.add in file "cart.ml", line 3, characters 5-10`;
  expect(findTraces(`it says\n${ocaml}\nwhy?`)).toEqual({
    traces: [],
    unread: [{ firstLine: 2, lastLine: 4, lines: ocaml.split('\n') }],
  });
  const julia = `ERROR: KeyError: key "a" not found\nStacktrace:\n [1] take(d::Dict)\n   @ Main ./cart.jl:12\n [2] add()\n   @ Main ./cart.jl:20`;
  expect(findTraces(julia).unread).toHaveLength(1);
});

test.each([
  ['an address', 'user ann@shop.example:25 logged in\nuser@host:22 closed'],
  ['times and places of people', 'look at this (it is:1:2)\nmeet me at 10:30:00 at noon (room 4:2)\n#1 in the list'],
  ['what a linter says', 'src/cart.ts:12:3: error: x is not defined\nsrc/cart.ts:14:3: error: y is not defined'],
  ['what grep says', 'src/cart.rb:12: def add\nsrc/cart.rb:14: def take'],
  ['addresses of services', 'listening at http://localhost:8080\nconnected at tcp://10.0.0.1:5432 (pool 1)'],
  ['a question', 'Why does it fail at checkout (see the log at /var/log/app.log:12)? Error rates rose at 10:14:02.'],
  ['a list of steps', '1. open src/cart.ts:12\n2. look at line 14\n3. run it'],
  ['an assembler listing', '#0 mov eax, 1\n#1 add eax, 2'],
])('%s is no trace', (_name, text) => {
  expect(findTraces(text)).toEqual({ traces: [], unread: [] });
});

test('the documents of this repository hold no trace', () => {
  for (const file of globSync(['docs/**/*.md', '*.md', 'packages/*/README.md', 'demo/**/*.md'], { cwd: ROOT })) {
    if (file.includes('node_modules')) continue;
    expect([file, findTraces(readFileSync(join(ROOT, file), 'utf8'))]).toEqual([file, { traces: [], unread: [] }]);
  }
});

test('the logs of the sample incidents hold the traces that were logged and no other', () => {
  let logged = 0;
  for (const file of globSync('demo/incidents/*/logs/*.log', { cwd: ROOT })) {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const records = text.split('\n').filter((line) => line.includes('"stack":"')).length;
    const crashes = text.split('\n').filter((line) => /^Node\.js v\d/.test(line)).length;
    logged += records;
    expect([file, findTraces(text).traces.length]).toEqual([file, records + crashes]);
  }
  expect(logged).toBeGreaterThan(1000);
}, 60_000);
