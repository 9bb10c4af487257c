import { describe, expect, test } from '@jest/globals';
import type { Candidate, Evidence, Finding, Incident, Signal } from '@mats/contracts';
import { judge } from './judgement.ts';
import type { Judgement } from './judgement.ts';

const id = (digit: string): string => `ev_${digit.repeat(12)}`;
const FAILURE = id('a');

const failure: Evidence = {
  id: FAILURE,
  title: '9 × it failed',
  service: 'stock',
  locator: { source: 'file', name: 'stock.log', label: 'stock.log' },
  excerpt: 'it failed',
  hash: 'a'.repeat(64),
  detail: { kind: 'log_template', template: 'it failed', count: 9, severity: 'error', change: 'new', buckets: [] },
};

const signal = (kind: Signal['kind'], more: Partial<Signal> = {}): Signal => ({
  kind,
  source: 'containers',
  service: 'stock',
  count: 9,
  evidence: [FAILURE],
  ...more,
});

function incident(signals: Signal[]): Incident {
  return {
    telling: [],
    onset: null,
    firstService: 'stock',
    measured: [],
    services: [{ name: 'stock', errors: 9, blames: [], calls: [] }],
    deploys: [],
    signals,
  };
}

const commit = (sha: string, score: number, deployed = true): Candidate => ({
  id: `commit:${sha}`,
  found: 'change',
  kind: 'code_defect',
  change: 'commit',
  title: `commit ${sha}`,
  commit: sha,
  service: 'stock',
  score,
  reasons: [
    { code: deployed ? 'deployed_before_onset' : 'nothing_but_time', weight: 0, values: {}, evidence: [FAILURE] },
  ],
  nextSteps: [],
  for: [
    {
      code: 'told',
      values: {},
      text: 'It changes the line.',
      about: 'change',
      evidence: [FAILURE],
    },
  ],
  against: [],
});

function finding(parts: Partial<Finding>): Finding {
  const usage = {
    agent: 'sre',
    tokens: { prompt: 0, completion: 0 },
    cost_usd: 0,
    model: null,
    duration_ms: 1,
    calls: [],
  };
  return {
    agent: 'sre',
    summary: '',
    claims: [],
    candidates: [],
    evidence: [failure],
    read: [],
    notChecked: [],
    usage: usage as Finding['usage'],
    ...parts,
  };
}

const judged = (parts: Partial<Finding>, verified = [FAILURE]): Judgement =>
  judge({ findings: [finding(parts)], verified: new Set(verified) });

