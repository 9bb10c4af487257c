import { describe, expect, test } from '@jest/globals';
import { createEvidence } from '@mats/engine';
import type { Evidence, Incident, ReadSource } from '@mats/contracts';
import { knownFacts, missingSources } from './open-case.ts';
import type { OpenCase } from './open-case.ts';

const trace = createEvidence({
  title: 'KeyError: total',
  service: 'billing',
  locator: { source: 'attachment', name: 'a', label: 'a.log', startLine: 3 },
  excerpt: 'KeyError: total',
  detail: {
    kind: 'stack_trace',
    runtime: 'python',
    exception: 'KeyError',
    message: 'total',
    count: 4,
    frames: [
      { function: 'handle', file: 'flask/app.py', line: 1, library: true },
      { function: 'sum_up', file: 'billing/totals.py', line: 18, library: false },
    ],
  },
});
const inLibrary = createEvidence({
  title: 'ReadTimeout: ledger',
  service: 'postgres',
  locator: { source: 'attachment', name: 'a', label: 'a.log', startLine: 1 },
  excerpt: 'ReadTimeout: ledger',
  detail: {
    kind: 'stack_trace',
    runtime: 'python',
    exception: 'ReadTimeout',
    message: 'ledger',
    count: 1,
    frames: [{ function: 'get', file: 'requests/api.py', line: 1, library: true }],
  },
});
const died = createEvidence({
  title: 'billing exited with code 137',
  service: 'billing',
  locator: { source: 'docker', name: 'c', label: 'billing-1' },
  excerpt: '{}',
  detail: { kind: 'container_state', container: 'billing-1', status: 'exited', exitCode: 137, oomKilled: true },
});

const incident: Incident = {
  onset: {
    at: '2026-11-20T10:05:00.000Z',
    from: '2026-11-20T10:05:00.000Z',
    to: '2026-11-20T10:05:00.000Z',
    confidence: 1,
    evidence: [trace.id],
  },
  telling: [trace.id],
  measured: [],
  firstService: 'billing',
  services: [{ name: 'billing', errors: 4, blames: [], calls: [] }],
  deploys: [],
  signals: [],
};
const log: ReadSource = {
  what: 'a.log',
  kind: 'log',
  lines: 40,
  from: '2026-11-20T10:00:00.000Z',
  to: '2026-11-20T10:10:00.000Z',
  services: ['billing'],
};

function open(parts: Partial<OpenCase> = {}): OpenCase {
  return { evidence: [trace, died], incident, read: [log], missingAgents: [], ...parts };
}

const missingIn = (parts: Partial<OpenCase>): [string, string | undefined][] =>
  missingSources(open(parts)).map(({ what, setting }) => [what, setting]);

