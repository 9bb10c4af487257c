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

const innocent = ['menu', 'logo', 'search', 'wishlist', 'newsletter', 'sitemap'].map((name, hour) => ({
  sha: `${hour}`.repeat(40),
  author: 'Bob',
  timestamp: `2024-05-01T0${hour}:00:00Z`,
  message: `stock: ${name}`,
  files_changed: [`web/${name}.ts`],
  diff: `@@ web/${name}.ts @@\n-  show(${name});\n+  display(${name});`,
}));

async function investigate(diff: string, more: Record<string, unknown> = {}): Promise<Prediction | undefined> {
  const files: Record<string, unknown> = {
    'alert.json': {
      service: 'stock',
      metric: 'error_ratio',
      summary: 'stock answers 500',
      fired_at: '2024-05-01T12:00:00Z',
    },
    'patterns.json': [
      { signature: 'cannot decode shelf: missing field rack', service: 'stock', delta_vs_baseline: '+90' },
      { signature: 'stock answered 500', service: 'web', delta_vs_baseline: '+40' },
      { signature: 'shelf decoded', service: 'stock', delta_vs_baseline: '-80' },
    ],
    'traces.json': [
      { trace_id: 't', span_id: '1', parent_id: null, service: 'web' },
      { trace_id: 't', span_id: '2', parent_id: '1', service: 'stock', error: 'missing field rack' },
    ],
    'context/deploys.json': [{ timestamp: '2024-05-01T11:00:30Z', service: 'web', commit_sha: '0'.repeat(40) }],
    'context/commits.json': [
      {
        sha: 'a'.repeat(40),
        author: 'Ann',
        timestamp: '2024-05-01T11:00:00Z',
        message: 'tidy',
        files_changed: ['lib/shelf.go'],
        diff,
      },
      ...innocent,
    ],
    ...more,
  };
  mkdirSync(join(data, 'one', 'context'), { recursive: true });
  writeFileSync(join(data, 'one', 'metrics.csv'), 'timestamp,service,metric,value\n');
  for (const [path, content] of Object.entries(files)) writeFileSync(join(data, 'one', path), JSON.stringify(content));
  const written: Prediction[] = [];
  await rootcausebench.predict({ data, write: (prediction) => written.push(prediction) });
  return written[0];
}

test('blames the commit whose change is about what fails', async () => {
  await expect(
    investigate('@@ lib/shelf.go @@\n-  Rack string `json:"rack"`\n+  Bay string `json:"bay"`'),
  ).resolves.toEqual({
    case: 'one',
    commit: 'a'.repeat(40),
    service: 'stock',
    blast_radius: ['web'],
    remediation: 'rollback',
  });
});

test('blames none when no change is', async () => {
  const prediction = await investigate('@@ lib/shelf.go @@\n-  colour := red\n+  colour := blue');
  expect(prediction).toMatchObject({ commit: null });
});

const RENAME = '@@ lib/shelf.go @@\n-  Rack string `json:"rack"`\n+  Bay string `json:"bay"`';
const outage = (service: string, status: string): Record<string, unknown> => ({
  'status_feed.json': { source: 'status page', events: [{ service, status, started_at: '2024-05-01T11:50:00Z' }] },
});

test.each([
  ['an outage of what the failure names', outage('Rack store', 'degraded'), null],
  ['the health of what it names', outage('Rack store', 'operating-normally'), 'a'.repeat(40)],
  ['an outage of something else', outage('Mail relay', 'degraded'), 'a'.repeat(40)],
])('%s weighs as it should', async (_what, more, commit) => {
  await expect(investigate(RENAME, more)).resolves.toMatchObject({ commit });
});
