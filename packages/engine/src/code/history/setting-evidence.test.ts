import { describe, expect, test } from '@jest/globals';
import type { Clue } from './clue.ts';
import type { Commit } from './commit.ts';
import { settingEvidence, settingsOfOthersOnly } from './setting-evidence.ts';
import { commitOf, fileOf } from './testing/commit-of.ts';

const told = (change: Commit, clue: Partial<Clue>): string[] =>
  settingEvidence(change, { suspects: [], ...clue }).map(({ code, values }) =>
    [code, ...Object.values(values)].join(' '),
  );

const POOL = commitOf(fileOf('pay/config.yaml', '-poolSize: 20', '+poolSize: 2'));

describe('a change of a setting', () => {
  test.each([
    ['poolSize', 'failing_setting poolSize pay/config.yaml 20 2'],
    ['POOL_SIZE', 'failing_setting POOL_SIZE pay/config.yaml 20 2'],
    ['pool-size', 'failing_setting pool-size pay/config.yaml 20 2'],
  ])('that fails as %s is the one', (key, expected) => {
    expect(told(POOL, { keys: [key] })).toEqual([expected]);
  });

  test('of a library that fails is the one', () => {
    const upgrade = commitOf(
      fileOf('package.json', '   "dependencies": {', '-    "pg": "8.1.0",', '+    "pg": "8.2.0",'),
    );
    expect(told(upgrade, { dependencies: ['pg'] })).toEqual([
      expect.stringMatching(/^failing_dependency pg package.json 8.1.0 8.2.0$/),
    ]);
    expect(told(upgrade, { keys: ['mysql'], dependencies: ['mysql'] })).toEqual([]);
  });

  test('is connected by the value that the failure shows', () => {
    const host = commitOf(fileOf('pay/config.yaml', '-host: db-old.local', '+host: db-new.local'));
    expect(told(host, { messages: ['cannot reach db-new.local'] })[0]).toMatch(/^shown_value host/);
    expect(told(host, { messages: ['moved from db-old.local to db-new.local'] })).toEqual([]);
    expect(told(host, { messages: ['cannot reach db-newer.local'] })).toEqual([]);
  });

  test.each(['true', '12', '503', 'x'])('is not connected by %s, which stands anywhere', (value) => {
    const change = commitOf(fileOf('pay/config.yaml', '-mode: other', `+mode: ${value}`));
    expect(told(change, { messages: [`it was ${value} then`] })).toEqual([]);
  });

  test('is connected where code that reads it was changed', () => {
    const reads = commitOf(
      fileOf('src/pool.ts', "-const size = read('poolSize', 20);", "+const size = read('poolSize', 2);"),
    );
    expect(told(reads, { keys: ['poolSize'] })).toEqual(['reads_setting poolSize']);
    expect(told(reads, { keys: ['pool'] })).toEqual([]);
    expect(told(commitOf(fileOf('docs/pool.md', '+read poolSize')), { keys: ['poolSize'] })).toEqual([]);
  });
});

describe('a commit of settings of others', () => {
  const clue = (more: Partial<Clue> = {}): Clue => ({ suspects: [], parts: ['web'], otherParts: ['pay'], ...more });

  test('is one that changes nothing but settings of parts that do not fail', () => {
    expect(settingsOfOthersOnly(POOL, clue())).toBe(true);
  });

  test.each([
    ['with code', commitOf(...POOL.files, fileOf('pay/a.ts', '+a()')), clue()],
    ['of the part that fails', POOL, clue({ parts: ['pay'] })],
    ['of a part that nobody speaks of', POOL, clue({ otherParts: [] })],
    ['of nothing', commitOf(), clue()],
    ['of the folder of a suspect', POOL, clue({ suspects: [{ path: 'pay/a.ts' }] })],
  ])('is none %s', (_, change, about) => {
    expect(settingsOfOthersOnly(change, about)).toBe(false);
  });
});
