import type { Candidate, Evidence, Finding, Incident, ReadSource, RecordedTurn, Report } from '@mats/contracts';

/** Everything that a session knows when a question is answered. */
export interface SessionFacts {
  /** Earlier turns, oldest first. */
  readonly turns: readonly RecordedTurn[];
  /** The report that the answer rests on: this turn's own, or an earlier one's. */
  readonly conclusion: Report;
  /** The turn of an earlier conclusion; null when it is this turn's own. */
  readonly concludedIn: number | null;
  /** What the conclusion was drawn from. */
  readonly findings: readonly Finding[];
  /** Of all turns, those of the conclusion first. */
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly incident: Incident | undefined;
  readonly read: readonly ReadSource[];
  /** Read again in this turn, for a question about now. */
  readonly fresh: Finding | undefined;
  readonly candidates: readonly Candidate[];
}

/** The latest turn that drew a conclusion of its own from something that was read. */
export function concludingTurn(record: readonly RecordedTurn[]): RecordedTurn | undefined {
  return record.findLast(
    ({ report }) => report.repeats === undefined && (report.read.length > 0 || report.claims.length > 0),
  );
}

/** Findings of the agents that read, the latest of each up to a turn. */
export function findingsUpTo(record: readonly RecordedTurn[], turn: number): Finding[] {
  const all = record
    .filter((one) => one.turn <= turn)
    .flatMap(({ findings }) => findings.filter(({ agent }) => agent !== 'architect'));
  return [...new Map(all.map((finding) => [finding.agent, finding])).values()];
}

/** All evidence of a session, each piece once. */
export function evidenceOf(findings: readonly Finding[]): Map<string, Evidence> {
  return new Map(findings.flatMap(({ evidence }) => evidence).map((piece) => [piece.id, piece]));
}

/** Puts together what is known when a conclusion stands. */
export function sessionFacts(given: {
  readonly record: readonly RecordedTurn[];
  readonly conclusion: Report;
  readonly concludedIn: number | null;
  readonly findings: readonly Finding[];
  readonly fresh?: Finding | undefined;
}): SessionFacts {
  const { record, conclusion, concludedIn, findings, fresh } = given;
  const earlier = record.flatMap((turn) => turn.findings);
  return {
    turns: record,
    conclusion,
    concludedIn,
    findings,
    evidence: evidenceOf([...findings, ...earlier, ...(fresh === undefined ? [] : [fresh])]),
    incident: findings.find((finding) => finding.incident !== undefined)?.incident,
    read: findings.flatMap(({ read }) => read),
    fresh,
    candidates: findings.flatMap(({ candidates }) => candidates),
  };
}
