import type { Question } from '@mats/engine/question';
import type { Claim } from '@mats/contracts';
import type { SessionFacts } from './session-facts.ts';

/** The direct reply to a question, and the evidence that it rests on. */
export interface Answer {
  /** Which sentence it is, as a claim's code. */
  readonly code: string;
  readonly text: string;
  readonly about: Claim['about'];
  readonly evidence: readonly string[];
}

/** Answers questions of one intent. */
export type Answerer = (question: Question, facts: SessionFacts) => Answer;
