import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseStackTrace, rankFrames } from '@mats/engine';
import { z } from 'zod';
import { confidenceOfTrace } from './confidence.ts';
import { readCases } from './read-cases.ts';
import type { Suite, SuiteRun } from './suite.ts';

const caseSchema = z.object({ case: z.string(), trace: z.string(), candidates: z.array(z.string()) });

/** Traces of failing Java tests to source file and line. */
export const defects4jTraces: Suite = {
  name: 'defects4j-traces',
  asks: 'Name the file to repair from the stack traces of failing Java tests.',
  goals: [
    {
      metric: 'AC@1',
      atLeast: 0.72,
      says: 'a repaired file is first, of traces with a production frame',
      toBeat: [{ by: 'frames in stack order', value: 0.634 }],
    },
    {
      metric: 'AC@5',
      atLeast: 0.93,
      says: 'a repaired file is among the first five, likewise',
      toBeat: [{ by: 'frames in stack order', value: 0.896 }],
    },
  ],
  predict,
};

async function predict({ data, write }: SuiteRun): Promise<void> {
  for (const { case: id, trace, candidates } of await readCases(data, caseSchema)) {
    const blocks = (await readFile(join(data, trace), 'utf8')).split(/^--- /m).slice(1);
    const tests = blocks.map((block) => block.slice(0, block.indexOf('\n')).trim());
    // A block holds one failure: its message may quote other traces, which are not taken for traces of their own.
    const traces = blocks.flatMap((block) => parseStackTrace(block.slice(block.indexOf('\n') + 1)) ?? []);
    const knownFiles = candidates.map((name) => `${name.replaceAll('.', '/')}.java`);
    const { files, lines } = rankFrames(traces, { knownFiles, tests });
    write({
      case: id,
      files: files.map(({ file }) => file),
      lines: lines.map(({ file, line }) => ({ file, line })),
      confidence: confidenceOfTrace(files.map(({ score }) => score)),
    });
  }
}
