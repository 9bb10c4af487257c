import type { Weights } from '../weigh.ts';
import type { RuleCase, RuleExample } from './rule-example.ts';

/** What a ranking answers to an input. */
export interface Outcome {
  /** The answer that is first. */
  readonly first: string;
  /** What the rules say of each answer, by its name and their code. */
  readonly measured: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The real ranking of a table's answers, under weights that are handed in. */
export type Ranking<Input> = (input: Input, weights: Weights) => Outcome | Promise<Outcome>;

/** A case that can be tried whatever its input is. */
export interface TriedCase {
  readonly right: string;
  /** The answer that is first when the rule weighs this many times what it does: 1 as it is, 0 without it, -1 turned. */
  readonly firstWith: (times: number) => Promise<string>;
  /** How much of the rule holds for the answer that the case is about. */
  readonly measured: () => Promise<number>;
}

export interface TriedExample {
  readonly code: string;
  readonly decides: TriedCase;
  readonly looksAlike: TriedCase;
}

/** Ties the examples of a table to its ranking and its weights. */
export function triedExamples<Input>(
  weights: Weights,
  examples: readonly RuleExample<Input>[],
  rank: Ranking<Input>,
): TriedExample[] {
  const tried = (code: string, { input, first, about = first }: RuleCase<Input>): TriedCase => ({
    right: first,
    firstWith: async (times) => {
      const { first: found } = await rank(input, { ...weights, [code]: times * (weights[code] ?? 0) });
      return found;
    },
    measured: async () => {
      const { measured } = await rank(input, weights);
      return measured[about]?.[code] ?? 0;
    },
  });
  return examples.map(({ code, decides, looksAlike }) => ({
    code,
    decides: tried(code, decides),
    looksAlike: tried(code, looksAlike),
  }));
}
