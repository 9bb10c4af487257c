import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findStackTraces, rankFrames } from '@mats/analysis';
import { z } from 'zod';
import { readCases } from './read-cases.ts';
import type { Suite, SuiteRun } from './suite.ts';

const caseSchema = z.object({ case: z.string(), trace: z.string(), candidates: z.array(z.string()) });

/** Traces of failing Java tests to source file and line. */
export const defects4jTraces: Suite = { name: 'defects4j-traces', predict };

async function predict({ data, write }: SuiteRun): Promise<void> {
  for (const { case: id, trace, candidates } of await readCases(data, caseSchema)) {
    const text = await readFile(join(data, trace), 'utf8');
    const knownFiles = candidates.map((name) => `${name.replaceAll('.', '/')}.java`);
    const known = new Set(knownFiles);
    const { files, lines } = rankFrames(findStackTraces(text), { knownFiles });
    write({
      case: id,
      files: files.filter(({ file }) => known.has(file)).map(({ file }) => file),
      lines: lines.filter(({ file }) => known.has(file)).map(({ file, line }) => ({ file, line })),
    });
  }
}