describe('judge', () => {
  test('says that nothing was read when nothing was', () =>
    expect(judged({ evidence: [] })).toMatchObject({ verdict: 'inconclusive', abstention: 'insufficient_data' }));

  test('says that nothing failed when something was read and nothing did', () => {
    const claims: Finding['claims'] = [
      { code: 'told', values: {}, text: 'It was read.', about: 'symptom', evidence: [FAILURE] },
    ];
    expect(judged({ evidence: [], claims })).toMatchObject({ verdict: 'no_incident', abstention: 'no_anomaly' });
  });

  test('names the commit that what failed points to', () => {
    const { verdict, best } = judged({ incident: incident([]), candidates: [commit('c1', 0.95), commit('c2', 0.03)] });
    expect([verdict, best?.commit]).toEqual(['root_cause', 'c1']);
  });

  test('two commits that are as likely contradict each other', () => {
    const candidates = [commit('c1', 0.45), commit('c2', 0.44)];
    expect(judged({ incident: incident([]), candidates })).toMatchObject({ verdict: 'inconclusive' });
  });

  test('where requests begin to fail is the answer only while nothing says what happened there', () => {
    const place = signal('failing_requests');
    const alone = judged({ incident: incident([place]) });
    expect(alone.best?.title).toBe('stock is where the failed requests begin to fail');
    const explained = judged({ incident: incident([place]), candidates: [commit('c1', 0.95)] });
    expect(explained.weighed.map(({ commit: sha }) => sha)).toEqual(['c1']);
  });

  test('a commit that nothing but time connects is not named', () =>
    expect(judged({ incident: incident([]), candidates: [commit('c1', 0.1, false)] }).verdict).toBe('inconclusive'));

  test.each([
    ['disk_full', 'disk_full'],
    ['killed', 'crash_signal'],
    ['out_of_memory', 'memory_exhausted'],
    ['corrupt_data', 'data_corruption'],
  ] as const)('%s is a cause of its own when no change explains it', (kind, causeKind) => {
    const { verdict, best } = judged({ incident: incident([signal(kind)]), candidates: [commit('c1', 0.3)] });
    expect([verdict, best?.kind, best?.commit]).toEqual(['probable_cause', causeKind, null]);
  });

  test('a change that fits explains why the resource gave way', () => {
    const { best } = judged({ incident: incident([signal('out_of_memory')]), candidates: [commit('c1', 0.9)] });
    expect(best?.commit).toBe('c1');
  });

  test('a candidate of no known kind is a lead and no cause', () => {
    const place: Candidate = { ...commit('c1', 0.9), found: 'code', kind: null, commit: null };
    expect(judged({ incident: incident([]), candidates: [place] })).toMatchObject({ verdict: 'inconclusive' });
  });

  test('the same kind of failure of one service, found in two ways, is one candidate that keeps the known form', () => {
    const known: Candidate = {
      ...commit('k', 0.5),
      id: 'failure',
      found: 'known_failure',
      kind: 'disk_full',
      commit: null,
    };
    const outlook = { unknown: 0.5, noIncident: 0.001 };
    const { weighed } = judged({ incident: { ...incident([signal('disk_full')]), outlook }, candidates: [known] });
    expect(weighed.map(({ id }) => id)).toEqual(['failure']);
    // What both cite is cited.
    expect(weighed[0]?.for).toHaveLength(2);
  });

  test('a change that is known by words alone is never without reserve', () => {
    const reason = { code: 'told_in_words', weight: 0, values: {}, evidence: [FAILURE] };
    const verdictOf = (reasons: Candidate['reasons']): string =>
      judged({ candidates: [{ ...commit('c1', 0.98), commit: null, reasons }] }).verdict;
    expect([verdictOf([]), verdictOf([reason])]).toEqual(['root_cause', 'probable_cause']);
  });

  test('more likely than a cause, "no incident" is the answer', () => {
    const outlook = { unknown: 0.1, noIncident: 0.8 };
    const known: Candidate = { ...commit('k', 0.1), found: 'known_failure', kind: 'disk_full', commit: null };
    expect(judged({ incident: { ...incident([]), outlook }, candidates: [known] }).verdict).toBe('no_incident');
  });

  test('far more work than before explains the neighbour that limits us', () => {
    const signals = [signal('rate_limited', { target: 'card-api' }), signal('load_surge', { service: 'web' })];
    expect(judged({ incident: incident(signals) }).best?.id).toBe('load:web');
  });

  test('what could not be read again counts for nothing', () =>
    expect(judged({ incident: incident([signal('disk_full')]), candidates: [commit('c1', 0.9)] }, []).weighed).toEqual(
      [],
    ));

  describe('a change that the asker reports', () => {
    const known = { ...commit('x', 0.5, false), id: 'known', found: 'known_failure', commit: null } as const;
    const failing: Candidate = { ...known, kind: 'authentication_refused', change: 'none_known', title: 'db refuses' };
    const reason = { code: 'reported_change', weight: 0, values: { name: 'PASSWORD' }, evidence: [FAILURE] };
    const fits = { ...reason, code: 'reported_change_fits', values: { name: 'PASSWORD', explains: 'known' } };
    const told = (reasons: Candidate['reasons']): Candidate => ({
      ...failing,
      id: 'reported',
      found: 'reported',
      kind: null,
      change: 'setting',
      title: 'PASSWORD was changed',
      reasons,
    });

    test('and the failure that it explains are one cause, with the odds of both', () => {
      const alone = judged({ candidates: [failing] });
      const { best, weighed } = judged({ candidates: [failing, told([reason, fits])] });
      expect(weighed.map(({ id: one }) => one)).toEqual(['reported']);
      expect(best).toMatchObject({ kind: 'authentication_refused', change: 'setting', title: 'PASSWORD was changed' });
      expect(best?.score ?? 0).toBeGreaterThan(alone.best?.score ?? 1);
      // 70 % of outages follow a change.
      const added = Math.exp(best?.odds ?? 0) - Math.exp(alone.best?.odds ?? 0);
      expect(added).toBeCloseTo(0.7 / 0.3, 6);
    });

    test('that explains nothing is a part of what is not known, and takes nothing from what is', () => {
      const alone = judged({ candidates: [failing] });
      const { weighed } = judged({ candidates: [failing, told([reason])] });
      const scoreOf = (wanted: string): number => weighed.find(({ id: one }) => one === wanted)?.score ?? 0;
      expect(scoreOf('known')).toBeCloseTo(alone.best?.score ?? 0, 9);
      // Of what is not known, 70 %; "not known" and a failure of the odds 0 are as likely.
      expect(scoreOf('reported') / scoreOf('known')).toBeCloseTo(0.7, 6);
    });
  });
});
