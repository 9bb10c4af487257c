import { z } from 'zod';
import { CommandError } from '../command-error.ts';
import { call } from '../http/call.ts';

const TIMEOUT_MS = 60_000;

const datasetsSchema = z.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) });
const examplesSchema = z.object({
  data: z.object({
    version_id: z.string(),
    examples: z.array(
      z.object({ id: z.string(), node_id: z.string().optional(), input: z.unknown(), output: z.unknown() }),
    ),
  }),
});
const madeSchema = z.object({ data: z.object({ id: z.string() }) });
const uploadedSchema = z.object({ data: z.object({ dataset_id: z.string() }) });
const recordsSchema = z.array(
  z.object({
    example_id: z.string(),
    annotations: z.array(z.object({ name: z.string(), score: z.number().nullable() })),
  }),
);

export type DatasetExample = z.infer<typeof examplesSchema>['data']['examples'][number];
export type ExperimentRecord = z.infer<typeof recordsSchema>[number];

/** One answer of an experiment; times are ISO 8601. */
export interface ExperimentRun {
  readonly exampleId: string;
  readonly output: unknown;
  readonly start: string;
  readonly end: string;
  readonly traceId: string | null;
  readonly error: string | null;
}

/** Datasets and experiments of a Phoenix, over its REST interface. */
export class PhoenixExperiments {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url.replace(/\/{1,8}$/, '');
  }

  async #send<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    options: { method?: 'GET' | 'POST'; body?: unknown } = {},
  ): Promise<z.infer<Schema>> {
    const address = `${this.#url}${path}`;
    const answer = await call(address, { ...options, timeoutMs: TIMEOUT_MS }).catch((cause: unknown) => {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new CommandError(
        `Phoenix does not answer at ${this.#url}: ${why}`,
        'Start it, or name it with --phoenix URL.',
      );
    });
    if (answer.status >= 300) {
      const next = 'Look at the log of Phoenix.';
      throw new CommandError(`Phoenix answered ${answer.status} to ${path}: ${answer.text.slice(0, 200)}`, next);
    }
    return schema.parse(answer.json ?? (answer.text === '' ? null : answer.text));
  }

  /** @throws CommandError that names the datasets there are. */
  async datasetId(name: string): Promise<string> {
    const { data } = await this.#send(datasetsSchema, '/v1/datasets?limit=1000');
    const found = data.find((dataset) => dataset.name === name || dataset.id === name);
    if (found !== undefined) return found.id;
    const names = data.map((dataset) => dataset.name).join(', ') || 'none';
    throw new CommandError(`Phoenix has no dataset "${name}".`, `There are: ${names}. mats dataset push makes one.`);
  }

  /** Makes the dataset, or adds to it and replaces examples of the same ids. */
  async upload(
    name: string,
    examples: readonly { readonly id: string; readonly input: object; readonly output: object }[],
    description: string,
  ): Promise<string> {
    const body = {
      action: 'append',
      name,
      description,
      inputs: examples.map(({ input }) => input),
      outputs: examples.map(({ output }) => output),
      metadata: examples.map(({ id }) => ({ id })),
      example_ids: examples.map(({ id }) => id),
    };
    const { data } = await this.#send(uploadedSchema, '/v1/datasets/upload?sync=true', { method: 'POST', body });
    return data.dataset_id;
  }

  async examples(datasetId: string): Promise<{ versionId: string; examples: DatasetExample[] }> {
    const { data } = await this.#send(examplesSchema, `/v1/datasets/${encodeURIComponent(datasetId)}/examples`);
    return { versionId: data.version_id, examples: data.examples };
  }

  async createExperiment(
    datasetId: string,
    about: { readonly name: string; readonly versionId: string; readonly metadata: object },
  ): Promise<string> {
    const { name, versionId: version_id, metadata } = about;
    const body = { name, version_id, metadata };
    const path = `/v1/datasets/${encodeURIComponent(datasetId)}/experiments`;
    return (await this.#send(madeSchema, path, { method: 'POST', body })).data.id;
  }

  async addRun(experimentId: string, run: ExperimentRun): Promise<string> {
    const body = {
      dataset_example_id: run.exampleId,
      output: run.output,
      repetition_number: 1,
      start_time: run.start,
      end_time: run.end,
      trace_id: run.traceId,
      error: run.error,
    };
    const path = `/v1/experiments/${encodeURIComponent(experimentId)}/runs`;
    return (await this.#send(madeSchema, path, { method: 'POST', body })).data.id;
  }

  async addEvaluation(
    runId: string,
    evaluation: {
      readonly name: string;
      readonly label: string;
      readonly score: number;
      readonly explanation: string;
      readonly at: string;
    },
  ): Promise<void> {
    const { name, label, score, explanation, at } = evaluation;
    const body = {
      experiment_run_id: runId,
      name,
      annotator_kind: 'CODE',
      start_time: at,
      end_time: at,
      result: { label, score, explanation },
    };
    await this.#send(madeSchema, '/v1/experiment_evaluations', { method: 'POST', body });
  }

  records(experimentId: string): Promise<ExperimentRecord[]> {
    return this.#send(recordsSchema, `/v1/experiments/${encodeURIComponent(experimentId)}/json`);
  }
}
