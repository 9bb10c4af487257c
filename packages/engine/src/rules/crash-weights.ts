import fitted from './crash-weights.json' with { type: 'json' };
import type { Weights } from './weigh.ts';

/** Weights in log odds of what is known of the files and commits of a crash, as `npm run --silent eval -- fit` found them. */
export const CRASH_WEIGHTS: { readonly files: Weights; readonly commits: Weights } = {
  files: fitted.files,
  commits: fitted.commits,
};
