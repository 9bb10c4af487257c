import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';

/** Reads the cases of a suite's folder, one JSON object a line. Fails with the line number and what was wrong with it. */
export async function readCases<Schema extends z.ZodType>(
  dataFolder: string,
  schema: Schema,
  file = 'cases.jsonl',
): Promise<z.infer<Schema>[]> {
  const path = join(dataFolder, file);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`Cannot read ${path}. Expected the inputs folder of the suite; pass it with --data.`, { cause });
  });
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = schema.safeParse(parseJson(line));
    if (!parsed.success) throw new Error(`${path}:${index + 1} is not a case of this suite: ${parsed.error.message}`);
    return [parsed.data];
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
