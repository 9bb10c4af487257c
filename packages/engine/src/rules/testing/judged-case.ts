import type { Candidate, Evidence, Finding, Incident, Signal } from '@mats/contracts';
import { judge, judgedAnswers } from '../../case/judge/judgement.ts';
import type { JudgeInput } from '../../case/judge/judgement.ts';
import type { Weights } from '../weigh.ts';
import type { Outcome } from './try-rules.ts';

/** What the agents found of a failure. */
export interface JudgedCase {
  readonly candidates?: readonly Candidate[];
  readonly signals?: readonly Signal[];
  readonly firstService?: string;
  /** What the lines of the logs leave open. */
  readonly outlook?: NonNullable<Incident['outlook']>;
}

/** The evidence that all candidates cite. */
export const FAILURE_LINE = 'ev_aaaaaaaaaaaa';

const FAILURE: Evidence = {
  id: FAILURE_LINE,
  title: '3 × it failed',
  service: 'stock',
  locator: { source: 'file', name: 'stock.log', label: 'stock.log' },
  excerpt: 'it failed',
  hash: 'a'.repeat(64),
  detail: { kind: 'log_template', template: 'it failed', count: 3, severity: 'error', change: 'new', buckets: [] },
};

type Told = Pick<Candidate, 'id' | 'found' | 'score'> & Partial<Pick<Candidate, 'kind' | 'service'>>;

/** A candidate with nothing but what is told of it, and reasons of these codes. */
export function ofFinding(told: Told, codes: readonly string[] = []): Candidate {
  return {
    kind: 'code_defect',
    change: 'none_known',
    title: told.id,
    commit: null,
    nextSteps: [],
    reasons: codes.map((code) => ({ code, weight: 0, values: {}, evidence: [FAILURE_LINE] })),
    for: [{ code: 'told', values: {}, text: 'It failed.', about: 'cause', evidence: [FAILURE_LINE] }],
    against: [],
    ...told,
  };
}

function inputOf({ candidates = [], signals = [], firstService, outlook }: JudgedCase): JudgeInput {
  const incident: Incident = {
    telling: [],
    onset: null,
    firstService: firstService ?? null,
    services: [],
    measured: [],
    deploys: [],
    signals: [...signals],
    ...(outlook === undefined ? {} : { outlook }),
  };
  const finding: Finding = {
    agent: 'sre',
    summary: '',
    claims: [],
    candidates: [...candidates],
    evidence: [FAILURE],
    read: [],
    notChecked: [],
    usage: { agent: 'sre', tokens: { prompt: 0, completion: 0 }, cost_usd: 0, model: null, duration_ms: 1, calls: [] },
    incident,
  };
  return { findings: [finding], verified: new Set([FAILURE_LINE]) };
}

/** Judges a case; where no cause is named, the verdict is the answer. */
export function judgeCase(told: JudgedCase, weights: Weights): Outcome {
  const input = inputOf(told);
  const { verdict, best } = judge(input, weights);
  const named = verdict === 'root_cause' || verdict === 'probable_cause';
  return {
    first: named && best !== undefined ? best.id : verdict,
    measured: Object.fromEntries(
      judgedAnswers(input).map(({ is, candidate, measured }) => [candidate?.id ?? is, measured]),
    ),
  };
}
