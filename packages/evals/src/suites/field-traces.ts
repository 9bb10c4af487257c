import { join } from 'node:path';
import type { Report } from '@mats/contracts';
import { z } from 'zod';
import { eachCase } from '../door/each-case.ts';
import { investigateCase } from '../door/investigate-case.ts';
import type { CaseWeights } from '../door/investigate-case.ts';
import { leftOutWeights } from '../fit/left-out-weights.ts';
import { readCases } from './read-cases.ts';
import type { Prediction, Suite, SuiteRun } from './suite.ts';

const caseSchema = z.object({
  case: z.string(),
  repository: z.string(),
  question: z.string(),
  pasted: z.string().nullable(),
  files: z.array(z.string()),
});

const ASKED_AT = Date.parse('2026-11-29T12:00:00Z');
const REPOSITORY = 'app';

/** Crashes of public projects, pasted and attached in seven ways, beside the repository they happened in. */
export const fieldTraces: Suite = {
  name: 'field-traces',
  asks: 'Name the file, the line and the commit behind a crash, from a trace as people paste it and a repository.',
  goals: [
    {
      metric: 'file',
      atLeast: 0.88,
      says: 'the first file is one that was repaired',
      toBeat: [{ by: 'innermost frame in the repository', value: 0.78 }],
    },
    {
      metric: 'line',
      atLeast: 0.65,
      says: 'one of three lines lies within 5 of the repair',
      toBeat: [{ by: 'innermost frame in the repository', value: 0.56 }],
    },
    {
      metric: 'commit',
      atLeast: 0.55,
      says: 'the first commit is the one that brought it',
      toBeat: [{ by: 'blame of the innermost frame', value: 0.39 }],
    },
    { metric: 'wrong', atMost: 0.08, says: 'a cause is named, and neither its file nor its commit is right' },
  ],
  predict: (run) => predict(run),
  predictLeftOut: (run) => {
    const weightsOf = leftOutWeights();
    return predict(run, (id) => weightsOf(`trace ${id.split(':', 1)[0] ?? id}`));
  },
};

/** The places of a report: of the cause, then of the leads, each once. */
function placesOf({
  where,
  weakerLeads,
}: Report): { file: string; line?: number | undefined; commit?: string | undefined }[] {
  return [where, ...weakerLeads].flatMap(({ file, line, commit }) =>
    file === undefined ? [] : [{ file, line, commit }],
  );
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];

function predictionOf(report: Report): Prediction {
  const places = placesOf(report);
  const commits = [report.where, ...report.weakerLeads].flatMap(({ commit }) => commit ?? []);
  return {
    verdict: report.verdict,
    confidence: report.confidence,
    files: unique(places.map(({ file }) => file)),
    lines: places.flatMap(({ file, line }) => (line === undefined ? [] : [{ file, line }])),
    commits: unique(commits),
  };
}

const nothing = (): undefined => undefined;

async function predict(
  { data, write }: SuiteRun,
  weightsOf: (id: string) => CaseWeights | undefined = nothing,
): Promise<void> {
  await eachCase(
    await readCases(data, caseSchema),
    async ({ case: id, repository, question, pasted, files }) => {
      const { report } = await investigateCase({
        question: pasted === null ? question : `${question}\n\n${pasted}`,
        files: files.map((file) => join(data, file)),
        repositories: { [REPOSITORY]: repository },
        now: ASKED_AT,
        weights: weightsOf(id),
      });
      return { case: id, ...predictionOf(report) };
    },
    write,
  );
}
