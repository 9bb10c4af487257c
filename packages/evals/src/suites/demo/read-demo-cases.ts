import { join } from 'node:path';
import { readCases } from '../read-cases.ts';
import { demoAnswerSchema, demoCaseSchema } from './case.ts';
import type { DemoAnswer } from './case.ts';

/** A seeded fault with its answer. */
export interface AnsweredDemoCase {
  readonly question: string;
  readonly files: readonly string[];
  readonly answer: DemoAnswer;
}

/** The seeded faults of a folder with `inputs` and `truth`; those without an answer are left out. */
export async function readDemoCases(folder: string): Promise<AnsweredDemoCase[]> {
  const inputs = join(folder, 'inputs');
  const answers = new Map((await readCases(join(folder, 'truth'), demoAnswerSchema)).map((one) => [one.case, one]));
  return (await readCases(inputs, demoCaseSchema)).flatMap(({ case: id, question, logs }) => {
    const answer = answers.get(id);
    return answer === undefined ? [] : [{ question, answer, files: logs.map(({ path }) => join(inputs, path)) }];
  });
}
