import { join } from 'node:path';
import { explainFailures } from '@mats/engine';
import type { ExplainedFailures } from '@mats/engine';
import { componentOf, kindOf } from '@mats/engine/fit';
import { readLogs, readWindows } from '@mats/evidence';
import { createFileLogSource } from '@mats/sources';
import {
  foldOfOperation,
  OPERATIONS_ASKED_AT,
  operationAnswerSchema,
  operationCaseSchema,
  sameComponent,
} from '../suites/operations/operation-case.ts';
import type { OperationAnswer } from '../suites/operations/operation-case.ts';
import { fileOfEvidence } from '../door/investigate-case.ts';
import { readDemoCases } from '../suites/demo/read-demo-cases.ts';
import { readCases } from '../suites/read-cases.ts';
import type { FitCase } from './fit-softmax.ts';

async function explain(question: string, files: readonly string[]): Promise<ExplainedFailures> {
  const source = createFileLogSource({ patterns: [...files] });
  const options = { signal: new AbortController().signal, now: OPERATIONS_ASKED_AT, onStep: () => undefined };
  try {
    const { logs } = await readLogs([source], options);
    const lines = await readWindows(logs, { now: OPERATIONS_ASKED_AT });
    // Files are told apart by their place in the order of the case.
    const order = logs.map(({ locator }) => files.indexOf(fileOfEvidence(locator.path ?? locator.label, files)));
    if (order.includes(-1)) throw new Error(`A log of ${files.join(', ')} has a label that names none of them.`);
    const placed = lines.map((line) => ({ ...line, file: order[line.file] ?? line.file }));
    return explainFailures({ lines: placed, question });
  } finally {
    await source.close();
  }
}

/** Which answers are right: the kind with its part or line; where no form of that kind was seen, the line alone. */
function rightAnswers(explained: ExplainedFailures, label: OperationAnswer, files: readonly string[]): boolean[] {
  const { answers } = explained;
  const [special] = label.kinds;
  if (special === 'unknown') return answers.map(({ answer }) => answer.is === 'unknown');
  if (special === 'no_incident') return answers.map(({ answer }) => answer.is === 'no_incident');
  const inLines = answers.map(
    ({ answer }) =>
      answer.is === 'failure' &&
      answer.view.group.lines.some(({ file, line }) =>
        label.lines.some((one) => one.file === files[file] && one.line === line),
      ),
  );
  const kinds = answers.map(({ answer }) => (answer.is === 'failure' ? kindOf(answer.view) : null));
  const ofKind = answers.map(({ answer }, place) => {
    const kind = kinds[place] ?? null;
    if (answer.is !== 'failure' || kind === null || !label.kinds.includes(kind)) return false;
    return inLines[place] === true || sameComponent(componentOf(answer.view), label.component);
  });
  if (ofKind.some(Boolean)) return ofKind;
  // Where no line is known for what it is, a line without a kind is right, and so is "not known".
  return answers.map(
    ({ answer }, place) => answer.is === 'unknown' || (inLines[place] === true && kinds[place] === null),
  );
}

/** The labels of a suite, by case. */
export async function readOperationLabels(folder: string): Promise<ReadonlyMap<string, OperationAnswer>> {
  const labels = await readCases(join(folder, 'truth'), operationAnswerSchema, 'truth.jsonl');
  return new Map(labels.map((label) => [label.case, label]));
}

/** Seeded faults without a guilty commit: of an accepted kind, told by the service in which it begins. One service is a fold. */
export async function demoFailureCases(folder: string): Promise<FitCase[]> {
  const fitted: FitCase[] = [];
  for (const { question, files, answer } of await readDemoCases(folder)) {
    if (answer.commit !== null) continue;
    const kinds = answer.outside ?? [];
    const explained = await explain(question, files);
    const options = explained.answers.map(({ answer: one, measured }) => ({
      measured,
      right:
        one.is === 'failure' && one.view.group.service === answer.service && kinds.includes(kindOf(one.view) ?? ''),
    }));
    fitted.push({ fold: `demo ${answer.service}`, options });
  }
  return fitted;
}

/** The cases of a suite in the form of `field-ops`, with what the rules measured; whole families of programs are a fold. */
export async function failureCases(folder: string): Promise<FitCase[]> {
  const cases = await readCases(join(folder, 'inputs'), operationCaseSchema);
  const labels = await readOperationLabels(folder);
  const fitted: FitCase[] = [];
  for (const one of cases) {
    const label = labels.get(one.case);
    if (label === undefined) continue;
    const explained = await explain(
      one.question,
      one.files.map((file) => join(folder, 'inputs', file)),
    );
    const right = rightAnswers(explained, label, one.files);
    const options = explained.answers.map(({ measured }, place) => ({ measured, right: right[place] === true }));
    fitted.push({ fold: foldOfOperation(label), options });
  }
  return fitted;
}
