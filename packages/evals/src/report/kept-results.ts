import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { calibrate } from './calibration.ts';
import type { SuiteRunResult } from './run-suite.ts';
import { suiteScoreSchema } from './suite-score.ts';

const keptSchema = z.object({
  /** Commit that was measured, as Markdown. */
  commit: z.string(),
  /** ISO 8601. */
  date: z.string(),
  result: z.object({
    score: suiteScoreSchema,
    inputsHash: z.string(),
    predictions: z.number(),
    wallMilliseconds: z.number(),
    cpuMilliseconds: z.number(),
    slowestMilliseconds: z.number(),
    answers: z.array(z.object({ confidence: z.number(), right: z.boolean() })),
    broke: z.string().optional(),
  }),
});

/** What a suite reached in an earlier run of the report. */
export interface KeptResult {
  readonly commit: string;
  readonly date: string;
  readonly result: SuiteRunResult;
}

const fileOf = (folder: string, suite: string): string => join(folder, `${suite}.json`);

/** Keeps what a suite reached, for a later report that does not run it again. Makes the folder. */
export function keepResult(folder: string, suite: string, kept: KeptResult): void {
  const { calibration: _, ...result } = kept.result;
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(folder, suite), JSON.stringify({ ...kept, result }));
}

/** What was kept of a suite, or null. Throws when the file holds anything else. */
export function readKeptResult(folder: string, suite: string): KeptResult | null {
  const file = fileOf(folder, suite);
  if (!existsSync(file)) return null;
  const { commit, date, result } = keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { broke, ...rest } = result;
  const calibration = calibrate(rest.answers);
  return {
    commit,
    date,
    result: {
      ...rest,
      ...(broke === undefined ? {} : { broke }),
      ...(calibration === undefined ? {} : { calibration }),
    },
  };
}
