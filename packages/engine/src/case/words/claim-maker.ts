import type { Claim } from '@mats/contracts';

/** What a claim is about, and the ids of the evidence that it cites. */
export type Cited = Pick<Claim, 'about' | 'evidence'>;

/** Makes claims by their codes from a table of sentences: each is said by the one function of its code, from the values that it holds. */
export function claimMaker<V extends Readonly<Record<string, unknown>>>(words: {
  readonly [C in keyof V]: (values: V[C]) => string;
}): <C extends keyof V & string>(code: C, values: V[C] & Claim['values'], cited: Cited) => Claim {
  return (code, values, { about, evidence }) => ({ code, values, text: words[code](values), about, evidence });
}
