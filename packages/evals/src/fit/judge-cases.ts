import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evidence } from '@mats/contracts';
import { judgedAnswers } from '@mats/engine/fit';
import type { JudgedAnswer } from '@mats/engine/fit';
import { z } from 'zod';
import { fileOfEvidence, investigateCase } from '../door/investigate-case.ts';
import type { CaseInput } from '../door/investigate-case.ts';
import { REPOSITORY_FOLDER } from '../suites/demo/case.ts';
import { readDemoCases } from '../suites/demo/read-demo-cases.ts';
import { readCases } from '../suites/read-cases.ts';
import {
  foldOfOperation,
  OPERATIONS_ASKED_AT,
  operationCaseSchema,
  sameComponent,
} from '../suites/operations/operation-case.ts';
import { readOperationLabels } from './failure-cases.ts';
import type { FitCase } from './fit-softmax.ts';

const ASKED_AT = Date.parse('2026-11-29T12:00:00Z');

type Candidate = NonNullable<JudgedAnswer['candidate']>;

/** What the judge measured in a case, with what is right; where no candidate is, "not known" is. */
async function judgeCase(
  input: CaseInput,
  label: {
    fold: string;
    weight: number;
    isRight: (candidate: Candidate, evidence: readonly Evidence[]) => boolean;
    nothingWrong?: boolean;
  },
): Promise<FitCase> {
  const { findings } = await investigateCase(input);
  const given = findings.filter(({ agent }) => agent !== 'architect');
  const evidence = given.flatMap((finding) => finding.evidence);
  const verified = new Set(evidence.map(({ id }) => id));
  const answers = judgedAnswers({ findings: given, verified });
  const right = answers.map(({ candidate }) => candidate !== null && label.isRight(candidate, evidence));
  const otherwise = label.nothingWrong === true ? 'no_incident' : 'unknown';
  const found = right.some(Boolean);
  return {
    fold: label.fold,
    weight: label.weight,
    options: answers.map(({ measured, is }, place) => ({
      measured,
      right: found ? right[place] === true : is === otherwise,
    })),
  };
}

/** The seeded faults of the demo: the guilty commit, or the kind of what went wrong outside of the code. */
async function demoCases(
  folder: string,
  weightsOf: (fold: string) => Readonly<Record<string, number>>,
): Promise<FitCase[]> {
  const fitted: FitCase[] = [];
  for (const { question, files, answer } of await readDemoCases(folder)) {
    const repositories = { shop: join(folder, 'inputs', REPOSITORY_FOLDER) };
    const isRight = ({ commit, kind, service }: Candidate): boolean =>
      answer.commit === null
        ? commit === null && service === answer.service && answer.outside?.includes(kind ?? '') === true
        : commit === answer.commit;
    const fold = `demo ${answer.service}`;
    fitted.push(
      await judgeCase(
        { question, files, repositories, now: ASKED_AT, weights: { failures: weightsOf(fold) } },
        { fold, weight: 1, isRight },
      ),
    );
  }
  return fitted;
}

const traceSchema = z.object({
  case: z.string(),
  repository: z.string(),
  question: z.string(),
  pasted: z.string().nullable(),
  files: z.array(z.string()),
});
const traceAnswerSchema = z.object({ case: z.string(), files: z.array(z.string()), guilty: z.string().nullable() });

/** Crashes beside their repositories; the variants of one crash share the weight of one case. */
async function traceCases(folder: string): Promise<FitCase[]> {
  const inputs = join(folder, 'inputs');
  const text = await readFile(join(folder, 'truth', 'labels.jsonl'), 'utf8');
  const labels = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => traceAnswerSchema.parse(JSON.parse(line)));
  const answers = new Map(labels.map((one) => [one.case, one]));
  const cases = await readCases(inputs, traceSchema);
  const crashOf = (id: string): string => id.split(':', 1)[0] ?? id;
  const fitted: FitCase[] = [];
  for (const { case: id, repository, question, pasted, files } of cases) {
    const answer = answers.get(id);
    if (answer === undefined) continue;
    const variants = cases.filter((one) => crashOf(one.case) === crashOf(id)).length;
    const input = {
      question: pasted === null ? question : `${question}\n\n${pasted}`,
      files: files.map((file) => join(inputs, file)),
      repositories: { app: repository },
      now: ASKED_AT,
    };
    const isRight = ({ file, commit }: Candidate): boolean =>
      (file !== undefined && answer.files.includes(file)) || (commit !== null && commit === answer.guilty);
    fitted.push(await judgeCase(input, { fold: `trace ${crashOf(id)}`, weight: 1 / variants, isRight }));
  }
  return fitted;
}

/** Logs alone: each judged by weights of known failures that have not seen its family of programs. */
async function operationCases(
  folder: string,
  weightsOf: (fold: string) => Readonly<Record<string, number>>,
): Promise<FitCase[]> {
  const inputs = join(folder, 'inputs');
  const labels = await readOperationLabels(folder);
  const fitted: FitCase[] = [];
  for (const { case: id, question, files } of await readCases(inputs, operationCaseSchema)) {
    const label = labels.get(id);
    if (label === undefined) continue;
    const fold = foldOfOperation(label);
    const paths = files.map((file) => join(inputs, file));
    const lines = new Set(label.lines.map(({ file, line }) => `${file}:${line}`));
    const placeOf = (cited: string, evidence: readonly Evidence[]): string => {
      const piece = evidence.find((one) => one.id === cited);
      const focus = piece !== undefined && 'focusLine' in piece.detail ? piece.detail.focusLine : undefined;
      return `${fileOfEvidence(piece?.locator.path ?? piece?.locator.label ?? '', files)}:${focus ?? ''}`;
    };
    const input = { question, files: paths, now: OPERATIONS_ASKED_AT, weights: { failures: weightsOf(fold) } };
    const isRight = (candidate: Candidate, evidence: readonly Evidence[]): boolean =>
      label.kinds.includes(candidate.kind ?? '') &&
      (sameComponent(candidate.component ?? candidate.service ?? '', label.component) ||
        candidate.for.some((claim) => claim.evidence.some((cited) => lines.has(placeOf(cited, evidence)))));
    fitted.push(await judgeCase(input, { fold, weight: 1, isRight, nothingWrong: label.kinds[0] === 'no_incident' }));
  }
  return fitted;
}

/** Cases of all suites for the weights of the judge. */
export async function judgeCases(given: {
  demo: string;
  traces: string | null;
  /** Folders in the form of `field-ops`. */
  operations: readonly string[];
  /** Weights of known failures that have not seen a fold. */
  weightsOf: (fold: string) => Readonly<Record<string, number>>;
}): Promise<FitCase[]> {
  const operations: FitCase[][] = [];
  for (const folder of given.operations) operations.push(await operationCases(folder, given.weightsOf));
  return [
    ...(await demoCases(given.demo, given.weightsOf)),
    ...(given.traces === null ? [] : await traceCases(given.traces)),
    ...operations.flat(),
  ];
}
