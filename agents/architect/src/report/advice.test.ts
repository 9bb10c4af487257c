import { describe, expect, test } from '@jest/globals';
import { CAUSE_KINDS } from '@mats/contracts';
import type { Candidate } from '@mats/contracts';
import { adviceFor } from './advice.ts';

const candidate = (parts: Partial<Candidate>): Candidate => ({
  id: 'commit:abc',
  kind: 'code_change',
  title: 'a change',
  commit: null,
  service: 'stock',
  score: 0.9,
  for: [],
  against: [],
  ...parts,
});

describe('adviceFor', () => {
  test.each(CAUSE_KINDS)('%s has a next step and a prevention, without gaps', (kind) => {
    const { next, prevention } = adviceFor(candidate({ kind }));
    expect(Math.min(next.length, prevention.length)).toBeGreaterThan(0);
    expect([...next, ...prevention].join(' ')).not.toMatch(/undefined|null/);
  });

  test.each([
    ['signal:killed:stock', /memory killer/],
    ['signal:corrupt_data:stock', /backup/],
    ['load:web', /Limit what comes in/],
  ])('%s has advice of its own', (id, words) =>
    expect(adviceFor(candidate({ id, kind: 'infrastructure' })).next.join(' ')).toMatch(words),
  );

  test('without a cause, it says what would help to find one', () =>
    expect(adviceFor(undefined).next[0]).toBe('Attach logs that begin before the failure and reach into it.'));
});
