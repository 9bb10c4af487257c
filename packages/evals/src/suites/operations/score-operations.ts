import { z } from 'zod';
import { readCases } from '../read-cases.ts';
import type { CaseScore, Prediction, Scoring } from '../suite.ts';
import { operationAnswerSchema, sameComponent } from './operation-case.ts';
import type { OperationAnswer } from './operation-case.ts';

const predictionSchema = z.object({
  verdict: z.enum(['root_cause', 'probable_cause', 'inconclusive', 'no_incident']),
  confidence: z.number(),
  kind: z.string().nullable(),
  component: z.string().nullable(),
  headline: z.string(),
  lines: z.array(z.object({ file: z.string(), line: z.number() })),
  advice: z.string(),
});
type Answered = z.infer<typeof predictionSchema>;

/** From this confidence on a wrong answer misleads. */
const SURE = 0.8;
const FIRST_LINES = 3;

function holdsAll(text: string, groups: readonly (readonly string[])[]): boolean {
  const lower = text.toLowerCase();
  return groups.every((group) => group.some((word) => lower.includes(word.toLowerCase())));
}

const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function namesLine({ lines }: Answered, answer: OperationAnswer): boolean {
  return lines
    .slice(0, FIRST_LINES)
    .some((named) => answer.lines.some(({ file, line }) => line === named.line && baseOf(file) === baseOf(named.file)));
}

function metricsOf(answer: OperationAnswer, given: Answered | undefined): Record<string, number> {
  const [first] = answer.kinds;
  const claims = given?.verdict === 'root_cause' || given?.verdict === 'probable_cause';
  const special = first === 'unknown' || first === 'no_incident';
  const isKind = given !== undefined && answer.kinds.includes(given.kind ?? '');
  const line = given !== undefined && namesLine(given, answer);
  const component = given !== undefined && sameComponent(given.component ?? '', answer.component);
  const right = special
    ? given?.verdict === (first === 'unknown' ? 'inconclusive' : 'no_incident')
    : claims && isKind && (component || line);
  const found = special ? {} : { kind: Number(isKind), component: Number(component), line: Number(line) };
  const value =
    special || answer.value.length === 0 ? {} : { value: Number(holdsAll(given?.headline ?? '', answer.value)) };
  const action = answer.action.length === 0 ? {} : { action: Number(holdsAll(given?.advice ?? '', answer.action)) };
  return {
    right: Number(right),
    wrong: Number(given === undefined || (claims && !(isKind && !special))),
    'confident wrong': Number(given !== undefined && given.confidence >= SURE && !right),
    ...found,
    ...value,
    ...action,
  };
}

/**
 * Scores predictions against the labels. `right`: a cause of an accepted kind with its part, or a line that names it among the first three;
 * "not known" or "no incident" where that is so. `wrong`: a cause of another kind is named.
 */
export async function scoreOperations({ truth, predictions }: Scoring): Promise<readonly CaseScore[]> {
  const byCase = new Map<unknown, Prediction>(predictions.map((one) => [one['case'], one]));
  const answers = await readCases(truth, operationAnswerSchema, 'truth.jsonl');
  return answers.map((answer) => ({
    case: answer.case,
    metrics: metricsOf(answer, predictionSchema.safeParse(byCase.get(answer.case)).data),
    groups: [answer.family],
  }));
}
