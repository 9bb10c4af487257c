import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { SECRET_NAME_PATTERN, secretPatternsForRe2 } from '@mats/contracts';
import { parse } from 'yaml';

const CONFIG = join(import.meta.dirname, 'session-extractor.yaml');

test('the collector hides what the services hide: its patterns are made from the same table', () => {
  const { processors } = parse(readFileSync(CONFIG, 'utf8')) as {
    processors: { redaction: { blocked_key_patterns: readonly string[]; blocked_values: readonly string[] } };
  };
  const patterns = secretPatternsForRe2();
  expect(processors.redaction.blocked_key_patterns).toEqual([`(?i)${SECRET_NAME_PATTERN}`]);
  expect(processors.redaction.blocked_values.slice(0, patterns.length)).toEqual(patterns);
  // What remains is no secret: a NUL, which Phoenix cannot store.
  expect(processors.redaction.blocked_values).toHaveLength(patterns.length + 1);
});

test('no pattern asks RE2 to count further than it can', () => {
  const counts = secretPatternsForRe2().flatMap((pattern) => [...pattern.matchAll(/\{(\d+)(?:,(\d+))?\}/g)]);
  expect(counts.filter(([, from, to]) => Number(from) > 1_000 || Number(to ?? 0) > 1_000)).toEqual([]);
});
