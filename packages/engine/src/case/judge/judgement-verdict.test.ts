import { describe, expect, test } from '@jest/globals';
import type { Candidate, Evidence, Finding, Incident } from '@mats/contracts';
import { judge, judgedAnswers } from './judgement.ts';
import type { JudgeInput, Judgement } from './judgement.ts';

const CITED = `ev_${'a'.repeat(12)}`;
const OTHER = `ev_${'b'.repeat(12)}`;

/** A known failure, as probable as its lines make it. */
function known(score: number, more: Partial<Candidate> = {}): Candidate {
  return {
    id: `known ${score}`,
    found: 'known_failure',
    kind: 'disk_full',
    change: 'none_known',
    title: 'x',
    commit: null,
    score,
    reasons: [],
    nextSteps: [],
    for: [],
    against: [],
    ...more,
  };
}

/** Failures of several kinds, so that none is the same as another. */
const KINDS = ['disk_full', 'rate_limited', 'clock_wrong', 'port_in_use', 'missing_file'] as const;
const several = (...scores: readonly number[]): Candidate[] =>
  scores.map((score, place) => known(score, { id: `known ${place}`, kind: KINDS[place] ?? 'deadlock' }));

function incident(more: Partial<Incident>): Incident {
  return {
    telling: [],
    onset: null,
    firstService: null,
    measured: [],
    services: [],
    deploys: [],
    signals: [],
    ...more,
  };
}

function input(candidates: readonly Candidate[], more: Partial<Finding> = {}): JudgeInput {
  const finding: Partial<Finding> = {
    agent: 'sre',
    summary: '',
    claims: [],
    candidates: [...candidates],
    evidence: [],
    read: [],
    notChecked: [],
    ...more,
  };
  return { findings: [finding as Finding], verified: new Set([CITED]) };
}

/** Weights under which every answer is as probable as the lines make it. */
const PLAIN = { known_odds: 1, well_odds: 1 };

/** What is concluded where the lines leave so much for "not known" and "no incident". */
function concluded(candidates: readonly Candidate[], left: { unknown: number; noIncident?: number }): Judgement {
  const outlook = { unknown: left.unknown, noIncident: left.noIncident ?? 0.001 };
  return judge(input(candidates, { incident: incident({ outlook }) }), PLAIN);
}

describe('how sure the judge is', () => {
  test('from eight tenths on a cause is named without reserve, as probable as it is', () => {
    const { verdict, confidence, best } = concluded([known(0.85)], { unknown: 0.149 });
    expect([verdict, best?.id]).toEqual(['root_cause', 'known 0.85']);
    expect(confidence).toBeCloseTo(0.85, 9);
  });

  test('a kind that was guessed from words is named with reserve, however probable', () => {
    const reasons = [{ code: 'unknown_form', weight: -1, values: {}, evidence: [] }];
    const found = concluded([known(0.95, { reasons })], { unknown: 0.049 });
    expect(found.verdict).toBe('probable_cause');
  });

  test('below, a cause is named with reserve', () => {
    const { verdict, confidence } = concluded([known(0.78)], { unknown: 0.219 });
    expect(verdict).toBe('probable_cause');
    expect(confidence).toBeCloseTo(0.78, 9);
  });

  test('no cause is more than 0.99 sure', () =>
    expect(concluded([known(0.9989)], { unknown: 0.0001 }).confidence).toBe(0.99));

  test('what is more probable than everything else together is a cause', () => {
    const { verdict, best } = concluded(several(0.501, 0.2), { unknown: 0.299 });
    expect([verdict, best?.id]).toEqual(['probable_cause', 'known 0']);
  });

  test('what is less probable than everything else together is a lead and no cause', () =>
    expect(concluded(several(0.499, 0.2), { unknown: 0.301 })).toMatchObject({
      verdict: 'inconclusive',
      abstention: 'insufficient_data',
      best: { id: 'known 0' },
    }));

  test('the lines and changes that may have brought one failure count together, each only in its own service', () => {
    const verdictOf = (second: Partial<Candidate>): string => {
      // Of odds 2.2 : 1.7 : 1 the first alone is less than a half.
      const code = known(2.2, { found: 'code', service: 'shop' });
      const change = known(1.7, { found: 'change', service: 'shop', ...second });
      return judge(input([code, change], { incident: incident({}) }), { share_of_finding: 1 }).verdict;
    };
    expect(verdictOf({})).toBe('probable_cause');
    expect(verdictOf({ service: 'web' })).toBe('inconclusive');
    expect(verdictOf({ repository: 'web' })).toBe('inconclusive');
  });

  test('what is less probable than "not known" is a lead and no cause', () =>
    expect(concluded([known(0.45)], { unknown: 0.549 })).toMatchObject({
      verdict: 'inconclusive',
      abstention: 'insufficient_data',
    }));

  test('two of which neither is 15 % more probable contradict each other', () =>
    expect(concluded(several(0.43, 0.39), { unknown: 0.179 })).toMatchObject({
      verdict: 'inconclusive',
      abstention: 'conflicting_evidence',
    }));

  test('two that are less probable than "not known" contradict nothing', () =>
    expect(concluded(several(0.3, 0.29), { unknown: 0.409 }).abstention).toBe('insufficient_data'));

  test('no score is taken for less than a thousandth', () => {
    const [answer] = judgedAnswers(
      input([known(0)], { incident: incident({ outlook: { unknown: 0, noIncident: 0 } }) }),
    );
    expect(answer?.measured['known_odds']).toBe(0);
  });

  test('where no lines were weighed, "not known" is as probable as a half', () => {
    const { best } = judge(input([known(0.5)]), PLAIN);
    expect(best?.score).toBeCloseTo(0.5 / 1.001, 9);
    expect(best?.odds).toBe(0);
  });
});

