import { z } from 'zod';
import { eachCase } from '../door/each-case.ts';
import { investigateCase, placesOf } from '../door/investigate-case.ts';
import { readCases } from './read-cases.ts';
import type { Prediction, Suite, SuiteRun } from './suite.ts';

const caseSchema = z.object({ case: z.string(), repository: z.string(), time: z.string(), text: z.string() });

const REPOSITORY = 'app';

/** Stack traces that people wrote down when they repaired what threw them, beside the repository as it was before. */
export const fixes: Suite = {
  name: 'fixes',
  scoredBy: 'code',
  asks: 'Name the files to repair from a stack trace, the words beside it and the repository.',
  goals: [
    {
      metric: 'ac1',
      atLeast: 0.64,
      says: 'the first file is one that was repaired',
      toBeat: [
        { by: 'frames, innermost first', value: 0.555 },
        { by: 'regression over ten features', value: 0.563 },
      ],
    },
    {
      metric: 'ac3',
      atLeast: 0.84,
      says: 'one of the first three is',
      toBeat: [
        { by: 'frames, innermost first', value: 0.773 },
        { by: 'regression over ten features', value: 0.779 },
      ],
    },
    { metric: 'ac5', group: 'not_in_frames', atLeast: 0.25, says: 'the file is in no frame, and among the first five' },
  ],
  predict,
};

async function predict({ data, write }: SuiteRun): Promise<void> {
  await eachCase(
    await readCases(data, caseSchema),
    async ({ case: id, repository, time, text }): Promise<Prediction> => {
      const answer = await investigateCase({
        question: text,
        repositories: { [REPOSITORY]: repository },
        now: Date.parse(time),
      });
      const places = placesOf(answer);
      return {
        case: id,
        files: [...new Set(places.map(({ file }) => file))],
        lines: places.flatMap(({ file, line }) => (line === undefined ? [] : [{ file, line }])),
      };
    },
    write,
  );
}
