import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Suite } from './suites/suite.ts';
import { UsageError } from './usage-error.ts';

/** Runs one suite over a folder of inputs and writes each prediction as it comes. Returns how many there were. */
export async function predict(
  suites: readonly Suite[],
  request: { readonly suite: string; readonly data: string; readonly out: string },
): Promise<number> {
  const suite = suites.find(({ name }) => name === request.suite);
  if (suite === undefined) {
    const known = suites.map(({ name }) => name).join(', ');
    throw new UsageError(`There is no suite "${request.suite}". Expected one of: ${known}.`);
  }
  mkdirSync(dirname(request.out), { recursive: true });
  const file = openSync(request.out, 'w');
  let count = 0;
  try {
    await suite.predict({
      data: request.data,
      write: (prediction) => {
        writeSync(file, `${JSON.stringify(prediction)}\n`);
        count += 1;
      },
    });
  } finally {
    closeSync(file);
  }
  return count;
}