describe('that nothing is wrong', () => {
  test('is the answer where it is the most probable', () => {
    const found = concluded(several(0.2, 0.1), { unknown: 0.1, noIncident: 0.6 });
    expect(found).toMatchObject({ verdict: 'no_incident', abstention: 'no_anomaly' });
    expect(found.confidence).toBeCloseTo(0.6, 9);
  });

  test('is not the answer where "not known" is more probable', () =>
    expect(concluded([known(0.2)], { unknown: 0.5, noIncident: 0.3 }).verdict).toBe('inconclusive'));

  test('is not the answer where a cause is more probable', () =>
    expect(concluded([known(0.5)], { unknown: 0.1, noIncident: 0.4 }).verdict).toBe('probable_cause'));

  test('is less probable than the places of one excess together', () => {
    const places = several(0.3, 0.25).map((place): Candidate => ({ ...place, found: 'measured' }));
    expect(concluded(places, { unknown: 0.05, noIncident: 0.4 }).verdict).toBe('probable_cause');
    expect(concluded(several(0.3, 0.25), { unknown: 0.05, noIncident: 0.4 }).verdict).toBe('no_incident');
  });

  test('cannot be said where no line was read', () => {
    const said = (read: Finding['read'], more: Partial<Finding> = {}): Judgement =>
      judge(input([], { incident: incident({ outlook: { unknown: 0.1, noIncident: 0.9 } }), read, ...more }), PLAIN);
    const source = { kind: 'logs', name: 'web.log' } as unknown as Finding['read'][number];
    expect(said([])).toEqual({ verdict: 'inconclusive', confidence: 0, abstention: 'insufficient_data', weighed: [] });
    expect(said([{ ...source, lines: 0 }]).verdict).toBe('inconclusive');
    expect(said([{ ...source, lines: 1 }]).verdict).toBe('no_incident');
    expect(said([source]).verdict).toBe('no_incident');
    const claims: Finding['claims'] = [
      { code: 'told', values: {}, text: 'It was read.', about: 'symptom', evidence: [] },
    ];
    expect(said([{ ...source, lines: 0 }], { claims }).verdict).toBe('no_incident');
  });
});

describe('evidence that something fails', () => {
  const piece = (detail: unknown): Evidence => ({ id: CITED, detail }) as Evidence;
  const verdictOf = (detail: unknown): Judgement => judge(input([], { evidence: [piece(detail)] }), PLAIN);
  const template = (change: string): unknown => ({ kind: 'log_template', change });

  test.each([
    ['a new message', template('new')],
    ['a message that comes more often', template('risen')],
    ['a message of which no ordinary day is known', template('unknown')],
    ['a container that ended with an error', { kind: 'container_state', exitCode: 137 }],
    ['a failed request', { kind: 'trace' }],
    ['a measurement that left the ordinary', { kind: 'metric_window' }],
    ['a stack trace', { kind: 'stack_trace' }],
  ])('%s leaves open what it was', (_, detail) =>
    expect(verdictOf(detail)).toEqual({
      verdict: 'inconclusive',
      confidence: 0,
      abstention: 'insufficient_data',
      weighed: [],
    }),
  );

  test.each([
    ['a message as on every day', template('steady')],
    ['a container that ended well', { kind: 'container_state', exitCode: 0 }],
    ['a container that runs', { kind: 'container_state' }],
    ['a commit', { kind: 'commit' }],
  ])('%s is none', (_, detail) =>
    expect(verdictOf(detail)).toEqual({
      verdict: 'no_incident',
      confidence: 0.6,
      abstention: 'no_anomaly',
      weighed: [],
    }),
  );
});

