import { expect, test } from '@jest/globals';
import type { BlameLine } from '../history/commit.ts';
import { ELSEWHERE } from '../../rules/crash-rules.ts';
import { CRASH_WEIGHTS } from '../../rules/crash-weights.ts';
import { findTraces } from '../../logs/stack/find-traces.ts';
import { buildPathIndex } from '../source/path-index.ts';
import { codeText } from './code-text.ts';
import { crashCommits } from './crash-commits.ts';
import { crashFiles } from './crash-files.ts';
import { crashLines } from './crash-lines.ts';
import { crashNames } from './crash-names.ts';
import { frameSites } from './frame-sites.ts';
import { locatedFrames } from './located-frames.ts';
import { rankCrashCommits, rankCrashFiles, rankCrashLines } from './rank-crash.ts';

const FILES: Readonly<Record<string, string>> = {
  'src/store.js': 'class Store {\n  get(id) {\n    return this.data[id].value\n  }\n}\n',
  'src/cart.js':
    'function total(store, id) {\n  const one = 1\n  const two = 2\n  const three = 3\n  return store.get(id)\n}\n',
  'src/app.js': 'function run() {\n  const a = 1\n  const b = 2\n  const c = 3\n  total(1, 2)\n}\n',
  'src/price.js': 'function price() {\n  return 1\n}\n',
};
const TRACE = `TypeError: Cannot read properties of undefined (reading 'value')
    at Store.get (/srv/src/store.js:3:3)
    at total (/srv/src/cart.js:5:3)
    at run (/srv/src/app.js:5:3)`;

function read(words = '') {
  const [trace] = findTraces(TRACE).traces;
  if (trace === undefined) throw new Error('no trace');
  const paths = Object.keys(FILES);
  const texts = new Map(Object.entries(FILES).map(([path, text]) => [path, codeText(path, text)]));
  const sites = frameSites(trace, { index: buildPathIndex(paths), packages: new Map(), builds: [] });
  const frames = locatedFrames(sites, { trace, read: (path) => texts.get(path) });
  const files = rankCrashFiles(
    crashFiles({
      runs: [{ trace, frames }],
      others: [],
      paths,
      names: crashNames([trace], words),
      words,
      found: [],
      makers: [],
      changes: [],
      read: (path) => texts.get(path),
      changedAt: new Map(),
      changedAround: new Map(),
      at: 0,
    }),
  );
  return { frames, files, lines: crashLines({ frames, feeding: [], makers: [] }) };
}

test('an accessor of a few lines threw for its caller', () => {
  const { lines } = read();
  expect(lines.map(({ path, line, role, steps }) => [path, line, role, steps])).toEqual([
    ['src/store.js', 3, 'call', 1],
    ['src/cart.js', 5, 'throw', 0],
    ['src/app.js', 5, 'call', 1],
  ]);
});

test('chances of the candidates and of none of them are one together, calls outwards have less', () => {
  const { files } = read();
  const known = files.map(({ reasons }) => Math.exp(reasons.reduce((sum, { weight }) => sum + weight, 0)));
  const all = known.reduce((sum, odds) => sum + odds, Math.exp(CRASH_WEIGHTS.files[ELSEWHERE] ?? 0));
  expect(files.map(({ probability }) => probability)).toEqual(known.map((odds) => expect.closeTo(odds / all, 6)));
  const chance = (path: string): number => files.find(({ item }) => item.path === path)?.probability ?? 0;
  expect(chance('src/cart.js')).toBeGreaterThan(chance('src/app.js'));
});

test('a file that a person names comes among the candidates, though no frame lies in it', () => {
  expect(read().files.map(({ item }) => item.path)).not.toContain('src/price.js');
  expect(read('I think `price` is wrong').files.map(({ item }) => item.path)).toContain('src/price.js');
});

test('lines of the likeliest file come first', () => {
  const { files, lines } = read();
  const [first] = rankCrashLines(lines, files);
  expect(first?.line.path).toBe(files[0]?.item.path);
});

test('a commit is the likelier to have brought a crash the newer it is', () => {
  const { lines } = read();
  const day = 86_400_000;
  const at = 5_000 * day;
  const blame = (sha: string, daysAgo: number): BlameLine => ({
    line: 1,
    originalLine: 1,
    path: '',
    sha,
    author: '',
    time: at - daysAgo * day,
    subject: '',
    text: '',
  });
  const chanceOfFirst = (daysAgo: number): number => {
    const blamed = lines.map((line, place) => ({
      ...line,
      blame: blame(`c${place}`, place === 0 ? daysAgo : 100),
      suspicion: 0.3,
    }));
    const ranked = rankCrashCommits(crashCommits(blamed, { at, functions: new Map() }));
    return ranked.find(({ item }) => item.sha === 'c0')?.probability ?? 0;
  };
  const chances = [10, 101, 2_000].map(chanceOfFirst);
  expect(chances).toEqual(chances.toSorted((a, b) => b - a));
  expect(new Set(chances).size).toBe(3);
});
