import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { eachCase } from '../door/each-case.ts';
import { investigateCase, placesOf } from '../door/investigate-case.ts';
import { readCases } from './read-cases.ts';
import type { Prediction, Suite, SuiteRun } from './suite.ts';

export const tracebackSchema = z.object({ case: z.string(), project: z.string(), trace: z.string() });

const ASKED_AT = Date.parse('2026-11-29T12:00:00Z');

/** Python traceback to source file, of a project whose code is not at hand. */
export const swebenchTracebacks: Suite = {
  name: 'swebench-tracebacks',
  asks: 'Name the file to repair from the Python traceback of a bug report.',
  goals: [
    {
      metric: 'AC@1',
      atLeast: 0.5,
      says: 'the repaired file is first',
      toBeat: [{ by: 'frames of the project, innermost first', value: 0.429 }],
    },
  ],
  predict,
};

/** What a person asks who has no more than the traceback. */
export function questionOf(project: string, traceback: string): string {
  return `Which file of ${project} has to be repaired?\n\n${traceback}`;
}

async function predict({ data, write }: SuiteRun): Promise<void> {
  await eachCase(
    await readCases(data, tracebackSchema),
    async ({ case: id, project, trace }): Promise<Prediction> => {
      const text = await readFile(join(data, trace), 'utf8');
      const question = questionOf(project, text);
      const places = placesOf(await investigateCase({ question, now: ASKED_AT }));
      return { case: id, files: [...new Set(places.map(({ file }) => file))] };
    },
    write,
  );
}