describe('what is weighed', () => {
  const measured = (candidate: Candidate, more: Partial<Incident> = {}): Readonly<Record<string, number>> =>
    judgedAnswers(input([candidate], { incident: incident(more) }))[0]?.measured ?? {};
  const citing = (...evidence: string[]): Candidate =>
    known(0.5, { for: [{ code: 'told', values: {}, text: 'x', about: 'cause', evidence }] });

  test('a candidate counts as long as one piece that speaks for it could be read again', () => {
    const idsOf = (candidate: Candidate): number => judgedAnswers(input([candidate])).length - 2;
    expect([idsOf(citing(CITED, OTHER)), idsOf(citing(OTHER)), idsOf(citing())]).toEqual([1, 0, 1]);
  });

  test.each(['known_failure', 'measured', 'complaint'] as const)('%s comes with a probability', (found) =>
    expect(measured(known(0.25, { found }))).toEqual({ known_odds: Math.log(0.5) }),
  );

  test('a neighbour comes with none', () => expect(measured(known(0.25, { found: 'neighbour' }))).toEqual({}));

  test('a candidate is in the service that failed first only where both are known', () => {
    const neighbour = known(0.5, { found: 'neighbour', service: 'db' });
    expect(measured(neighbour, { firstService: 'db' })).toEqual({ in_first_service: 1 });
    expect(measured(neighbour, { firstService: 'web' })).toEqual({});
    expect(measured(neighbour)).toEqual({});
    expect(measured(known(0.5, { found: 'neighbour' }), { firstService: 'db' })).toEqual({});
  });

  test('what an asker reports leaves open where it fails', () => {
    const failing: Incident['signals'] = [
      { kind: 'failing_requests', source: 'traces', service: 'db', count: 1, evidence: [] },
    ];
    const idsOf = (candidates: Candidate[]): (string | undefined)[] =>
      judgedAnswers(input(candidates, { incident: incident({ signals: failing }) })).flatMap(
        ({ candidate }) => candidate?.id ?? [],
      );
    expect(idsOf([known(0.5, { id: 'told', found: 'reported' })])).toEqual(['told', 'signal:failing_requests:db']);
    expect(idsOf([known(0.5, { id: 'found' })])).toEqual(['found']);
  });

  test('what weighs the same is in the order of what its finder thought of it, then of its name', () => {
    const same = (id: string, score: number): Candidate => known(score, { id, found: 'neighbour', kind: null });
    const { weighed } = judge(input([same('c', 0.1), same('b', 0.1), same('a', 0.1), same('d', 0.2)]), PLAIN);
    expect(weighed.map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c']);
  });

  test('each reason of the judge stands behind those that were found', () => {
    const found = { code: 'old_code_new_input', weight: 0, values: {}, evidence: [CITED] };
    const { best } = judge(input([known(0.75, { reasons: [found] })]), PLAIN);
    expect(best?.reasons).toEqual([found, { code: 'known_odds', weight: Math.log(1.5), values: {}, evidence: [] }]);
  });

  test('reported changes that explain nothing share their part of "not known"', () => {
    const told = (id: string): Candidate => known(0.5, { id, found: 'reported', kind: null });
    const weights = { ...PLAIN, reported_change: Math.log(3) };
    const { best, weighed } = judge(input([known(0.5, { id: 'k' }), told('a'), told('b')]), weights);
    expect(best?.id).toBe('k');
    // Three quarters of what is not known, and that is as likely as the failure.
    expect(weighed.map(({ id, odds }) => [id, Math.round(1_000 * Math.exp(odds)) / 1_000])).toEqual([
      ['k', 1],
      ['a', 0.375],
      ['b', 0.375],
    ]);
  });

  test('a reported change that explains nothing does not make a cause more probable than "not known"', () => {
    const told = known(0.5, { id: 'told', found: 'reported', kind: null });
    const found = judge(input([known(0.49, { id: 'k' }), told]), { ...PLAIN, reported_change: Math.log(3) });
    expect([found.verdict, found.abstention, found.best?.id]).toEqual(['inconclusive', 'insufficient_data', 'k']);
  });
});
