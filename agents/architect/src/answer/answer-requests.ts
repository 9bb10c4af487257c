import type { Question } from '@mats/engine/question';
import { ANSWERS } from '../report/answers.ts';
import { answerCause } from './answer-cause.ts';
import type { Answer } from './answer.ts';
import type { SessionFacts } from './session-facts.ts';

const MOST_LINES = 8;
const MOST_CITED = 8;

/** Which requests failed or were slow, as the agent that counted them says, the counts first; then the cause. */
export function answerRequests(question: Question, facts: SessionFacts): Answer {
  const { findings, conclusion } = facts;
  const told = findings.flatMap(({ claims }) => claims.filter(({ about }) => about === 'requests'));
  const named = conclusion.verdict === 'root_cause' || conclusion.verdict === 'probable_cause';
  if (told.length === 0) {
    // Whoever says that an agent of theirs fails may have given a log instead of traces.
    return named
      ? answerCause(question, facts)
      : { code: 'no_requests', text: ANSWERS.noRequests(), about: 'requests', evidence: [] };
  }
  const lines = told.slice(0, MOST_LINES).map(({ text }) => text);
  const text = ANSWERS.requests(lines, { left: told.length - lines.length, cause: named ? conclusion.cause : null });
  return {
    code: 'requests',
    text,
    about: 'requests',
    evidence: [...new Set(told.flatMap(({ evidence }) => evidence))].slice(0, MOST_CITED),
  };
}
