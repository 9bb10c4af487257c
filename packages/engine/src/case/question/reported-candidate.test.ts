import { describe, expect, test } from '@jest/globals';
import type { Candidate, Incident } from '@mats/contracts';
import { reportedCandidate } from './reported-candidate.ts';
import { understandQuestion } from './understand-question.ts';

const NOW = Date.parse('2026-11-29T15:30:00Z');
const ONSET = Date.parse('2026-11-29T11:00:00Z');
const SAID = `ev_${'5'.repeat(12)}`;

function known(parts: Partial<Candidate>): Candidate {
  return {
    id: 'failure:authentication_refused:db',
    found: 'known_failure',
    kind: 'authentication_refused',
    change: 'none_known',
    title: 'db refuses the password of orders',
    commit: null,
    component: 'db',
    service: 'orders',
    score: 0.5,
    reasons: [],
    nextSteps: [],
    for: [{ code: 'told', values: {}, text: 'It does.', about: 'cause', evidence: [`ev_${'a'.repeat(12)}`] }],
    against: [],
    ...parts,
  };
}

function told(text: string, candidates: readonly Candidate[], onset: number | null = ONSET): Candidate | null {
  const { reportedChange } = understandQuestion(text, { now: NOW });
  if (reportedChange === null) throw new Error(`${text} reports nothing`);
  const at = onset === null ? null : new Date(onset).toISOString();
  const incident: Incident = {
    telling: [],
    onset: at === null ? null : { at, from: at, to: at, confidence: 0.9, evidence: [] },
    firstService: 'orders',
    measured: [],
    services: [],
    deploys: [],
    signals: [
      { kind: 'out_of_memory', source: 'containers', service: 'orders', count: 1, evidence: [`ev_${'b'.repeat(12)}`] },
    ],
  };
  return reportedCandidate(reportedChange, { evidence: SAID, candidates, incident });
}

const explains = (candidate: Candidate | null): unknown =>
  candidate?.reasons.find(({ code }) => code === 'reported_change_fits')?.values['explains'];

describe('reportedCandidate', () => {
  test('a changed password explains a refused login', () => {
    const candidate = told('I changed POSTGRES_PASSWORD yesterday', [known({})]);
    expect(explains(candidate)).toBe('failure:authentication_refused:db');
    expect(candidate).toMatchObject({ kind: 'authentication_refused', change: 'setting', component: 'db' });
    expect(candidate?.for[0]?.evidence[0]).toBe(SAID);
  });

  test('files that hold settings explain what settings bring, and no full disk', () => {
    expect(explains(told('it fails since I changed .env', [known({})]))).toBe('failure:authentication_refused:db');
    const missing = known({ kind: 'image_unavailable' });
    expect(explains(told('we edited docker-compose.yml', [missing]))).toBe(missing.id);
    expect(explains(told('we edited docker-compose.yml', [known({})]))).toBe('failure:authentication_refused:db');
    expect(explains(told('it fails since I changed .env', [known({ kind: 'disk_full' })]))).toBeUndefined();
  });

  test('a changed password explains no full disk', () => {
    const candidate = told('I changed POSTGRES_PASSWORD yesterday', [known({ kind: 'disk_full' })]);
    expect([explains(candidate), candidate?.kind]).toEqual([undefined, null]);
  });

  test('a setting that the failure names by itself is explained whatever sort it is', () => {
    const failure = known({ kind: 'invalid_setting', values: { setting: 'MAX_ITEMS' } });
    expect(explains(told('we set MAX_ITEMS this morning', [failure]))).toBe(failure.id);
  });

  test('another version explains what versions break, of the part that it is of', () => {
    const failure = known({ kind: 'version_mismatch', component: 'postgres' });
    expect(explains(told('we upgraded postgres to 17.1', [failure]))).toBe(failure.id);
    expect(explains(told('we upgraded redis to 7.2', [failure]))).toBeUndefined();
  });

  test('a smaller heap explains a resource that the signs of the logs show as gone', () =>
    expect(explains(told('I lowered JAVA_HEAP', []))).toBe('signal:out_of_memory:orders'));

  test('the failure that names the very setting wins over one of a fitting sort', () => {
    const exact = known({ id: 'exact', kind: 'missing_setting', values: { setting: 'DB_PASSWORD' }, score: 0.1 });
    expect(explains(told('I changed DB_PASSWORD', [known({}), exact]))).toBe('exact');
  });

  test('what was changed long after it began did not bring it', () => {
    const onset = NOW - 10 * 86_400_000;
    expect(told('I changed POSTGRES_PASSWORD yesterday', [known({})], onset)).toBeNull();
  });

  test('clocks of people and logs may be hours apart: a change of the same day is not excluded', () =>
    expect(told('I changed POSTGRES_PASSWORD at 14:00', [known({})])).not.toBeNull());
});
