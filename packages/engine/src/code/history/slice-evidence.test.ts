import { expect, test } from '@jest/globals';
import type { CodeReach } from './clue.ts';
import type { Commit, FileStatus } from './commit.ts';
import { faultPlaces } from './fault-places.ts';
import { rankCommits } from './rank-commits.ts';
import { changedPlaces } from './slice-evidence.ts';

let made = 0;
function commit(path: string, lines: readonly string[], status: FileStatus = 'modified'): Commit {
  made += 1;
  const hunk = { oldStart: 1, oldLines: lines.length, newStart: 1, newLines: lines.length, lines };
  return {
    sha: String(made).padStart(40, '0'),
    author: 'Ada',
    time: Date.UTC(2026, 0, 1, made),
    subject: `change ${made}`,
    parents: ['f'.repeat(40)],
    files: [{ path, status, hunks: [hunk] }],
  };
}

const FILES = new Map([
  ['src/use.ts', "const kind = job.kind;\nhandlers['notify'](kind, limit);\nlog.flush(7);\n"],
  ['src/handlers.ts', 'export const handlers = {\n  message: send,\n  expire: drop,\n};\n'],
]);
const REACH: CodeReach = {
  lines: [
    {
      path: 'src/use.ts',
      line: 2,
      distance: 0,
      words: new Map([
        ['handlers', 0],
        ["'notify'", 0],
      ]),
    },
    { path: 'src/use.ts', line: 1, distance: 0.25 },
    { path: 'src/handlers.ts', line: 2, distance: 1.5 },
    { path: 'src/handlers.ts', line: 3, distance: 1.5 },
  ],
  read: (path) => FILES.get(path),
};

function blamed(commits: readonly Commit[]): string | undefined {
  return rankCommits(commits, { suspects: [], reach: REACH }).blamed;
}

test('a name that was taken away while others use it is blamed', () => {
  const guilty = commit('src/handlers.ts', [' export const handlers = {', '-  notify: send,', '+  message: send,']);
  const other = commit('src/handlers.ts', ['-  expire: drop(1),', '+  expire: drop,']);
  expect(blamed([other, guilty])).toBe(guilty.sha);
});

test('a change beside what matters of the failing line is none', () => {
  const limit = commit('src/use.ts', ["-handlers['notify'](kind, 3);", "+handlers['notify'](kind, limit);"]);
  expect(changedPlaces(limit, REACH)).toEqual([
    { path: 'src/use.ts', line: 2, written: "handlers['notify'](kind, limit);" },
  ]);
  expect(blamed([limit])).toBeUndefined();
});

test('a line that only reads otherwise is nobody’s fault', () => {
  const renamed = commit('src/use.ts', [
    '-const type = job.kind;',
    '+const kind = job.kind;',
    '-h(type);',
    '+h(kind);',
  ]);
  expect(blamed([renamed])).toBeUndefined();
});

test('a condition that is written another way reads its operand as before', () => {
  const reach: CodeReach = {
    lines: [{ path: 'src/see.ts', line: 1, distance: 0, words: new Map([['context', 0]]) }],
    read: () => 'const open = context.user.groups.some(isOpen);\nif (!open) throw new Error("no");\n',
  };
  const negated = commit('src/see.ts', [
    '-if (!context.user.groups.includes("staff")) throw new Error("no");',
    '+const open = context.user.groups.some(isOpen);',
    '+if (!open) throw new Error("no");',
  ]);
  expect(changedPlaces(negated, reach).flatMap(({ distance }) => distance ?? [])).toEqual([]);
  const guarded = commit('src/see.ts', [
    '-const open = context?.user.groups.some(isOpen);',
    '+const open = context.user.groups.some(isOpen);',
  ]);
  expect(changedPlaces(guarded, reach).flatMap(({ distance }) => distance ?? [])).toEqual([0]);
});

test('what was changed for one thing does not explain that others fail alike', () => {
  const files = new Map([
    ['src/hosts.ts', "const hosts = [\n  { host: 'one.example', port: 1 },\n];\nbegin(hosts[0].port);\n"],
  ]);
  const reach: CodeReach = {
    lines: [
      { path: 'src/hosts.ts', line: 4, distance: 0.25 },
      { path: 'src/hosts.ts', line: 2, distance: 0 },
    ],
    read: (path) => files.get(path),
  };
  const one = commit('src/hosts.ts', ["-  { host: 'one.example', port: 2 },", "+  { host: 'one.example', port: 1 },"]);
  const all = commit('src/hosts.ts', ['-start(hosts[0].port);', '+begin(hosts[0].port);']);
  const best = (messages: readonly string[]): string | undefined =>
    rankCommits([one, all], { suspects: [], reach, messages }).ranked[0]?.commit.sha;
  expect(best(['Refused: cannot open one.example', 'Refused: cannot open two.example'])).toBe(all.sha);
  expect(best(['Refused: cannot open one.example', 'Closed: by hand'])).toBe(one.sha);
});

test('what was changed back since is not there any more', () => {
  const undone = commit('src/use.ts', ['-log.flush(7);', '+log.flush(9, true);']);
  expect(changedPlaces(undone, REACH)).toEqual([]);
});

test('restoring what was there before weighs less than changing it', () => {
  const first = commit('src/handlers.ts', ['-  expire: drop,', '+  expire: keep,']);
  const back = commit('src/handlers.ts', ['-  expire: keep,', '+  expire: drop,']);
  const [best] = rankCommits([first, back], { suspects: [], reach: REACH }).ranked;
  expect(best?.reasons.map(({ code }) => code)).toContain('restores');
});

test('a line that went shows at the one behind it', () => {
  const lost = commit('src/use.ts', ['-check(job);', ' const kind = job.kind;']);
  expect(changedPlaces(lost, REACH)).toEqual([
    { path: 'src/use.ts', line: 1, written: 'const kind = job.kind;', distance: 0.25 },
  ]);
});

test('places to look at are those of the blamed commit, then the calls', () => {
  const guilty = commit('src/handlers.ts', ['-  notify: send,', '+  message: send,']);
  const ranking = rankCommits([guilty], { suspects: [], reach: REACH });
  expect(faultPlaces(ranking, { reach: REACH, calls: [{ path: 'src/use.ts', line: 2 }] })).toEqual([
    { path: 'src/handlers.ts', line: 2 },
    { path: 'src/use.ts', line: 2 },
  ]);
});
