import { JUDGE_PRIORS } from './judge-rules.ts';
import fitted from './weights.json' with { type: 'json' };
import type { Weights } from './weigh.ts';

/** Weights in log odds, by what they are used for and the code of their rule. */
export interface RuleWeights {
  /** Known forms of failure, "not known" and "no incident" against each other. */
  readonly failures: Weights;
  /** Candidates of all agents. */
  readonly judge: Weights;
}

/** The weights that `npm run --silent eval -- fit` found. */
export const WEIGHTS: RuleWeights = { failures: fitted.failures, judge: { ...fitted.judge, ...JUDGE_PRIORS } };
