import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { sentenceDecisions } from './sentence-decisions.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const WORKSPACES = [
  ...['engine', 'evidence', 'contracts', 'service', 'sources', 'cli'].map((name) => `packages/${name}/src`),
  ...['sre', 'investigator', 'architect'].map((name) => `agents/${name}/src`),
  'orchestrator/src',
];

test.each([
  "if (candidate.title.startsWith('was deployed')) add();",
  'const [, sign] = candidate.id.split(1);',
  "const port = error.message.replace(/x/, '');",
  'if (/full/.test(summary)) stop();',
])('a decision by words is seen: %s', (code) => expect(sentenceDecisions(code)).toHaveLength(1));

test('what compares codes is none', () => {
  expect(sentenceDecisions("if (reason.code === 'deployed_lately' && title !== '') add();")).toEqual([]);
});

test('no module decides by the sentence that another one wrote', () => {
  const files = WORKSPACES.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => path.join(folder, file)),
  );
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) =>
    sentenceDecisions(readFileSync(path.join(ROOT, file), 'utf8')).map(({ line, code }) => `${file}:${line} ${code}`),
  );
  expect(found).toEqual([]);
});
