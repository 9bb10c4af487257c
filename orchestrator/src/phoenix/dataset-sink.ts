import { MatsError } from '@mats/contracts';
import type { ExampleInput, ExpectedAnswer } from '@mats/contracts';
import type { HttpClient } from '@mats/service';
import { z } from 'zod';

/** A turn as an example of a dataset. */
export interface NewExample {
  /** The same turn added again replaces the example. */
  readonly id: string;
  readonly input: ExampleInput;
  readonly output: ExpectedAnswer;
}

/** Datasets of Phoenix, as far as turns are added to them. */
export interface DatasetSink {
  /** Resolves to the dataset's id. @throws MatsError `phoenix_unavailable`, `phoenix_refused` */
  add(dataset: string, example: NewExample): Promise<string>;
  /** Names of the datasets there are; none when Phoenix is away. */
  names(): Promise<string[]>;
}

const TIMEOUT_MS = 60_000;
const uploadedSchema = z.object({ data: z.object({ dataset_id: z.string() }) });
const listSchema = z.object({ data: z.array(z.object({ name: z.string() })) });

/** What answers well and says something else is no Phoenix, or one that is starting. */
function uploadedId(text: string, url: string): string {
  try {
    return uploadedSchema.parse(JSON.parse(text)).data.dataset_id;
  } catch (cause) {
    throw new MatsError('phoenix_unavailable', { url }, { cause });
  }
}

/** Phoenix by its REST interface; without one every addition is refused. */
export function createDatasetSink(options: { phoenixUrl: string | undefined; client: HttpClient }): DatasetSink {
  const { client } = options;
  const base = options.phoenixUrl?.replace(/\/+$/, '');
  return {
    async add(dataset, { id, input, output }) {
      if (base === undefined) throw new MatsError('phoenix_unavailable', { url: 'PHOENIX_URL, which is not set' });
      const body = {
        action: 'append',
        name: dataset,
        inputs: [input],
        outputs: [output],
        metadata: [{ id }],
        example_ids: [id],
      };
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const reply = await client
        .post(`${base}/v1/datasets/upload?sync=true`, { body, signal })
        .catch((cause: unknown) => {
          throw new MatsError('phoenix_unavailable', { url: base }, { cause });
        });
      const text = await reply.text();
      if (!reply.ok) throw new MatsError('phoenix_refused', { status: reply.status, reason: text });
      return uploadedId(text, base);
    },
    async names() {
      if (base === undefined) return [];
      try {
        const reply = await client.get(`${base}/v1/datasets?limit=1000`, { signal: AbortSignal.timeout(3_000) });
        return reply.ok ? listSchema.parse(await reply.json()).data.map(({ name }) => name) : [];
      } catch {
        return [];
      }
    },
  };
}
