import { describe, expect, test } from '@jest/globals';
import type { Incident, Signal } from '@mats/contracts';
import { stepsOfKind } from '../failures/cause-facts.ts';
import { alarmCandidates, outsideCandidates, placeCandidates } from './outside-candidates.ts';

const signal = (kind: Signal['kind'], more: Partial<Signal> = {}): Signal => ({
  kind,
  source: 'metrics',
  service: 'stock',
  count: 2,
  evidence: ['ev_1'],
  ...more,
});
const incident = (signals: readonly Signal[], more: Partial<Incident> = {}): Incident => ({
  telling: [],
  onset: null,
  firstService: null,
  measured: [],
  services: [],
  deploys: [],
  signals: [...signals],
  ...more,
});
const outside = (...signals: Signal[]) => outsideCandidates(incident(signals));

describe('a resource that gave way', () => {
  test.each([
    ['out_of_memory', 'memory_exhausted', 'stock ran out of memory'],
    ['disk_full', 'disk_full', 'stock found its disk full'],
    ['descriptor_limit', 'descriptor_limit', 'stock ran out of file descriptors'],
    ['pool_exhausted', 'pool_exhausted', 'stock ran out of pooled connections'],
    ['killed', 'crash_signal', 'stock was killed from outside (SIGKILL, exit code 137)'],
    ['corrupt_data', 'data_corruption', 'stock found its stored data damaged'],
    ['slow', 'slow_dependency', 'stock takes longer by itself, not because of what it calls'],
    ['saturated', 'cpu_starved', 'stock uses much more of a resource than before'],
    ['changed_behaviour', 'code_defect', 'stock does other things than before for the same requests'],
  ] as const)('%s is a failure of the kind %s, which no change brought', (kind, failure, title) =>
    expect(outside(signal(kind))).toMatchObject([
      { id: `signal:${kind}:stock`, found: 'resource', kind: failure, change: 'none_known', title, headline: title },
    ]),
  );

  test('is as likely as not before anything is weighed, or as likely as traces and metrics make it', () => {
    const [recorded] = outside(signal('disk_full'));
    expect([recorded?.found, recorded?.score]).toEqual(['resource', 0.5]);
    const [measured] = outside(signal('disk_full', { confidence: 0.8 }));
    expect([measured?.found, measured?.score]).toEqual(['measured', 0.8]);
  });

  test('is told with what it reads and how often it shows', () => {
    const [read] = outside(signal('saturated', { reading: 'cpu 98 %', count: 1 }));
    const words = 'stock uses much more of a resource than before';
    expect([read?.title, read?.headline]).toEqual([`${words} (cpu 98 %)`, words]);
    expect(read?.for[0]?.text).toBe(`${words} (cpu 98 %), one sign.`);
    expect(outside(signal('killed'))[0]?.for[0]?.text).toMatch(/, 2 signs\.$/);
    expect(outside(signal('slow', { source: 'traces', count: 1_240 }))[0]?.for[0]?.text).toMatch(/, 1,240 requests\.$/);
  });

  test.each([
    ['cpu', 'cpu_starved'],
    ['memory', 'memory_exhausted'],
    ['network', 'slow_dependency'],
  ] as const)('a service that lacks %s fails by %s, late or saturated', (resource, kind) => {
    expect(outside(signal('slow', { resource }))[0]?.kind).toBe(kind);
    expect(outside(signal('saturated', { resource }))[0]?.kind).toBe(kind);
    expect(outside(signal('disk_full', { resource }))[0]?.kind).toBe('disk_full');
  });

  test.each([
    ['cpu', 'stock uses much more processor time than before'],
    ['memory', 'stock uses much more memory than before'],
    ['network', 'stock sends or receives much more than before'],
  ] as const)('more use of %s is told by its name', (resource, words) =>
    expect(outside(signal('saturated', { resource }))[0]?.headline).toBe(words),
  );

  test('a service that waits for somebody outside of the traces does not take longer by itself', () => {
    const waiting = signal('slow', { target: 'postgresql', reading: 'SELECT prices takes 920 ms, before 20 ms' });
    expect(outside(waiting)).toMatchObject([
      {
        id: 'signal:slow:stock',
        kind: 'slow_dependency',
        service: 'stock',
        title: 'stock waits for postgresql, which answers late (SELECT prices takes 920 ms, before 20 ms)',
        headline: 'stock waits for postgresql, which answers late',
        nextSteps: stepsOfKind('slow_dependency', { service: 'stock', peer: 'postgresql' }),
      },
    ]);
  });

  test('a service that is short of a resource is slow because of that', () => {
    const idsOf = (...signals: Signal[]): string[] => outside(...signals).map(({ id }) => id);
    expect(idsOf(signal('slow'), signal('saturated'))).toEqual(['signal:saturated:stock']);
    expect(idsOf(signal('slow'), signal('saturated', { service: 'db' }))).toEqual([
      'signal:slow:stock',
      'signal:saturated:db',
    ]);
  });

  test('what lines say is weighed elsewhere, and a complaint of a neighbour is no resource', () =>
    expect(outside(signal('disk_full', { source: 'logs' }), signal('timeout'))).toEqual([]));

  test('names the place in the code where measurements name one', () => {
    const placed = (line: number | null) => outside(signal('changed_behaviour', { place: { file: 'a.go', line } }))[0];
    expect(placed(7)).toMatchObject({ file: 'a.go', line: 7 });
    expect(placed(null)).not.toHaveProperty('line');
    expect(outside(signal('slow'))[0]).not.toHaveProperty('file');
  });

  test('of no known service is that of the first that failed', () => {
    const { service: _, ...nowhere } = signal('disk_full');
    expect(outsideCandidates(incident([nowhere], { firstService: 'db' }))[0]?.service).toBe('db');
    expect(outsideCandidates(incident([nowhere]))[0]?.service).toBe('a service');
  });
});

