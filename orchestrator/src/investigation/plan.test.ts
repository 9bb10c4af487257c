import { describe, expect, test } from '@jest/globals';
import type { Candidate, CauseKind, Finding } from '@mats/contracts';
import { LISTED_AGENTS } from '../agents/agent-directory.ts';
import type { AgentOffer } from '../agents/agent-directory.ts';
import { findingOf } from '../testing/start-orchestrator.ts';
import { calledAgents, looksLikeStackTrace, planFurther, planInvestigation } from './plan.ts';
import type { Plan } from './plan.ts';

const INPUT = {
  agents: LISTED_AGENTS,
  prompt: 'Why does checkout fail?',
  hasStackTrace: false,
  attachmentBytes: 1_000,
  isFollowUp: false,
};

/** Somebody's own agent, as its card says. */
function own(parts: Partial<AgentOffer>): AgentOffer {
  return { name: 'own', title: 'Own', needs: [], skills: ['changes'], intents: [], sources: ['acme/shop'], ...parts };
}

function finding(kind: CauseKind, values: Record<string, string> = {}): Finding {
  const candidate: Candidate = {
    id: 'c',
    found: 'known_failure',
    kind,
    change: 'none_known',
    title: 'It fails',
    commit: null,
    score: 0.5,
    values,
    reasons: [],
    nextSteps: [],
    for: [],
    against: [],
  };
  return { ...findingOf('sre'), candidates: [candidate] };
}

describe('planInvestigation', () => {
  test('all three, one after the other, when logs must be read first', () => {
    expect(planInvestigation(INPUT).waves).toEqual([['sre'], ['investigator'], ['architect']]);
  });

  test('runs SRE and Investigator side by side when a stack trace came with the question', () => {
    expect(planInvestigation({ ...INPUT, hasStackTrace: true }).waves).toEqual([
      ['sre', 'investigator'],
      ['architect'],
    ]);
  });

  test('reads a large log once', () => {
    const plan = planInvestigation({ ...INPUT, hasStackTrace: true, attachmentBytes: 100 * 1024 * 1024 });
    expect(plan.waves).toHaveLength(3);
  });

  test('a question about what is known is the Architect’s', () => {
    expect(planInvestigation({ ...INPUT, isFollowUp: true })).toMatchObject({ kind: 'record', waves: [['architect']] });
  });
});

const GIVEN = { agents: LISTED_AGENTS, prompt: INPUT.prompt };

describe('planFurther', () => {
  test.each([
    [['sre'] as const, [['sre'], ['architect']]],
    [['investigator', 'sre'] as const, [['sre'], ['investigator'], ['architect']]],
    [['architect'] as const, [['architect']]],
  ])('%j: those, in the order of the way of the data, and the Architect last', (needs, waves) =>
    expect(planFurther(needs, GIVEN).waves).toEqual(waves),
  );

  test('what is looked into anew is looked at by everybody who reads what is new', () => {
    const agents = [...LISTED_AGENTS, own({ needs: ['sre'] })];
    const plan = planFurther(['sre', 'investigator'], { ...GIVEN, agents });
    expect(plan.waves).toEqual([['sre'], ['investigator', 'own'], ['architect']]);
    expect(planFurther(['sre'], { ...GIVEN, agents }).waves).toEqual([['sre'], ['architect']]);
  });
});

describe('an agent that its card brings in', () => {
  const planWith = (parts: Partial<AgentOffer>, prompt = INPUT.prompt): Plan =>
    planInvestigation({ ...INPUT, prompt, agents: [...LISTED_AGENTS, own(parts)] });

  test('works beside those that need nothing of it, after those that it needs', () => {
    expect(planWith({}).waves).toEqual([['sre', 'own'], ['investigator'], ['architect']]);
    expect(planWith({ needs: ['sre'] }).waves).toEqual([['sre'], ['investigator', 'own'], ['architect']]);
    expect(planWith({ needs: ['investigator'] }).waves).toEqual([['sre'], ['investigator'], ['own'], ['architect']]);
  });

  test('does not wait for one that is not there', () => {
    expect(planWith({ needs: ['nobody'] }).waves[0]).toEqual(['sre', 'own']);
  });

  test('whose skill is for some causes alone stays out until it is called', () => {
    const plan = planWith({ skills: ['storage'] });
    expect([plan.waves.flat(), plan.onCall]).toEqual([['sre', 'investigator', 'architect'], ['own']]);
  });

  test('is called by a question that names one of its sources as a word', () => {
    const named = planWith({ skills: ['storage'], sources: ['receipts'] }, 'Why is nothing in Receipts since noon?');
    expect(named.waves[0]).toEqual(['sre', 'own']);
    const other = planWith({ skills: ['storage'], sources: ['receipts'] }, 'Why does receipts_old fail?');
    expect(other.onCall).toEqual(['own']);
  });

  test('is called by a finding with a cause of its kind, or with a value that names its source', () => {
    const agent = own({ skills: ['storage'], sources: ['receipts'] });
    expect(calledAgents([agent], [finding('authorisation_denied')])).toEqual([agent]);
    expect(calledAgents([agent], [finding('disk_full', { bucket: 'receipts' })])).toEqual([agent]);
    expect(calledAgents([agent], [finding('disk_full')])).toEqual([]);
  });
});

describe('looksLikeStackTrace', () => {
  test.each([
    'TypeError: x\n    at total (/srv/app/total.ts:17:24)',
    'Traceback\n  File "app.py", line 3, in main',
    'panic: runtime error\n\ngoroutine 1 [running]:',
    "app.rb:1\n\tfrom /srv/app.rb:12:in `pay'",
    '#0 /var/www/index.php(12): pay()',
  ])('knows %j', (text) => expect(looksLikeStackTrace(text)).toBe(true));

  test.each(['GET /orders 500', 'we met at noon (12:00)', ''])('does not take %j for one', (text) =>
    expect(looksLikeStackTrace(text)).toBe(false),
  );
});
