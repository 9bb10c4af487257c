import { join } from 'node:path';
import type { Report } from '@mats/contracts';
import { z } from 'zod';
import { eachCase } from '../door/each-case.ts';
import { fileOfEvidence, investigateCase } from '../door/investigate-case.ts';
import { readCases } from './read-cases.ts';
import type { Prediction, Suite, SuiteRun } from './suite.ts';

const caseSchema = z.object({ case: z.string(), question: z.string(), files: z.array(z.string()) });

/** Incidents have no time of their own: they are asked about on one day after all of them. */
const ASKED_AT = Date.parse('2026-11-29T12:00:00Z');
const MOST_LINES = 3;

/** Operational incidents as people bring them: a question and the logs. */
export const fieldOps: Suite = {
  name: 'field-ops',
  asks: 'Name the kind of failure, the part to repair, the line that says so, and what to do, from logs and a question.',
  goals: [
    {
      metric: 'right',
      atLeast: 0.75,
      says: 'the kind is right, and the part or the line',
      toBeat: [{ by: 'MATS before this suite', value: 0.13 }],
    },
    {
      metric: 'line',
      atLeast: 0.85,
      says: 'a line that names the cause is among the first three',
      toBeat: [{ by: 'the first three lines with a word of failure', value: 0.64 }],
    },
    { metric: 'action', atLeast: 0.65, says: 'the advice holds what settles it' },
    { metric: 'value', atLeast: 0.6, says: 'the headline holds the value that matters' },
    { metric: 'wrong', atMost: 0.08, says: 'a cause of a wrong kind is named' },
  ],
  predict,
};

/** Lines of the report's evidence, those of the cause first. */
function linesOf(report: Report, files: readonly string[]): { file: string; line: number }[] {
  const cited = new Set(report.claims.filter(({ about }) => about === 'cause').flatMap(({ evidence }) => evidence));
  const rank = (id: string): number => (cited.has(id) ? 0 : 1);
  const lines = report.evidence
    .toSorted((a, b) => rank(a.id) - rank(b.id))
    .flatMap(({ detail, locator }) =>
      'focusLine' in detail && detail.focusLine !== undefined
        ? [{ file: fileOfEvidence(locator.path ?? locator.label, files), line: detail.focusLine }]
        : [],
    );
  return [...new Map(lines.map((line) => [`${line.file}:${line.line}`, line])).values()].slice(0, MOST_LINES);
}

function predictionOf(report: Report, files: readonly string[]): Prediction {
  const steps = report.nextSteps.map(({ text, command }) => (command === undefined ? text : `${text}: ${command}`));
  return {
    verdict: report.verdict,
    confidence: report.confidence,
    kind: report.kind,
    component: report.component,
    headline: report.cause,
    lines: linesOf(report, files),
    advice: steps.join('\n'),
  };
}

async function predict({ data, write }: SuiteRun): Promise<void> {
  await eachCase(
    await readCases(data, caseSchema),
    async ({ case: id, question, files }) => {
      const { report } = await investigateCase({
        question,
        files: files.map((file) => join(data, file)),
        now: ASKED_AT,
      });
      return { case: id, ...predictionOf(report, files) };
    },
    write,
  );
}
