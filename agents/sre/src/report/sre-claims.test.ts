import { describe, expect, test } from '@jest/globals';
import type { Evidence } from '@mats/contracts';
import type { ChangedTemplate, IncidentAnalysis } from '@mats/engine';
import type { IncidentEvidence } from '@mats/evidence';
import { countSaid } from './claim-words.ts';
import {
  containerClaims,
  countOf,
  deployClaims,
  failureSaid,
  loadClaims,
  mainFailures,
  onsetClaims,
  serviceClaims,
} from './sre-claims.ts';

const AT = Date.UTC(2026, 0, 9, 10, 0, 0);
const failure = (owner: string, text: string, more: Partial<ChangedTemplate> = {}): ChangedTemplate =>
  ({
    template: { owner, text },
    change: 'new',
    before: 0,
    after: 3,
    signals: [],
    ...more,
  }) as unknown as ChangedTemplate;
const evidenceOf = (parts: Readonly<Record<string, unknown>>): IncidentEvidence =>
  ({ failures: [], deploys: [], containers: [], load: [], ...parts }) as unknown as IncidentEvidence;
const failing = (...failures: readonly ChangedTemplate[]): IncidentEvidence =>
  evidenceOf({ failures: failures.map((one) => ({ failure: one, evidence: { id: `ev_${one.template.text}` } })) });
const incident = (parts: Readonly<Record<string, unknown>>): IncidentAnalysis =>
  ({ firstService: 'db', services: [], onset: { at: AT }, surge: null, ...parts }) as unknown as IncidentAnalysis;

test.each([
  [{ change: 'new', before: 0, after: 39 }, '39 times, never before'],
  [{ change: 'risen', before: 2, after: 39 }, '39 times, 2 before'],
  [{ change: 'unknown', before: 0, after: 39 }, '39 times'],
] as const)('%j is told as %s', (more, words) => {
  expect(countSaid(countOf(failure('web', 'x', more)))).toBe(words);
});

describe('the failures to tell of', () => {
  const told = (...failures: readonly ChangedTemplate[]): string[] =>
    mainFailures(incident({}), failing(...failures)).map((entry) => entry.failure.template.text);

  test('are two of the service that failed first, one of each other, four in all', () => {
    const others = ['a', 'b', 'c', 'd'].flatMap((owner) => [failure(owner, `${owner}1`), failure(owner, `${owner}2`)]);
    expect(told(...others, failure('db', 'db1'), failure('db', 'db2'), failure('db', 'db3'))).toEqual([
      'db1',
      'db2',
      'a1',
      'b1',
    ]);
  });

  test('are new ones before old ones that rose, and those that name a resource before their effects', () => {
    const risen = failure('db', 'risen', { change: 'risen', signals: ['disk_full'] });
    expect(
      told(risen, failure('db', 'exits', { signals: ['restart'] }), failure('db', 'full', { signals: ['disk_full'] })),
    ).toEqual(['full', 'exits']);
  });

  test('are none that only repeat an outcome, where another is told', () => {
    expect(told(failure('db', 'GET status=500'), failure('db', 'no space'))).toEqual(['no space']);
    expect(told(failure('db', 'GET status=500'))).toEqual(['GET status=500']);
  });
});

describe('when it began', () => {
  const onset = (from: string, to: string) => ({ at: '2026-01-09T10:00:00.000Z', from, to, evidence: ['ev'] });
  const SAME = '2026-01-09T10:00:00.000Z';

  test('is a moment, or a moment between two', () => {
    const [exact] = onsetClaims(onset(SAME, SAME) as never, incident({}));
    expect(exact?.text).toMatch(/^It began at [^,]+\.$/);
    const [wide] = onsetClaims(onset('2026-01-09T09:59:00.000Z', '2026-01-09T10:01:00.000Z') as never, incident({}));
    expect(wide?.text).toMatch(/^It began at .+, between .+ and .+\.$/);
  });

  test('is not claimed where the logs show the first failure alone', () => {
    expect(onsetClaims(onset(SAME, SAME) as never, incident({ onset: null }))[0]?.text).toMatch(
      /^The first failure in the logs is at /,
    );
  });

  test('is not claimed without evidence', () => {
    expect(onsetClaims(null, incident({}))).toEqual([]);
    expect(onsetClaims({ ...onset(SAME, SAME), evidence: [] } as never, incident({}))).toEqual([]);
  });
});