describe('knownFacts', () => {
  test('tells who died by what logs say, with its code, how often and its last words, but not whom a container shows', () => {
    const wrote = createEvidence({
      title: '2 × the plan has no colour',
      service: 'worker',
      locator: { source: 'attachment', name: 'a', label: 'a.log', startLine: 2 },
      excerpt: 'the plan has no colour',
      detail: { kind: 'log_excerpt', focusLine: 2, severity: 'unknown' },
    });
    const deaths = [
      { service: 'worker', code: 7, count: 2, evidence: trace.id, words: wrote.id },
      { service: 'billing', code: 137, count: 1, evidence: trace.id },
    ];
    const facts = knownFacts(open({ evidence: [died, wrote], incident: { ...incident, telling: [], deaths } }));
    expect(facts).toEqual([
      { what: 'death', text: 'billing exited with code 137', service: 'billing', evidence: [died.id] },
      { what: 'death', text: 'ended with exit code 7, 2 times', service: 'worker', evidence: [trace.id] },
      { what: 'last_words', text: 'the plan has no colour', service: 'worker', evidence: [wrote.id] },
    ]);
  });

  test('tells what was thrown, the own frame, and who died, each once', () =>
    expect(knownFacts(open()).map(({ what, text }) => [what, text])).toEqual([
      ['exception', 'KeyError: total'],
      ['frame', 'billing/totals.py:18 in sum_up'],
      ['death', 'billing exited with code 137'],
    ]));

  test('does not take a line of ordinary work for what failed first', () => {
    const line = (severity: string): Evidence =>
      createEvidence({
        title: `9 × GET /cart 200 (${severity})`,
        locator: { source: 'attachment', name: 'a', label: 'a.log', startLine: 1 },
        excerpt: 'GET /cart 200',
        detail: { kind: 'log_excerpt', focusLine: 1, severity: severity as 'info' },
      });
    const [work, warned] = [line('info'), line('warn')];
    const told = (...evidence: Evidence[]): (string | undefined)[] =>
      knownFacts(open({ evidence, incident: { ...incident, telling: evidence.map(({ id }) => id) } })).map(
        ({ text }) => text,
      );
    expect(told(work)).toEqual([]);
    expect(told(work, warned)).toEqual(['GET /cart 200 (warn)']);
  });

  test('tells the own frame of the first trace that has one', () =>
    expect(knownFacts(open({ evidence: [inLibrary, trace] })).map(({ what, text }) => [what, text])).toEqual([
      ['exception', 'ReadTimeout: ledger'],
      ['frame', 'billing/totals.py:18 in sum_up'],
      ['first_failure', 'KeyError: total'],
    ]));

  test("finds the own frame also in the exception that a library's exception led to", () => {
    if (inLibrary.detail.kind !== 'stack_trace' || trace.detail.kind !== 'stack_trace') throw new Error('no traces');
    const others = [{ role: 'raised' as const, type: 'KeyError', message: 'total', frames: trace.detail.frames }];
    const chained = { ...inLibrary, detail: { ...inLibrary.detail, others } };
    expect(knownFacts(open({ evidence: [chained] }))).toContainEqual({
      what: 'frame',
      text: 'billing/totals.py:18 in sum_up',
      evidence: [inLibrary.id],
    });
  });

  test('tells where a traced request began to fail, and what moved with its unit once', () => {
    const at = Date.parse('2026-11-20T10:05:00.000Z');
    const span = { startMs: 0, durationMs: 5000, ownMs: 1, message: '' };
    const traced = createEvidence({
      title: 'web POST /buy, 5000 ms',
      locator: { source: 'attachment', name: 't', label: 't.json' },
      excerpt: '',
      detail: {
        kind: 'trace',
        traceId: 'a'.repeat(32),
        spans: [
          { ...span, service: 'web', operation: 'POST /buy', depth: 0, failed: true },
          { ...span, service: 'billing', operation: 'POST ledger', depth: 1, failed: true, message: 'timeout\nat x' },
          { ...span, service: 'ledger', operation: 'POST /', depth: 2, failed: false },
        ],
      },
    });
    const points = [at - 2000, at - 1000, at, at + 1000].map((time, index) => ({
      at: time,
      count: index < 2 ? 9 : 90,
    }));
    const measured = createEvidence({
      title: 'latency',
      locator: { source: 'attachment', name: 't', label: 't.json' },
      excerpt: '',
      detail: { kind: 'metric_window', metric: 'p90 latency, ms', unit: 'ms', points },
    });
    const facts = knownFacts(open({ evidence: [traced, measured], incident: { ...incident, telling: [] } }));
    expect(facts.map(({ what, text }) => [what, text])).toEqual([
      ['first_failure', 'POST ledger: timeout'],
      ['moved', 'p90 latency, ms: 9 before, 90 since'],
    ]);
  });

  test('tells what fails most only where it is not what failed first', () => {
    const line = (title: string, detail: Evidence['detail']): Evidence =>
      createEvidence({
        title,
        service: 'billing',
        locator: { source: 'attachment', name: 'a', label: 'a.log' },
        excerpt: title,
        detail,
      });
    const first = line('size of 41 is wrong', { kind: 'log_excerpt' });
    const of = (title: string): string[] => {
      const often = line(title, {
        kind: 'log_template',
        template: title,
        severity: 'error',
        count: 19,
        change: 'new',
        buckets: [],
      });
      const told = { ...incident, telling: [first.id] };
      return knownFacts(open({ evidence: [first, often], incident: told })).map(({ what }) => what);
    };
    expect(of('19 × size of … is wrong')).toEqual(['first_failure']);
    expect(of('19 × size of … is unknown')).toEqual(['first_failure', 'loudest']);
    expect(of('19 × weight of … is wrong')).toEqual(['first_failure', 'loudest']);
  });

  test('of nothing read knows nothing', () =>
    expect(knownFacts(open({ evidence: [], incident: undefined }))).toEqual([]));
});

