import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPathIndex, rankFramesAlone, wordsAround } from '@mats/engine/code';
import { crashFiles, crashNames, frameSites, locatedFrames, rankCrashFiles, tracedRuns } from '@mats/engine/fit';
import { findTraces } from '@mats/engine/logs';
import { z } from 'zod';
import { pathsOfClasses, testTraceSchema } from '../suites/defects4j-traces.ts';
import { readCases } from '../suites/read-cases.ts';
import { questionOf, tracebackSchema } from '../suites/swebench-tracebacks.ts';
import { optionsOf } from './crash-options.ts';
import type { CrashCase } from './crash-options.ts';

const TRUTH = 'truth.jsonl';
/** As many traces as the Investigator reads of one question. */
const MOST_TRACES = 6;

const testAnswerSchema = z.object({
  case: z.string(),
  project: z.string(),
  modified_classes: z.array(z.string()),
  has_production_frame: z.boolean(),
});

/** Traces of failing tests beside the names of the classes that there are. */
export async function testTraceCases(folder: string): Promise<CrashCase[]> {
  const inputs = join(folder, 'inputs');
  const answers = new Map(
    (await readCases(join(folder, 'truth'), testAnswerSchema, TRUTH)).map((one) => [one.case, one]),
  );
  const cases: CrashCase[] = [];
  for (const one of await readCases(inputs, testTraceSchema)) {
    const answer = answers.get(one.case);
    if (answer === undefined) continue;
    const text = await readFile(join(inputs, one.trace), 'utf8');
    const right = new Set(pathsOfClasses(answer.modified_classes, ''));
    cases.push({
      suite: 'defects4j-traces',
      project: answer.project,
      headline: answer.has_production_frame,
      options: optionsOf(rankByNames(text, pathsOfClasses(one.candidates, text)), (path) => right.has(path)),
    });
  }
  return cases;
}

function rankByNames(text: string, paths: readonly string[]): ReturnType<typeof rankCrashFiles> {
  const known = { index: buildPathIndex(paths), packages: new Map<string, string>(), builds: [] };
  const byForm = Map.groupBy(findTraces(text).traces.slice(0, MOST_TRACES), ({ fingerprint }) => fingerprint);
  const read = (): undefined => undefined;
  const located = [...byForm.values()].flatMap(([trace]) =>
    trace === undefined ? [] : [{ trace, frames: locatedFrames(frameSites(trace, known), { trace, read }) }],
  );
  const first = located.find(({ frames }) => frames.length > 0);
  if (first === undefined) return [];
  const words = wordsAround(text);
  return rankCrashFiles(
    crashFiles({
      ...tracedRuns(located, first),
      paths,
      names: crashNames([first.trace], words),
      words,
      found: [],
      makers: [],
      read,
      changedAt: new Map(),
      changedAround: new Map(),
      at: 0,
      changes: [],
    }),
  );
}

const tracebackAnswerSchema = z.object({ case: z.string(), files: z.array(z.string()) });

/** Tracebacks of projects whose code is not at hand. */
export async function tracebackCases(folder: string): Promise<CrashCase[]> {
  const inputs = join(folder, 'inputs');
  const truth = await readCases(join(folder, 'truth'), tracebackAnswerSchema, TRUTH);
  const answers = new Map(truth.map((one) => [one.case, one]));
  const cases: CrashCase[] = [];
  for (const { case: id, project, trace } of await readCases(inputs, tracebackSchema)) {
    const answer = answers.get(id);
    if (answer === undefined) continue;
    const question = questionOf(project, await readFile(join(inputs, trace), 'utf8'));
    const { files } = rankFramesAlone(findTraces(question).traces, wordsAround(question));
    const options = optionsOf(files, (path) => answer.files.some((file) => isSameFile(path, file)));
    cases.push({ suite: 'swebench-tracebacks', project, headline: true, options });
  }
  return cases;
}

/** Whether a printed path ends with the one of the repository, or a printed path with a folder is its end. */
function isSameFile(printed: string, file: string): boolean {
  const path = printed.replaceAll('\\', '/');
  const bare = file.replace(/^(?:src|lib)\//, '');
  return path.endsWith(file) || path.endsWith(bare) || (path.includes('/') && file.endsWith(path));
}
