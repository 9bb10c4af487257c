import type { Intent, Report } from '@mats/contracts';
import { NEXT_QUESTIONS } from '../text/sentences.ts';

const MOST = 3;

/** What a report holds an answer to, the most useful first. */
const QUESTIONS: readonly (readonly [Intent, (report: Report) => boolean])[] = [
  ['diff', ({ where }) => where.commit !== undefined],
  ['since_when', ({ onset }) => onset !== null],
  ['what_else', ({ weakerLeads }) => weakerLeads.length > 0],
  ['affected', ({ evidence }) => new Set(evidence.flatMap(({ service }) => service ?? [])).size > 1],
  ['what_changed', ({ evidence }) => evidence.some(({ detail }) => ['deploy', 'commit'].includes(detail.kind))],
  ['what_now', ({ nextSteps }) => nextSteps.length > 1],
  ['list_errors', ({ evidence }) => evidence.some(({ detail }) => detail.kind === 'log_template')],
  ['still_so', ({ onset }) => onset !== null],
  ['how_many', ({ impact }) => impact !== ''],
];

/** Three questions to ask next, made from what the evidence can answer; those that were asked before are left out. */
export function nextQuestions(report: Report, asked: ReadonlySet<Intent>): string[] {
  return QUESTIONS.filter(([intent, holds]) => !asked.has(intent) && holds(report))
    .flatMap(([intent]) => NEXT_QUESTIONS[intent] ?? [])
    .slice(0, MOST);
}
