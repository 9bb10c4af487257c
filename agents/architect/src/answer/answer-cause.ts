import type { Question } from '@mats/engine/question';
import type { Answer } from './answer.ts';
import type { SessionFacts } from './session-facts.ts';

/** What was concluded. */
export function answerCause(_question: Question, { conclusion }: SessionFacts): Answer {
  const [strongest] = conclusion.claims;
  return { code: 'cause', text: conclusion.cause, about: 'cause', evidence: strongest?.evidence ?? [] };
}
