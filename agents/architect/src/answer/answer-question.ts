import type { Question } from '@mats/engine/question';
import type { Intent } from '@mats/contracts';
import { ANSWERS } from '../report/answers.ts';
import { answerCause } from './answer-cause.ts';
import { answerAffected, answerWhyNot } from './answer-parts.ts';
import { answerDiff, answerWhere, answerWho } from './answer-code.ts';
import { answerChanges, answerSince, answerStatus, answerStillSo } from './answer-times.ts';
import { answerErrors, answerHowMany, answerNow, answerOthers, answerSimply, answerSummary } from './answer-report.ts';
import { answerRequests } from './answer-requests.ts';
import type { Answer, Answerer } from './answer.ts';
import type { SessionFacts } from './session-facts.ts';
import { unreadFirst } from './unread-first.ts';

const ANSWERERS: Readonly<Record<Intent, Answerer>> = {
  cause: answerCause,
  what_changed: answerChanges,
  since_when: answerSince,
  who: answerWho,
  where: answerWhere,
  diff: answerDiff,
  affected: answerAffected,
  why_not: answerWhyNot,
  what_else: answerOthers,
  what_now: answerNow,
  how_many: answerHowMany,
  still_so: answerStillSo,
  status_now: answerStatus,
  list_errors: answerErrors,
  requests: answerRequests,
  summary: answerSummary,
  explain_simply: answerSimply,
  small_talk: ({ talk }) => ({ code: 'talk', text: ANSWERS.talk[talk ?? 'greeting'](), about: 'cause', evidence: [] }),
};

/** Answers a question from what is known; what it names and nobody read is said first. */
export function answerQuestion(question: Question, facts: SessionFacts): Answer {
  const answer = ANSWERERS[question.intent](question, facts);
  const first = unreadFirst(question, facts);
  return first === null ? answer : { ...answer, text: `${first} ${answer.text}` };
}
