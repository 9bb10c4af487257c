import { z } from 'zod';

/** An incident as somebody brings it: a question and the logs, by their paths in the inputs folder. */
export const operationCaseSchema = z.object({ case: z.string(), question: z.string(), files: z.array(z.string()) });

const wordsSchema = z.array(z.array(z.string()));

/** What a careful expert accepts as the answer. `unknown` and `no_incident` stand alone among the kinds. */
export const operationAnswerSchema = z.object({
  case: z.string(),
  kinds: z.array(z.string()).nonempty(),
  /** Names of the part to repair. */
  component: z.array(z.string()),
  /** Lines that name the cause. */
  lines: z.array(z.object({ file: z.string(), line: z.number() })),
  /** Of each group one word must stand in the headline. */
  value: wordsSchema,
  /** Of each group one word must stand in the advice. */
  action: wordsSchema,
  software: z.string(),
  family: z.string(),
});
export type OperationAnswer = z.infer<typeof operationAnswerSchema>;

/** Incidents have no time of their own: they are asked about on one day after all of them. */
export const OPERATIONS_ASKED_AT = Date.parse('2026-11-29T12:00:00Z');

function words(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().split(/[\s_./:@-]+/));
}

/** Whether a part is one that the answer accepts: all words of an accepted name stand in it. */
export function sameComponent(name: string, accepted: readonly string[]): boolean {
  const given = words(name);
  return name !== '' && accepted.some((one) => [...words(one)].every((word) => given.has(word)));
}

/** Families of programs are left out together. */
export function foldOfOperation({ family }: Pick<OperationAnswer, 'family'>): string {
  return `operations ${family}`;
}
