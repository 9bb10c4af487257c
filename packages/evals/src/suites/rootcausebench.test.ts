import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { rootcausebench } from './rootcausebench.ts';
import type { Prediction } from './suite.ts';

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'incidents-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const MINUTE = 60_000;
const ONSET = Date.parse('2024-05-01T11:05:00Z');
const GUILTY = 'a'.repeat(40);

const innocent = ['menu', 'logo', 'search', 'wishlist', 'newsletter', 'sitemap'].map((name, hour) => ({
  sha: `${hour}`.repeat(40),
  author: 'Bob',
  timestamp: `2024-05-01T0${hour}:00:00Z`,
  message: `stock: ${name}`,
  files_changed: [`web/${name}.ts`],
  diff: `@@ web/${name}.ts @@\n-  show(${name});\n+  display(${name});`,
}));

/** An hour of shelves that are decoded, then a quarter of an hour in which none is. */
const lines = Array.from({ length: 75 }, (_, minute) => {
  const at = ONSET + (minute - 60) * MINUTE;
  const told =
    at < ONSET
      ? { severity_text: 'INFO', msg: `decoded ${minute} shelves` }
      : { severity_text: 'ERROR', msg: 'cannot decode shelf: missing field rack' };
  return JSON.stringify({ timestamp: new Date(at).toISOString(), service: 'stock', ...told });
});

async function investigate(
  diff: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Prediction | undefined> {
  const commit = {
    sha: GUILTY,
    author: 'Ann',
    timestamp: '2024-05-01T10:30:00Z',
    message: 'tidy',
    files_changed: [diff.split(' ')[1]],
    diff,
  };
  const files: Record<string, unknown> = {
    'alert.json': {
      service: 'stock',
      metric: 'error_ratio',
      summary: 'stock answers 500',
      fired_at: '2024-05-01T11:10:00Z',
    },
    'context/deploys.json': [{ timestamp: '2024-05-01T11:04:30Z', service: 'stock', commit_sha: GUILTY }],
    'context/commits.json': [commit, ...innocent],
    ...more,
  };
  mkdirSync(join(data, 'one', 'context'), { recursive: true });
  writeFileSync(join(data, 'one', 'logs.ndjson'), `${lines.join('\n')}\n`);
  for (const [path, content] of Object.entries(files)) writeFileSync(join(data, 'one', path), JSON.stringify(content));
  const written: Prediction[] = [];
  await rootcausebench.predict({ data, write: (prediction) => written.push(prediction) });
  return written[0];
}

const RENAME = '@@ lib/stock/shelf.go @@\n-  Rack string `json:"rack"`\n+  Bay string `json:"bay"`';

test('blames the commit whose change is about what fails', async () => {
  await expect(investigate(RENAME)).resolves.toMatchObject({ case: 'one', commit: GUILTY, service: 'stock' });
});

test('blames none when no change is', async () => {
  const prediction = await investigate('@@ docs/shelf.md @@\n-  red\n+  blue');
  expect(prediction).toMatchObject({ case: 'one', commit: null });
});

test('a case that cannot be read is inconclusive, and says why', async () => {
  await expect(investigate(RENAME, { 'alert.json': { service: 'stock' } })).resolves.toMatchObject({
    case: 'one',
    verdict: 'inconclusive',
    confidence: 0,
    failed: expect.stringContaining('summary'),
  });
});
