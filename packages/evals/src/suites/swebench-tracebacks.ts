import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findStackTraces, rankFrames } from '@mats/analysis';
import { z } from 'zod';
import { readCases } from './read-cases.ts';
import type { Suite, SuiteRun } from './suite.ts';

const caseSchema = z.object({ case: z.string(), project: z.string(), trace: z.string() });

/** Python traceback to source file. */
export const swebenchTracebacks: Suite = { name: 'swebench-tracebacks', predict };

async function predict({ data, write }: SuiteRun): Promise<void> {
  for (const { case: id, project, trace } of await readCases(data, caseSchema)) {
    const text = await readFile(join(data, trace), 'utf8');
    const { files } = rankFrames(findStackTraces(text), { project });
    write({ case: id, files: files.map(({ file }) => file) });
  }
}
