import { join } from 'node:path';
import type { Report } from '@mats/contracts';
import { eachCase } from '../../door/each-case.ts';
import { fileOfEvidence, investigateCase } from '../../door/investigate-case.ts';
import type { CaseWeights } from '../../door/investigate-case.ts';
import { leftOutWeights } from '../../fit/left-out-weights.ts';
import { readCases } from '../read-cases.ts';
import type { Prediction, SuiteRun } from '../suite.ts';
import { foldOfOperation, OPERATIONS_ASKED_AT, operationAnswerSchema, operationCaseSchema } from './operation-case.ts';

const MOST_LINES = 3;

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

async function predictWith(
  { data, write }: SuiteRun,
  weightsOf: (id: string) => CaseWeights | undefined,
): Promise<void> {
  await eachCase(
    await readCases(data, operationCaseSchema),
    async ({ case: id, question, files }) => {
      const { report } = await investigateCase({
        question,
        files: files.map((file) => join(data, file)),
        now: OPERATIONS_ASKED_AT,
        weights: weightsOf(id),
      });
      return { case: id, ...predictionOf(report, files) };
    },
    write,
  );
}

/** Asks about each incident with its logs attached. */
export function predictOperations(run: SuiteRun): Promise<void> {
  return predictWith(run, () => undefined);
}

/** The same by weights that have not seen the family of programs of a case. */
export async function predictOperationsLeftOut(run: SuiteRun & { readonly truth: string }): Promise<void> {
  const answers = await readCases(run.truth, operationAnswerSchema, 'truth.jsonl');
  const folds = new Map(answers.map((answer) => [answer.case, foldOfOperation(answer)]));
  const weightsOf = leftOutWeights();
  await predictWith(run, (id) => weightsOf(folds.get(id) ?? ''));
}
