import { describe, expect, test } from '@jest/globals';
import { readChangeFeed } from './read-change-feed.ts';

const SHA = '9f3c1aa2b4d5e6f708192a3b4c5d6e7f80910213';

describe('readChangeFeed', () => {
  test('a list of commits with the names of a script keeps paths, message and diff', () => {
    const text = JSON.stringify([
      {
        sha: SHA,
        author: 'ann',
        timestamp: '2026-06-24T10:01:14Z',
        message: 'Retry once\n\nSlow peers.',
        files_changed: ['a.ts'],
        diff: '@@ a.ts @@\n-x\n+y',
      },
    ]);
    expect(readChangeFeed(text)?.changes).toEqual([
      {
        id: `commit:${SHA}`,
        type: 'commit',
        time: '2026-06-24T10:01:14.000Z',
        title: 'Retry once',
        body: 'Slow peers.',
        author: 'ann',
        revision: SHA,
        files: ['a.ts'],
        diff: '@@ a.ts @@\n-x\n+y',
      },
    ]);
  });

  test('commits as a git forge answers them carry their patches as one diff', () => {
    const commit = { author: { name: 'Bo', date: '2026-06-24T10:01:14Z' }, message: 'Cap the pool' };
    const text = JSON.stringify([{ sha: SHA, commit, files: [{ filename: 'pool.go', patch: '@@ -1 +1 @@\n-a\n+b' }] }]);
    const [change] = readChangeFeed(text)?.changes ?? [];
    expect(change).toMatchObject({
      type: 'commit',
      time: '2026-06-24T10:01:14.000Z',
      author: 'Bo',
      files: ['pool.go'],
      diff: '--- a/pool.go\n+++ b/pool.go\n@@ -1 +1 @@\n-a\n+b',
    });
  });

  test('JSON lines may mix deployments, flags and settings', () => {
    const text = [
      { at: 1_782_300_000, app: 'web', commit_sha: SHA, version: 'v2' },
      { time: '2026-06-24 10:54', flag: 'zstd', service: 'ingest', change: 'off->on', actor: 'cy' },
      { date: '2026-06-24T11:00:00+02:00', kind: 'config', setting: 'POOL', old: 20, new: 200 },
    ];
    const feed = readChangeFeed(text.map((line) => JSON.stringify(line)).join('\n'));
    expect(
      feed?.changes.map(({ type, time, title, service, revision }) => [type, time, title, service, revision]),
    ).toEqual([
      ['deployment', '2026-06-24T11:20:00.000Z', 'v2', 'web', SHA],
      ['flag', '2026-06-24T10:54:00.000Z', 'zstd: off → on', 'ingest', undefined],
      ['configuration', '2026-06-24T09:00:00.000Z', 'POOL: 20 → 200', undefined, undefined],
    ]);
  });

  test('an object names what its lists hold, and so does a file', () => {
    const both = {
      deploys: [{ time: '2026-06-24T10:00Z', service: 'web', version: '1.2' }],
      infra: [{ time: '2026-06-24T10:01Z', title: 'Node drained' }],
    };
    expect(readChangeFeed(JSON.stringify(both), { declared: true })?.changes.map(({ type }) => type)).toEqual([
      'deployment',
      'infrastructure',
    ]);
    const rows = 'time,service,title\n2026-06-24T10:00Z,web,Spring release\n';
    expect(readChangeFeed(rows, { declared: true, name: 'deployments.csv' })?.changes[0]?.type).toBe('deployment');
  });

  test('a table needs no declaration where its columns show what it is', () => {
    const rows = `when;component;release;by\n2026-06-24T10:00Z;cart;v3;"Dee; ops"\n`;
    expect(readChangeFeed(rows)?.changes[0]).toMatchObject({ type: 'deployment', service: 'cart', author: 'Dee; ops' });
  });

  test('lines of a log are no feed, not even with a version and a service', () => {
    const line = { time: '2026-06-24T10:00:00Z', level: 'info', service: 'web', version: '1.2.3', msg: 'started' };
    const lines = Array.from({ length: 5 }, () => JSON.stringify(line)).join('\n');
    expect(readChangeFeed(lines)).toBeNull();
    expect(readChangeFeed('2026-06-24 10:00:00 started\nready, steady')).toBeNull();
    expect(readChangeFeed('')).toBeNull();
  });

  test('entries that are no change are told of, and cost no other', () => {
    const feed = readChangeFeed(`{"sha":"${SHA}","message":"One","date":"2026-06-24"}\nnot json\n`, { declared: true });
    expect(feed?.changes).toHaveLength(1);
    expect(feed?.problems).toEqual([
      'Entry 2 is no change: it needs a revision, a flag, a version or a title, and what sort of change it is.',
    ]);
  });

  test('of a secret that was changed neither value is told, wherever the feed has them', () => {
    const row = {
      time: '2026-06-24T10:00Z',
      service: 'web',
      setting: 'db.password',
      before: 'hunter22',
      after: 'hunter23',
    };
    const arrow = { time: '2026-06-24T10:00Z', service: 'web', setting: 'API_TOKEN', change: 'hunter22 -> hunter23' };
    const feed = readChangeFeed(
      JSON.stringify([
        { type: 'config', ...row },
        { type: 'config', ...arrow },
      ]),
    );
    expect(feed?.changes.map(({ title, key }) => [title, key])).toEqual([
      ['db.password', 'db.password'],
      ['API_TOKEN', 'API_TOKEN'],
    ]);
    expect(JSON.stringify(feed)).not.toMatch(/hunter2/);
  });

  test('two changes of one name stay two', () => {
    const row = { time: '2026-06-24T10:00Z', service: 'web', version: '1', id: 'd1' };
    expect(readChangeFeed(JSON.stringify([row, row]))?.changes.map(({ id }) => id)).toEqual([
      'deployment:d1',
      'deployment:d1#2',
    ]);
  });
});
