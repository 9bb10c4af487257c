import { describe, expect, test } from '@jest/globals';
import { createEvidence } from '@mats/engine';
import type { Evidence, Incident } from '@mats/contracts';
import { pictureOf } from './picture.ts';

const ONSET = Date.parse('2026-11-20T10:10:00Z');
const iso = (at: number): string => new Date(at).toISOString();

function template(text: string, service: string, line: number): Evidence {
  return createEvidence({
    title: `2 × ${text}`,
    service,
    locator: { source: 'attachment', name: service, label: `${service}.log`, startLine: line },
    excerpt: text,
    detail: {
      kind: 'log_template',
      template: text,
      count: 2,
      severity: 'error',
      change: 'new',
      bucketMs: 1000,
      buckets: [
        { at: ONSET, count: 1 },
        { at: ONSET + 20_000, count: 1 },
      ],
    },
  });
}

function deploy(service: string, at: number): Evidence {
  return createEvidence({
    title: `${service} deployed 2781f8d5`,
    service,
    time: iso(at),
    locator: { source: 'attachment', name: service, label: `${service}.log`, startLine: 9 },
    excerpt: `${service} starts`,
    detail: { kind: 'deploy', revision: '2781f8d59580d53a391c526cb37622fa3e600249' },
  });
}

const SHA = '1946c42eae87a24d055204568becef9d445c7915';
const commit = createEvidence({
  title: '1946c42e price by paper',
  time: iso(ONSET - 86_400_000),
  locator: { source: 'git', name: 'shop', label: 'shop', revision: SHA },
  excerpt: 'diff',
  detail: { kind: 'commit', sha: SHA, author: 'A', subject: 'price by paper', files: [], change: 'code' },
});

const incident: Incident = {
  onset: { at: iso(ONSET), from: iso(ONSET - 1000), to: iso(ONSET), confidence: 1, evidence: [] },
  telling: [],
  measured: [],
  firstService: 'checkout',
  services: [],
  deploys: [],
  signals: [],
};
const read = [{ what: 'a.log', kind: 'log' as const, from: iso(ONSET - 600_000), services: [] }];
const failures = [template('order <*> failed', 'checkout', 1), template('checkout answered 500', 'web', 2)];

describe('pictureOf', () => {
  const picture = pictureOf([...failures, deploy('checkout', ONSET - 300), deploy('web', ONSET - 200), commit], {
    incident,
    read,
    blamed: SHA,
  });

  test('begins as long before the onset as the incident lasts', () =>
    expect([picture?.from, picture?.to]).toEqual([ONSET - 20_000, ONSET + 21_000]));

  test('without earlier lines it begins where the log begins', () => {
    const late = [{ ...read[0], what: 'a.log', kind: 'log' as const, from: iso(ONSET - 3_000), services: [] }];
    expect(pictureOf(failures, { incident, read: late, blamed: null })?.from).toBe(ONSET - 3_000);
  });

  test('draws series of the same numbers once and names the others', () =>
    expect(picture?.series.map(({ label, alike }) => [label, alike])).toEqual([
      ['order … failed', ['web · checkout answered 500']],
    ]));

  test('one rollout is one mark, the blamed commit is marked although it lies before, the onset is an interval', () =>
    expect(picture?.marks.map(({ kind, label, at, from }) => [kind, label, at - ONSET, from])).toEqual([
      ['commit', '1946c42e price by paper', -86_400_000, undefined],
      ['deploy', '2781f8d5 on checkout and web', -300, undefined],
      ['onset', 'Began', 0, ONSET - 1000],
    ]));

  test('a commit that is not blamed is no mark when it lies before', () =>
    expect(pictureOf([...failures, commit], { incident, read, blamed: null })?.marks.map(({ kind }) => kind)).toEqual([
      'onset',
    ]));
});
