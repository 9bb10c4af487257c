import type { Prediction } from '../suites/suite.ts';

/** Answers each case on its own: one that fails is written as inconclusive with the reason, and costs no other. */
export async function eachCase<Case extends { readonly case: string }>(
  cases: readonly Case[],
  answer: (one: Case) => Promise<Prediction>,
  write: (prediction: Prediction) => void,
): Promise<void> {
  for (const one of cases) {
    try {
      write(await answer(one));
    } catch (error) {
      const failed = error instanceof Error ? error.message : String(error);
      write({ case: one.case, verdict: 'inconclusive', confidence: 0, failed });
    }
  }
}
