import { expect, test } from '@jest/globals';
import { createHttpClient } from '@mats/service';
import { listen } from '../testing/listen.ts';
import { createDatasetSink } from './dataset-sink.ts';

const EXAMPLE = { id: 'inv_1', input: {}, output: { kinds: [], components: [], places: [] } } as never;

test.each(['', 'hello', '{"data":{}}'])(
  'what answers 200 with %p is no Phoenix: it is said to be away, and nothing is broken here',
  async (answer) => {
    const { url, stop } = await listen((_request, response) => void response.end(answer));
    const client = createHttpClient({ sessionHosts: [] });
    const sink = createDatasetSink({ phoenixUrl: url, client });
    await expect(sink.add('golden', EXAMPLE)).rejects.toMatchObject({ code: 'phoenix_unavailable', status: 503 });
    expect(await sink.names()).toEqual([]);
    await client.close();
    await stop();
  },
);