test('where requests begin to fail is a place', () => {
  const found = placeCandidates(incident([signal('failing_requests', { confidence: 0.9 }), signal('slow')]));
  expect(found).toMatchObject([
    { id: 'signal:failing_requests:stock', found: 'place', kind: 'code_defect', score: 0.9 },
  ]);
});

describe('a metric that was asked about', () => {
  const alarm: NonNullable<Incident['alarm']> = {
    of: 'latency',
    metric: 'p90',
    service: 'web',
    evidence: ['ev_1'],
    causes: [{ service: 'db', probability: 0.7, share: 0.456 }],
  } as NonNullable<Incident['alarm']>;

  test('is explained by places, each as probable as its part, told in whole percents', () =>
    expect(alarmCandidates(incident([], { alarm }))).toMatchObject([
      {
        id: 'alarm:db',
        found: 'measured',
        kind: 'slow_dependency',
        component: 'db',
        score: 0.7,
        title: 'db itself takes longer: it explains 46 % of the rise in p90 of web',
        reasons: [{ code: 'excess_begins_here', weight: 0, values: { share: 0.456 } }],
      },
    ]));

  test('of failures is explained by where calls begin to fail, by no more than all of it', () => {
    const failures = { ...alarm, of: 'failures' as const, causes: [{ service: 'db', probability: 0.7, share: 1.4 }] };
    expect(alarmCandidates(incident([], { alarm: failures }))).toMatchObject([
      {
        kind: 'code_defect',
        title: 'db is where calls begin to fail: it explains 100 % of the rise in p90 of web',
      },
    ]);
  });

  test('is none where none was asked about', () => expect(alarmCandidates(incident([]))).toEqual([]));
});

test('a provider that says itself that it is impaired is a neighbour, as likely as not', () => {
  const outage = signal('provider_outage', { source: 'status_page', target: 'Stripe', reading: 'major outage' });
  expect(outside(outage)).toMatchObject([
    {
      id: 'outage:Stripe:stock',
      found: 'neighbour',
      kind: 'outside_outage',
      component: 'Stripe',
      score: 0.5,
      title: 'Stripe is impaired (major outage), according to its status page',
      reasons: [{ code: 'outage_announced', weight: 0, values: { target: 'Stripe', status: 'major outage' } }],
    },
  ]);
});

describe('far more work than before', () => {
  const surge = signal('load_surge', { service: 'web' });
  const load = (signals: readonly Signal[], first: string | null = 'stock') =>
    outsideCandidates(incident(signals, { firstService: first })).filter(({ found }) => found === 'load');

  test.each([
    ['rate_limited', 'rate_limited'],
    ['pool_exhausted', 'pool_exhausted'],
    ['out_of_memory', 'memory_exhausted'],
    ['descriptor_limit', 'descriptor_limit'],
    ['timeout', 'slow_dependency'],
  ] as const)('explains %s of the first to fail', (kind, failure) =>
    expect(load([surge, signal(kind)])).toMatchObject([
      { id: 'load:web', kind: failure, service: 'stock', score: 0.65 },
    ]),
  );

  test('is told with who cannot serve it, and how that shows', () =>
    expect(load([surge, signal('pool_exhausted')])[0]).toMatchObject({
      title: 'Far more requests than before reach web, more than stock can serve (pool exhausted)',
      headline: 'More requests reach web than stock can serve',
    }));

  test('shows by what the first to fail says itself, and least by an answer of somebody else', () => {
    const signals = [surge, signal('rate_limited', { service: 'db' }), signal('upstream_failure'), signal('timeout')];
    expect(load(signals)[0]?.title).toMatch(/\(timeout\)$/);
    expect(load([surge, signal('rate_limited', { service: 'db' })])[0]?.title).toMatch(/\(rate limited\)$/);
  });

  test('explains nothing where nothing gives way under it, or where only a line tells of it', () => {
    expect(load([surge])).toEqual([]);
    expect(load([surge, signal('corrupt_data')])).toEqual([]);
    expect(load([signal('timeout')])).toEqual([]);
    expect(load([{ ...surge, source: 'logs' }, signal('timeout')])).toEqual([]);
  });

  test('reaches the part where it came in when nobody is known to have failed first', () =>
    expect(load([surge, signal('timeout', { service: 'web' })], null)[0]?.service).toBe('web'));
});
