import { describe, expect, test } from '@jest/globals';
import { createEvidence } from '@mats/engine';
import type { WeighedCandidate } from '@mats/engine';
import type { Evidence, Finding, Report } from '@mats/contracts';
import { sreFinding } from '@mats/testing';
import { writeReport } from './write-report.ts';

const traceOf = (file: string): Evidence =>
  createEvidence({
    title: 'AttributeError',
    locator: { source: 'attachment', name: 'a', label: 'trace.txt', startLine: 1 },
    excerpt: 'AttributeError: x',
    detail: {
      kind: 'stack_trace',
      runtime: 'python',
      exception: 'AttributeError',
      message: 'x',
      count: 1,
      frames: [{ function: 'render', file, line: 21, library: false }],
    },
  });
const trace = traceOf('/srv/app/render.py');
const code = createEvidence({
  title: 'app/render.py',
  locator: { source: 'git', name: 'app', label: 'app/render.py', path: 'app/render.py', startLine: 13 },
  excerpt: 'return x',
  detail: { kind: 'code_range', language: 'python', focusLine: 21, blame: [] },
});
const best: WeighedCandidate = {
  id: 'failure:code_defect:x',
  found: 'known_failure',
  kind: 'code_defect',
  change: 'none_known',
  title: 'The code uses symbol of None',
  headline: 'The code uses symbol of None',
  commit: null,
  score: 0.9,
  odds: 2,
  reasons: [],
  nextSteps: [{ text: 'Find out why it is None there' }],
  for: [],
  against: [],
};

function reportOf(
  evidence: readonly Evidence[],
  cause: WeighedCandidate = best,
  others: readonly WeighedCandidate[] = [],
): Report {
  const sre = sreFinding({ service: 'trace' });
  const services = [{ name: 'trace', errors: 1, blames: [], calls: [] }];
  const finding: Finding = {
    ...sre,
    evidence: [...evidence],
    ...(sre.incident === undefined ? {} : { incident: { ...sre.incident, services } }),
  };
  return writeReport({
    findings: [finding],
    evidence,
    judgement: { verdict: 'root_cause', confidence: 0.9, best: cause, weighed: [cause, ...others] },
    verification: { verified: new Set(evidence.map(({ id }) => id)), failed: [] },
    missingAgents: [],
    durationMs: 0,
  });
}

describe('a crash whose code nobody read', () => {
  test('is told, and where, as its trace prints it', () => {
    const { crash, where, chain } = reportOf([trace]);
    expect(crash).toBe(trace.id);
    expect(where).toEqual({ file: '/srv/app/render.py', line: 21, function: 'render' });
    expect(chain.map(({ kind, label }) => [kind, label])).toEqual([
      ['signal', 'The code uses symbol of None'],
      ['code', '/srv/app/render.py:21'],
    ]);
  });

  test('is opened there first', () =>
    expect(reportOf([trace]).nextSteps.map(({ text }) => text)).toEqual([
      'Open /srv/app/render.py:21 (render) and see who changed it last',
      'Find out why it is None there',
    ]));

  test('is no lead beside itself; where it was called from is', () => {
    const thrown = (line: number): WeighedCandidate => ({
      ...best,
      id: `place:${line}`,
      title: `render.py:${line} threw`,
      file: '/srv/app/render.py',
      line,
      score: 0.02,
    });
    const { weakerLeads } = reportOf([trace], best, [thrown(21), thrown(88)]);
    expect(weakerLeads.map(({ title }) => title)).toEqual(['render.py:88 threw']);
    // A trace names a file as its package and class, or by its last part alone.
    expect(reportOf([traceOf('render.py')], best, [thrown(21)]).weakerLeads).toEqual([]);
  });

  test('counts its failures without the name of a file that holds them', () => {
    expect(reportOf([trace]).impact).toBe('1 error logged.');
    expect(reportOf([trace], { ...best, service: 'trace' }).impact).toBe('trace: 1 error logged.');
  });
});

test('a crash whose code was read is opened where the repository has it', () =>
  expect(reportOf([trace, code]).where).toEqual({}));
