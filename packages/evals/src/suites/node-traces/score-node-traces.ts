import { z } from 'zod';
import { readCases } from '../read-cases.ts';
import type { CaseScore, Prediction, Scoring } from '../suite.ts';

const placeSchema = z.object({ file: z.string(), line: z.number() });
const answerSchema = z.object({
  case: z.string(),
  commit: z.string().nullable(),
  lines: z.array(placeSchema),
  run: z.string(),
});
const predictionSchema = z.object({
  files: z.array(z.string()),
  lines: z.array(placeSchema),
  commit: z.string().nullable(),
});

/** Lines a prediction may lie off a guilty one: programs are small, so that more would say little. */
const NEAR_LINES = 3;
/** Lines of a prediction that are looked at. */
const FIRST_LINES = 5;

type Answer = z.infer<typeof answerSchema>;
type Answered = z.infer<typeof predictionSchema>;

/**
 * Scores predictions against `cases.jsonl` of the truth folder. `file`: the first file holds a guilty line. `line`: one of the first five lines
 * lies within three of a guilty one; `first line`: the first of them is a guilty one exactly. `commit`: the commit is the guilty one, or none
 * where none is. `wrongly blamed`: a commit is named and it is the wrong one. File and line do not apply where no code is at fault.
 */
export async function scoreNodeTraces({ truth, predictions }: Scoring): Promise<readonly CaseScore[]> {
  const answers = await readCases(truth, answerSchema);
  const byCase = new Map<unknown, Prediction>();
  for (const prediction of predictions) byCase.set(prediction['case'], prediction);
  return answers.map((answer) => {
    const { data } = predictionSchema.safeParse(byCase.get(answer.case));
    return {
      case: answer.case,
      metrics: metricsOf(answer, data),
      groups: [answer.run === 'source' ? 'sources' : 'through source maps'],
    };
  });
}

function metricsOf(answer: Answer, answered: Answered | undefined): Record<string, number> {
  const { lines, commit } = answer;
  const commits = {
    commit: Number(answered !== undefined && answered.commit === commit),
    'wrongly blamed': Number(answered !== undefined && answered.commit !== null && answered.commit !== commit),
  };
  if (lines.length === 0) return commits;
  const near = (place: Answered['lines'][number] | undefined, within: number): boolean =>
    place !== undefined && lines.some(({ file, line }) => file === place.file && Math.abs(line - place.line) <= within);
  const named = answered?.lines.slice(0, FIRST_LINES) ?? [];
  return {
    ...commits,
    file: Number(lines.some(({ file }) => file === answered?.files[0])),
    line: Number(named.some((place) => near(place, NEAR_LINES))),
    'first line': Number(near(named[0], 0)),
  };
}
