import type { Question } from '@mats/engine/question';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { Report, Usage } from '@mats/contracts';
import type { EvidenceReader } from '@mats/evidence';
import { withSpan } from '@mats/telemetry';
import { answerQuestion } from '../answer/answer-question.ts';
import type { SessionFacts } from '../answer/session-facts.ts';
import { followUpReport } from '../report/follow-up-report.ts';
import { verifyClaimsTool } from './verify-claims.ts';

/** Answers a follow-up from the session's record; what the answer cites is read again. */
export async function answerTool(
  question: Question,
  given: { message: string; facts: SessionFacts; reader: EvidenceReader; usage: Usage },
): Promise<Report> {
  const { message, facts, reader, usage } = given;
  const answer = answerQuestion(question, facts);
  const cited = answer.evidence.flatMap((id) => facts.evidence.get(id) ?? []);
  const { verified } = await verifyClaimsTool(cited, reader);
  return withSpan({ name: TOOL_SPAN_NAMES.writeReport, kind: 'TOOL', input: message }, (span) => {
    const report = followUpReport(answer, { facts, intent: question.intent, verified, usage });
    span.setOutput(report.answer);
    return Promise.resolve(report);
  });
}
