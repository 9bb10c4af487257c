import fitted from '../../rules/commit-weights.json' with { type: 'json' };
import type { Weights } from '../../rules/weigh.ts';
import type { CommonWords } from './commit-query.ts';

/** The weights of the commit rules that `npm run --silent eval -- fit-commits` found, in log odds. */
export const COMMIT_WEIGHTS: Weights = fitted.weights;

/** Words of complaints of any project, with the share of complaints that hold them. */
export const COMMON_WORDS: CommonWords = fitted.commonWords;
