import { expect, test } from '@jest/globals';
import { findingSchema } from '@mats/contracts';
import type { Evidence } from '@mats/contracts';
import { createEvidence } from '@mats/engine';
import { plainFinding, plainSummary } from './plain-finding.ts';

test('every sentence cites its evidence, and what two of them share is there once', () => {
  const [one, other] = ['a', 'b'].map((label) =>
    createEvidence({
      title: label,
      locator: { source: 'agent', name: 'notes', label },
      excerpt: label,
      detail: { kind: 'log_excerpt' },
    }),
  );
  if (one === undefined || other === undefined) throw new Error('no evidence');
  const told = [
    { code: 'told', values: {}, text: 'first', about: 'symptom', evidence: [one] },
    { code: 'told', values: {}, text: 'second', about: 'change', evidence: [other, one] },
  ] as const;
  const notRead = [{ what: 'more', why: 'no time' }];
  const heard: Evidence[] = [];
  const tell = (piece: Evidence): void => void heard.push(piece);
  const finding = plainFinding('notes', { told, summary: 'first', notRead, durationMs: 7, tell });
  expect(heard).toEqual([one, other, one]);
  expect(findingSchema.parse(finding)).toEqual(finding);
  expect(finding.claims).toEqual([
    { code: 'told', values: {}, text: 'first', about: 'symptom', evidence: [one.id] },
    { code: 'told', values: {}, text: 'second', about: 'change', evidence: [other.id, one.id] },
  ]);
  expect([finding.evidence, finding.notChecked, finding.candidates, finding.usage.duration_ms]).toEqual([
    [one, other],
    notRead,
    [],
    7,
  ]);
});

test('a summary is the first sentence with how many follow, or why there is none', () => {
  const notRead = [{ what: 'notes', why: 'no time' }];
  const of = (first: string | undefined, more: number, unread: typeof notRead): string =>
    plainSummary({ first, more, notRead: unread, nothing: 'Nothing.' });
  expect([of('One.', 0, notRead), of('One.', 2, []), of(undefined, 0, notRead), of(undefined, 0, [])]).toEqual([
    'One.',
    'One. 2 more in the same time.',
    'Nothing was read: no time.',
    'Nothing.',
  ]);
});
