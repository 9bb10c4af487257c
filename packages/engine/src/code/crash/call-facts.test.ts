import { expect, test } from '@jest/globals';
import { findTraces } from '../../logs/stack/find-traces.ts';
import { buildPathIndex } from '../source/path-index.ts';
import { callsOfRuns } from './call-facts.ts';
import type { Call } from './call-facts.ts';
import { codeText } from './code-text.ts';
import { crashNames } from './crash-names.ts';
import type { FeedingLine } from './feeding-lines.ts';
import { frameSites } from './frame-sites.ts';
import { locatedFrames } from './located-frames.ts';

const BODY = '  const a = 1\n  const b = 2\n  const c = 3\n  const d = 4\n';
const file = (name: string, line: string): string => `function ${name}() {\n${BODY}  ${line}\n}\n`;

/** What is known of the calls of a trace, by path. */
function callsOf(
  text: string,
  files: Readonly<Record<string, string>>,
  feeding: readonly FeedingLine[] = [],
): Map<string, Call> {
  const [trace] = findTraces(text).traces;
  if (trace === undefined) throw new Error('no trace');
  const texts = new Map(Object.entries(files).map(([path, code]) => [path, codeText(path, code)]));
  const read = (path: string) => texts.get(path);
  const known = { index: buildPathIndex(Object.keys(files)), packages: new Map(), builds: [] };
  const frames = locatedFrames(frameSites(trace, known), { trace, read });
  return callsOfRuns({
    runs: [{ trace, frames, feeding }],
    others: [],
    paths: Object.keys(files),
    names: crashNames([trace], ''),
    words: '',
    found: [],
    makers: [],
    changes: [],
    read,
    changedAt: new Map(),
    changedAround: new Map(),
    at: 0,
  });
}

const at = (name: string, path: string): string => `    at ${name} (/srv/app/${path}:6:3)`;

test('own code comes before what is kept of others, in the order of suspicion', () => {
  const files = { 'third_party/parse.js': file('parse', 'x.y'), 'src/cart.js': file('total', 'parse()') };
  const calls = callsOf(
    `TypeError: x is undefined\n${at('parse', 'third_party/parse.js')}\n${at('total', 'src/cart.js')}`,
    files,
  );
  expect(calls.get('src/cart.js')?.nearest).toBe(1);
  expect(calls.get('third_party/parse.js')?.nearness).toBe(0.5);
});

test('a fault of a statement is of the nearest file; what was thrown on purpose tells of its caller', () => {
  const files = { 'src/store.js': file('get', 'throw new Error(1)'), 'src/cart.js': file('total', 'get()') };
  const frames = `${at('get', 'src/store.js')}\n${at('total', 'src/cart.js')}`;
  const fault = callsOf(`TypeError: x is undefined\n${frames}`, files).get('src/store.js');
  expect([fault?.statementFault, fault?.onPurpose]).toEqual([1, 0]);
  const thrown = callsOf(`ClosedError: closed\n${frames}`, files).get('src/store.js');
  expect([thrown?.statementFault, thrown?.onPurpose]).toEqual([0, 1]);
});

test('what throws on purpose for a function of its own file does not tell of another file', () => {
  const files = {
    'src/store.js': `${file('get', 'throw new Error(1)')}${file('find', 'get()')}`,
    'src/cart.js': file('total', 'find()'),
  };
  const frames = `${at('get', 'src/store.js')}\n    at find (/srv/app/src/store.js:13:3)\n${at('total', 'src/cart.js')}`;
  expect(callsOf(`ClosedError: closed\n${frames}`, files).get('src/store.js')?.onPurpose).toBe(0);
});

test('accessors and what many share do no work of their own', () => {
  const files = {
    'src/point.js': 'function x() {\n  return this.a\n}\n',
    'src/utils/each.js': file('each', 'x()'),
    'src/cart.js': file('total', 'each()'),
  };
  const frames = `    at x (/srv/app/src/point.js:2:3)\n${at('each', 'src/utils/each.js')}\n${at('total', 'src/cart.js')}`;
  const calls = callsOf(`TypeError: a is undefined\n${frames}`, files);
  expect([...calls].map(([path, { working }]) => [path, working])).toEqual([
    ['src/point.js', 0],
    ['src/utils/each.js', 0],
    ['src/cart.js', 1],
  ]);
});

test('what reads a field that fails, and fills it elsewhere, does work of its own', () => {
  const files = {
    'src/song.js':
      'class Song {\n  size() {\n    return this.info.size\n  }\n  open(path) {\n    this.info = stat(path)\n  }\n}\n',
    'src/scan.js': file('scan', 'song.size()'),
  };
  const text = `TypeError: a is null\n    at Song.size (/srv/app/src/song.js:3:3)\n${at('scan', 'src/scan.js')}`;
  const filled = { path: 'src/song.js', line: 6, steps: 1, name: 'info' };
  const working = (feeding: readonly FeedingLine[]): (number | undefined)[] => {
    const calls = callsOf(text, files, feeding);
    return [calls.get('src/song.js')?.working, calls.get('src/scan.js')?.working];
  };
  expect(working([{ ...filled, through: 'field' }])).toEqual([1, 0.5]);
  expect(working([{ ...filled, through: 'local' }])).toEqual([0, 1]);
  expect(working([{ ...filled, through: 'field', steps: 2 }])).toEqual([0, 1]);
});

test('behind five files a call is far', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const files = Object.fromEntries(names.map((name) => [`src/${name}.js`, file(`${name}0`, 'x.y')]));
  const calls = callsOf(
    `TypeError: x is undefined\n${names.map((name) => at(`${name}0`, `src/${name}.js`)).join('\n')}`,
    files,
  );
  expect([calls.get('src/e.js')?.far, calls.get('src/f.js')?.far]).toEqual([0, 1]);
});
