import type { Question } from '@mats/engine/question';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { Candidate, Evidence, Finding, InvokeContext, RecordedTurn, Report } from '@mats/contracts';
import type { EvidenceReader } from '@mats/evidence';
import { withSpan } from '@mats/telemetry';
import { answerQuestion } from '../answer/answer-question.ts';
import { toldCandidates, toldChanges } from '../answer/reported-changes.ts';
import type { ToldChange } from '../answer/reported-changes.ts';
import { evidenceOf, sessionFacts } from '../answer/session-facts.ts';
import { answerClaim } from '../report/follow-up-report.ts';
import { writeReport } from '../report/write-report.ts';
import { rankCausesTool } from './rank-causes.ts';
import { verifyClaimsTool } from './verify-claims.ts';

const MOST_CANDIDATES = 8;

export interface Conclusion {
  readonly report: Report;
  readonly candidates: Candidate[];
  /** What the asker said, as evidence. */
  readonly told: Evidence[];
}

/** The findings with what the asker told, as one more candidate each. */
function withTold(findings: readonly Finding[], told: readonly ToldChange[]): Finding[] {
  const [first, ...others] = findings;
  if (first === undefined) return [];
  const incident = findings.find((finding) => finding.incident !== undefined)?.incident;
  const candidates = findings.flatMap((finding) => finding.candidates);
  const pieces = told.map(({ evidence }) => evidence);
  const added = toldCandidates(told, { candidates, incident });
  return [
    { ...first, candidates: [...first.candidates, ...added], evidence: [...first.evidence, ...pieces] },
    ...others,
  ];
}

/** The report with the direct reply to what was asked; for the cause that is the cause. */
function withAnswer(
  report: Report,
  given: {
    question: Question;
    findings: readonly Finding[];
    record: readonly RecordedTurn[];
    verified: ReadonlySet<string>;
  },
): Report {
  const { question, findings, record, verified } = given;
  const { intent } = question;
  const facts = sessionFacts({ record, conclusion: report, concludedIn: null, findings });
  const answer = answerQuestion(question, facts);
  const said = intent === 'cause' ? [] : answerClaim(answer, verified);
  const claims = [...said, ...report.claims.filter(({ text }) => text !== answer.text)];
  return { ...report, answer: answer.text, intent, claims };
}

/** Reads all evidence again, weighs the causes, and writes the report with the answer to the question. */
export async function concludeTool(given: {
  readonly message: string;
  readonly question: Question;
  readonly findings: readonly Finding[];
  readonly record: readonly RecordedTurn[];
  readonly missingAgents: InvokeContext['missingAgents'];
  readonly reader: EvidenceReader;
  readonly step: (words: string) => void;
  readonly started: number;
  readonly now: () => number;
  /** Of the judge; the fitted ones without. */
  readonly weights: Readonly<Record<string, number>> | undefined;
}): Promise<Conclusion> {
  const { message, question, record, missingAgents, reader, step, started, now } = given;
  const told = toldChanges(record, { message, now: started });
  // Who only greets asks for no conclusion.
  const findings = question.intent === 'small_talk' ? [] : withTold(given.findings, told);
  const evidence = [...evidenceOf(findings).values()];
  step(`Reading ${evidence.length} pieces of evidence again`);
  const said = new Set(told.map(({ evidence: piece }) => piece.id));
  const checked = await verifyClaimsTool(
    evidence.filter(({ id }) => !said.has(id)),
    reader,
  );
  // What the asker said stands in the session's own record.
  const verification = { ...checked, verified: new Set([...checked.verified, ...said]) };
  step('Weighing the causes');
  const judgement = await rankCausesTool({ findings, verified: verification.verified }, given.weights);
  step('Writing the report');
  const report = await withSpan({ name: TOOL_SPAN_NAMES.writeReport, kind: 'TOOL', input: message }, (span) => {
    const durationMs = now() - started;
    const written = writeReport({ findings, evidence, judgement, verification, missingAgents, durationMs });
    const answered = withAnswer(written, { question, findings, record, verified: verification.verified });
    span.setOutput(answered.answer);
    return Promise.resolve(answered);
  });
  const candidates = judgement.weighed.slice(0, MOST_CANDIDATES).map(({ odds: _odds, ...candidate }) => candidate);
  return { report, candidates, told: told.map(({ evidence: piece }) => piece) };
}