describe('who failed first', () => {
  const services = [
    { name: 'db', errors: 3, blames: [] },
    { name: 'web', errors: 9, blames: ['db'] },
    { name: 'mail', errors: 9, blames: [] },
    { name: 'cart', errors: 0, blames: ['db'] },
  ];

  test('is told with those whose errors come from calling it', () => {
    const evidence = failing(failure('db', 'x'), failure('web', 'y'));
    expect(serviceClaims(incident({ services }), evidence)).toMatchObject([
      {
        code: 'failed_first',
        text: 'db failed first; the errors of web come from calling db.',
        about: 'service',
        evidence: ['ev_x', 'ev_y'],
      },
    ]);
    expect(serviceClaims(incident({}), evidence)[0]?.text).toBe('db failed first.');
  });

  test('is not told where nothing shows it, nor of the only one', () => {
    const alone = incident({ services: services.slice(0, 1) });
    expect(serviceClaims(alone, failing(failure('db', 'x')))).toEqual([]);
    expect(serviceClaims(incident({ firstService: null }), failing(failure('db', 'x')))).toEqual([]);
    expect(serviceClaims(incident({ services }), failing(failure('mail', 'x')))).toEqual([]);
  });
});

describe('the state of a container', () => {
  const claimed = (container: Readonly<Record<string, unknown>>): string[] =>
    containerClaims(
      evidenceOf({
        containers: [{ container: { name: 'db-1', status: 'exited', ...container }, evidence: { id: 'ev' } }],
      }),
    ).map(({ text }) => text);

  test.each([
    [{ exitCode: 1 }, 'Container db-1 exited with code 1.'],
    [{ oomKilled: true, exitCode: 137 }, 'Container db-1 was killed for lack of memory.'],
    [{ health: 'unhealthy' }, 'Container db-1 is unhealthy.'],
  ])('%j', (container, text) => {
    expect(claimed(container)).toEqual([text]);
  });

  test('is told with all that is wrong and since when', () => {
    const [text] = claimed({ exitCode: 1, restartCount: 4, time: AT });
    expect(text).toMatch(/^Container db-1 exited with code 1 and was restarted 4 times \(exited since .+\)\.$/);
  });

  test.each([{}, { exitCode: 0 }, { restartCount: 0, health: 'healthy' }])(
    'is not told where nothing is wrong: %j',
    (container) => {
      expect(claimed(container)).toEqual([]);
    },
  );
});

describe('a deployment', () => {
  const deploy = (service: string, revision: string, secondsBefore: number | null, previous?: string) => ({
    deploy: { service, revision, time: secondsBefore === null ? null : AT - secondsBefore * 1_000, previous },
    evidence: { id: `ev_${service}` },
  });
  const told = (...deploys: ReturnType<typeof deploy>[]): string[] =>
    deployClaims(incident({}), evidenceOf({ deploys })).map(({ text }) => text);

  test('is told once for all its services, the first of them first', () => {
    const [text] = told(deploy('web', 'v2', 30, 'v1'), deploy('db', 'v2', 60, 'v1'), deploy('mail', 'v2', -60, 'v1'));
    expect(text).toMatch(
      /^v2 was deployed in place of v1: db .+ and web .+ before the first error; mail .+ after it\.$/,
    );
  });

  test('is told without what it replaced where that is not one', () => {
    expect(told(deploy('web', 'v2', 30, 'v1'), deploy('db', 'v2', 60, 'v0'))[0]).toMatch(/^v2 was deployed: /);
  });

  test('of long before is told of the service that failed first alone', () => {
    expect(told(deploy('web', 'v2', 3_600))).toHaveLength(1);
    expect(told(deploy('web', 'v2', 3_601))).toEqual([]);
    expect(told(deploy('db', 'v2', 36_000))).toHaveLength(1);
    expect(told(deploy('db', 'v2', null))).toEqual([]);
  });
});

test('more work is told by the rates before and after', () => {
  const surge = { before: 1.25, after: 12.4, failure: failure('web', 'x') };
  const evidence = evidenceOf({ load: [{ evidence: { id: 'ev' } }] });
  expect(loadClaims(incident({ surge }), evidence)).toMatchObject([
    {
      code: 'load_rose',
      text: 'web, where requests come in, logs 12 events/s instead of 1.3: more work came in.',
      about: 'symptom',
      evidence: ['ev'],
    },
  ]);
  expect(loadClaims(incident({}), evidence)).toEqual([]);
});

test('a failure is quoted from its evidence, from which secrets over several lines are gone, and not from the line as it was', () => {
  const piece = (excerpt: string): Evidence =>
    ({ excerpt, locator: { startLine: 4 }, detail: { kind: 'log_template', focusLine: 5 } }) as unknown as Evidence;
  const words = (template: string, excerpt: string): string =>
    failureSaid({ failure: failure('db', template), evidence: piece(excerpt) });
  expect(words('lost <*> rows', 'before\n10:00 lost 7 rows')).toBe('lost 7 rows');
  expect(words('<*>', 'key\n[redacted]')).toBe('[redacted]');
  expect(words('lost <*> rows', 'before\n[redacted]')).toBe('lost … rows');
});
