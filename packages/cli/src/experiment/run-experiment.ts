import {
  evaluateAnswer,
  exampleInputSchema,
  expectedAnswerSchema,
  investigationSchema,
  MatsError,
} from '@mats/contracts';
import type { Evaluation, ExampleInput, Investigation } from '@mats/contracts';
import { assertAnswered } from '../http/local-orchestrator.ts';
import type { LocalOrchestrator } from '../http/local-orchestrator.ts';
import { call } from '../http/call.ts';
import type { DatasetExample, PhoenixExperiments } from './phoenix-experiments.ts';

const ANSWER_TIMEOUT_MS = 600_000;

export interface ExperimentOptions {
  readonly phoenix: PhoenixExperiments;
  readonly orchestrator: LocalOrchestrator;
  readonly dataset: string;
  readonly name: string;
  readonly version: string;
  /** At most so many examples; undefined: all. */
  readonly limit?: number | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly tell: (line: string) => void;
}

export interface RanExperiment {
  readonly experiment: string;
  readonly dataset: string;
  readonly examples: number;
  readonly failed: number;
  /** Mean score of each evaluator over the examples that it judged. */
  readonly scores: Readonly<Record<string, { readonly mean: number; readonly judged: number }>>;
}

async function ask(input: ExampleInput, options: ExperimentOptions): Promise<Investigation> {
  const { orchestrator, name, newId } = options;
  const { prompt, attachments, repositories, sample } = input;
  const answer = await call(`${orchestrator.url}/ask`, {
    method: 'POST',
    headers: { ...orchestrator.headers, 'X-Session-ID': `experiment-${newId()}` },
    body: { prompt, attachments, repositories, sample, metadata: { experiment: name }, tags: ['experiment'] },
    timeoutMs: ANSWER_TIMEOUT_MS,
  });
  assertAnswered(answer);
  return investigationSchema.parse(answer.json);
}

/** What Phoenix shows of an answer. */
function outputOf({ report, id, session_id }: Investigation): object {
  if (report === null) return { verdict: null, investigation: id, session: session_id };
  const { verdict, confidence, kind, component, where, cause } = report;
  return { verdict, confidence, kind, component, where, cause, investigation: id, session: session_id };
}

async function runExample(
  example: DatasetExample,
  given: { readonly options: ExperimentOptions; readonly experiment: string },
): Promise<Evaluation[]> {
  const { options, experiment } = given;
  const { phoenix, now } = options;
  const input = exampleInputSchema.parse(example.input);
  const expected = expectedAnswerSchema.parse(example.output);
  const started = now();
  let answered: Investigation | undefined;
  let error: string | null = null;
  try {
    answered = await ask(input, options);
    error = answered.error?.message ?? null;
  } catch (thrown) {
    error = thrown instanceof Error ? thrown.message : MatsError.from(thrown).message;
  }
  const ended = now();
  const at = new Date(ended).toISOString();
  const run = await phoenix.addRun(experiment, {
    exampleId: example.node_id ?? example.id,
    output: answered === undefined ? null : outputOf(answered),
    start: new Date(started).toISOString(),
    end: at,
    traceId: answered?.trace_id ?? null,
    error,
  });
  if (error !== null) return [];
  const evaluations = evaluateAnswer(answered?.report ?? null, { expected, seconds: (ended - started) / 1000 });
  for (const evaluation of evaluations) await phoenix.addEvaluation(run, { ...evaluation, at });
  return evaluations;
}

/** Asks every example of a dataset, one after the other, and files answers and evaluations as an experiment of Phoenix. */
export async function runExperiment(options: ExperimentOptions): Promise<RanExperiment> {
  const { phoenix, dataset, name, version, tell } = options;
  const datasetId = await phoenix.datasetId(dataset);
  const { versionId, examples } = await phoenix.examples(datasetId);
  const chosen = examples.slice(0, options.limit);
  const experiment = await phoenix.createExperiment(datasetId, { name, versionId, metadata: { mats: version } });
  const sums = new Map<string, { sum: number; judged: number }>();
  let failed = 0;
  for (const [place, example] of chosen.entries()) {
    const evaluations = await runExample(example, { options, experiment });
    if (evaluations.length === 0) failed += 1;
    for (const { name: evaluator, score } of evaluations) {
      const { sum, judged } = sums.get(evaluator) ?? { sum: 0, judged: 0 };
      sums.set(evaluator, { sum: sum + score, judged: judged + 1 });
    }
    const words = evaluations.map(({ name: evaluator, label }) => `${evaluator} ${label}`).join(', ');
    tell(`${place + 1} of ${chosen.length}: ${words === '' ? 'no answer' : words}`);
  }
  const scores = Object.fromEntries([...sums].map(([key, { sum, judged }]) => [key, { mean: sum / judged, judged }]));
  return { experiment, dataset: datasetId, examples: chosen.length, failed, scores };
}
