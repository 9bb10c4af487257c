import type { Intent, Report } from '@mats/contracts';
import { NEXT_QUESTIONS } from '../text/sentences.ts';
import type { Named } from '../text/sentences.ts';

const MOST = 3;

/** Digits of a commit id that the page shows, everywhere. */
const SHORT = 8;

/** The first commit that speaks for another cause and is not the one that is blamed. */
function otherCommit({ ruledOut, weakerLeads, evidence, where }: Report): string | null {
  const cited = new Set([...ruledOut, ...weakerLeads].flatMap((cause) => cause.evidence));
  const found = evidence.find(
    ({ id, detail }) => cited.has(id) && detail.kind === 'commit' && detail.sha !== where.commit,
  );
  return found?.detail.kind === 'commit' ? found.detail.sha.slice(0, SHORT) : null;
}

function namedIn(report: Report): Named {
  const { service = null, commit } = report.where;
  return { service, commit: commit?.slice(0, SHORT) ?? null, otherCommit: otherCommit(report) };
}

/** What a report holds an answer to, the most useful first. */
const QUESTIONS: readonly (readonly [Intent, (report: Report) => boolean])[] = [
  ['diff', ({ where }) => where.commit !== undefined],
  ['since_when', ({ onset }) => onset !== null],
  ['why_not', (report) => otherCommit(report) !== null],
  ['what_else', ({ weakerLeads }) => weakerLeads.length > 0],
  ['affected', ({ evidence }) => new Set(evidence.flatMap(({ service }) => service ?? [])).size > 1],
  ['what_changed', ({ evidence }) => evidence.some(({ detail }) => ['deploy', 'commit'].includes(detail.kind))],
  ['what_now', ({ nextSteps }) => nextSteps.length > 1],
  ['who', ({ where }) => where.commit !== undefined],
  ['list_errors', ({ evidence }) => evidence.some(({ detail }) => detail.kind === 'log_template')],
  ['still_so', ({ onset }) => onset !== null],
  ['how_many', ({ impact }) => impact !== ''],
  ['where', ({ claims }) => claims.length > 0],
  ['explain_simply', ({ kind }) => kind !== null],
  ['summary', ({ claims }) => claims.length > 0],
];

/** Three questions to ask next, made from what the evidence can answer; those that were asked before are left out. */
export function nextQuestions(report: Report, asked: ReadonlySet<Intent>): string[] {
  const named = namedIn(report);
  return QUESTIONS.filter(([intent, holds]) => !asked.has(intent) && holds(report))
    .flatMap(([intent]) => NEXT_QUESTIONS[intent]?.(named) ?? [])
    .slice(0, MOST);
}
