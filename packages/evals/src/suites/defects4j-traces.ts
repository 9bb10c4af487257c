import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { eachCase } from '../door/each-case.ts';
import { investigateCase, placesOf } from '../door/investigate-case.ts';
import { readCases } from './read-cases.ts';
import type { Prediction, Suite, SuiteRun } from './suite.ts';

export const testTraceSchema = z.object({ case: z.string(), trace: z.string(), candidates: z.array(z.string()) });

const ASKED_AT = Date.parse('2026-11-29T12:00:00Z');
const REPOSITORY = 'app';
const MOST_LINES = 5;

/** Traces of failing Java tests to source file and line, beside the names of the classes that there are. */
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

/** The paths of the classes, and of the tests that failed. */
export function pathsOfClasses(classes: readonly string[], traces: string): string[] {
  const tests = [...traces.matchAll(/^--- ([\w.$]{1,300})::/gm)].flatMap((match) => match[1] ?? []);
  return [...new Set([...classes, ...tests])].map((name) => `${name.replace(/\$.*$/, '').replaceAll('.', '/')}.java`);
}

/** Files in which nothing stands: the suite knows no more of the code than its names. */
async function writeNames(folder: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '');
  }
}

async function predict({ data, write }: SuiteRun): Promise<void> {
  await eachCase(
    await readCases(data, testTraceSchema),
    async ({ case: id, trace, candidates }): Promise<Prediction> => {
      const question = await readFile(join(data, trace), 'utf8');
      const folder = await mkdtemp(join(tmpdir(), 'mats-classes-'));
      try {
        await writeNames(folder, pathsOfClasses(candidates, question));
        const repositories = { [REPOSITORY]: folder };
        const places = placesOf(await investigateCase({ question, repositories, now: ASKED_AT }));
        const lines = places.flatMap(({ file, line }) => (line === undefined ? [] : [{ file, line }]));
        return { case: id, files: [...new Set(places.map(({ file }) => file))], lines: lines.slice(0, MOST_LINES) };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    write,
  );
}
