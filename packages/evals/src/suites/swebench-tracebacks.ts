import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findTraces, rankFrames } from '@mats/engine';
import { z } from 'zod';
import { confidenceOfTrace } from './confidence.ts';
import { readCases } from './read-cases.ts';
import type { Suite, SuiteRun } from './suite.ts';

const caseSchema = z.object({ case: z.string(), project: z.string(), trace: z.string() });

/** Python traceback to source file. */
export const swebenchTracebacks: Suite = {
  name: 'swebench-tracebacks',
  asks: 'Name the file to repair from the Python traceback of a bug report.',
  goals: [
    {
      metric: 'AC@1',
      atLeast: 0.57,
      says: 'the repaired file is first',
      toBeat: [{ by: 'frames of the project, innermost first', value: 0.429 }],
    },
  ],
  predict,
};

async function predict({ data, write }: SuiteRun): Promise<void> {
  for (const { case: id, project, trace } of await readCases(data, caseSchema)) {
    const text = await readFile(join(data, trace), 'utf8');
    const { files } = rankFrames(findTraces(text).traces, { project });
    const confidence = confidenceOfTrace(files.map(({ score }) => score));
    write({ case: id, files: files.map(({ file }) => file), confidence });
  }
}