describe('missingSources', () => {
  test('asks for the code where none was read, with the line that connects it', () =>
    expect(missingIn({})).toEqual([['repository', 'REPOSITORIES=billing=/srv/billing']]));

  test('asks for the code where another repository was read, and says so', () => {
    const of = (what: string): ReadSource => ({ what, kind: 'repository', services: [] });
    const [asked] = missingSources(open({ read: [log, of('shop'), of('web')] }));
    expect([asked?.what, asked?.text, asked?.setting]).toEqual([
      'repository',
      'The code of billing, which is not in shop and web',
      'REPOSITORIES=billing=/srv/billing',
    ]);
    expect(missingIn({ read: [log, of('billing')] })).toEqual([]);
  });

  test('asks for the code that the trace passes through, not for that of the program that failed first', () =>
    expect(missingIn({ incident: { ...incident, firstService: 'postgres' } })[0]).toEqual([
      'repository',
      'REPOSITORIES=billing=/srv/billing',
    ]));

  test('asks for the log before the failure where the failure is its first line', () =>
    expect(missingIn({ read: [{ ...log, from: '2026-11-20T10:04:59.500Z' }] })[0]).toEqual([
      'earlier_log',
      'LOG_PATHS=/var/log/billing/*.log',
    ]));

  test('asks for the log of whom the failing lines name and nobody read', () => {
    const services = [{ name: 'billing', errors: 4, blames: ['ledger'], calls: [] }];
    expect(missingIn({ incident: { ...incident, services } })[0]).toEqual([
      'callee_log',
      'LOG_PATHS=/var/log/ledger/*.log',
    ]);
  });

  test('asks for any log where nothing could be read, and leaves a placeholder for the name', () =>
    expect(missingIn({ evidence: [], incident: undefined, read: [{ ...log, lines: 0 }] })).toEqual([
      ['any_log', 'LOG_PATHS=/var/log/<service>/*.log'],
    ]));

  test('asks for a log of the service where only traces or metrics were read', () =>
    expect(missingIn({ read: [{ what: 't.json', kind: 'recording', lines: 9, services: ['billing'] }] })[0]).toEqual([
      'service_log',
      'LOG_PATHS=/var/log/billing/*.log',
    ]));

  test('names the only service that was measured where nothing says which failed first', () => {
    const read = [{ what: 'm.json', kind: 'recording' as const, lines: 9, services: [] }];
    expect(missingIn({ evidence: [died], incident: undefined, read })[0]).toEqual([
      'service_log',
      'LOG_PATHS=/var/log/billing/*.log',
    ]);
  });

  test('a name that is no name does not get into a setting', () => {
    const evidence = [{ ...trace, service: '$(reboot)' }];
    expect(missingIn({ evidence, incident: { ...incident, firstService: '$(reboot)' } })).toEqual([
      ['repository', 'REPOSITORIES=<service>=/srv/<service>'],
    ]);
  });

  test('no code is missing where no trace went through it', () =>
    expect(missingIn({ evidence: [died], incident })).toEqual([]));
});
