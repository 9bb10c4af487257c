import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ExampleInput, ExpectedAnswer } from '@mats/contracts';
import { z } from 'zod';
import { CommandError } from '../command-error.ts';

/** An example of a suite, as a dataset has it. */
export interface SuiteExample {
  readonly id: string;
  readonly input: ExampleInput;
  readonly output: ExpectedAnswer;
}

const caseSchema = z.object({ case: z.string(), question: z.string(), files: z.array(z.string()) });
const truthSchema = z.object({
  case: z.string(),
  kinds: z.array(z.string()),
  component: z.array(z.string()),
  lines: z.array(z.object({ file: z.string(), line: z.int().positive() })),
});

function readLines<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema>[] {
  if (!existsSync(file)) {
    const next = 'A suite is a folder with inputs/cases.jsonl, the files that it names, and truth/truth.jsonl.';
    throw new CommandError(`There is no ${file}.`, next);
  }
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => schema.parse(JSON.parse(line)));
}

/** The cases of a labelled suite as examples: question and files in, kinds, parts and lines of the right answer out. */
export function readSuite(folder: string): SuiteExample[] {
  const truths = readLines(path.join(folder, 'truth', 'truth.jsonl'), truthSchema);
  const known = new Map(truths.map((truth) => [truth.case, truth]));
  return readLines(path.join(folder, 'inputs', 'cases.jsonl'), caseSchema).flatMap((one) => {
    const truth = known.get(one.case);
    if (truth === undefined) return [];
    const attachments = one.files.map((file) => ({
      name: path.basename(file),
      content: readFileSync(path.join(folder, 'inputs', file), 'utf8'),
    }));
    return [
      {
        id: one.case,
        input: { prompt: one.question, attachments, repositories: [], sample: false, missing: [] },
        output: { kinds: truth.kinds, components: truth.component, places: truth.lines },
      },
    ];
  });
}
