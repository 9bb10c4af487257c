import { expect, test } from '@jest/globals';
import { hunkKeepsBehaviour } from '../history/same-behaviour.ts';
import { survivingLines } from '../history/surviving-lines.ts';
import { backwardSlice } from './backward-slice.ts';
import { scriptTokens } from './script-tokens.ts';

const PIECES =
  "import { a } from './b.ts';|export const|function f(|class A {|`${|}`|'|\"|/*|*/|//|/x[|]/g|=>|(|)|{|}|[|]|;|,|.|?.|a|b.c|this.#d|throw new E(|if (|for (const x of|await|: string|as|interface I {|<T|>|=|\n|\n  |\u0000|é|\ud800".split(
    '|',
  );

/** Numbers from a seed (mulberry32), so that a failure can be repeated. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function garbage(next: () => number, pieces: number): string {
  return Array.from({ length: pieces }, () => PIECES[Math.floor(next() * PIECES.length)]).join(' ');
}

test('code that is none, in any state, neither throws nor is lost', () => {
  const next = numbers(7);
  for (let round = 0; round < 400; round += 1) {
    const texts = new Map(['a.ts', 'b.ts', 'c.json'].map((path) => [path, garbage(next, 120)]));
    const start = { path: 'a.ts', line: 1 + Math.floor(next() * 12), message: 'TypeError: a is not a function' };
    const slice = backwardSlice([start, { path: 'b.ts', line: 3, outermost: true }], {
      paths: [...texts.keys()],
      read: (path) => texts.get(path),
    });
    expect(slice.every(({ line, distance }) => line >= 1 && distance >= 0)).toBe(true);
    const lines = garbage(next, 60)
      .split('\n')
      .map((line) => `${' +-'.charAt(Math.floor(next() * 3))}${line}`);
    expect(typeof hunkKeepsBehaviour(lines)).toBe('boolean');
    const hunks = [{ oldStart: 1, oldLines: 1, newStart: 1, newLines: 1, lines }];
    const text = texts.get('a.ts') ?? '';
    const count = text.split('\n').length;
    const survived = survivingLines({ path: 'a.ts', status: 'modified', hunks }, text);
    expect(survived.every(({ line }) => line >= 1 && line <= count)).toBe(true);
  }
});

test.each([
  ['opened templates', '`${', 40_000],
  ['opened brackets', '([{', 40_000],
  ['imports that never end', 'import { a,\n', 20_000],
  ['patterns that never end', '=/[(', 10_000],
  ['blanks after a word', 'import'.padEnd(1000), 100],
])('%s', (_, piece, count) => {
  const text = piece.repeat(count);
  expect(scriptTokens(text).length).toBeGreaterThan(0);
  const files = new Map([
    ['a.ts', text.replaceAll(/(.{500})/g, '$1\n')],
    ['b.ts', text],
  ]);
  const paths = [...files.keys()];
  const slice = backwardSlice([{ path: 'a.ts', line: 2, message: 'Error: x' }], {
    paths,
    read: (path) => files.get(path),
  });
  expect(slice.length).toBeGreaterThan(0);
});
