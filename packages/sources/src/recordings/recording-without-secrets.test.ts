import { expect, test } from '@jest/globals';
import { createTextLogSource } from '../text/text-log-source.ts';
import { readRecordings } from './read-recordings.ts';

const attribute = (key: string, stringValue: string): object => ({ key, value: { stringValue } });

const SPAN = {
  traceId: 'a'.repeat(32),
  spanId: 'b'.repeat(16),
  name: 'GET /pay?access_token=hunter2222222',
  kind: 3,
  startTimeUnixNano: '1772618400000000000',
  endTimeUnixNano: '1772618401000000000',
  attributes: [attribute('db.password', 'hunter22'), attribute('peer.service', 'https://ada:hunter22@db')],
  events: [
    {
      name: 'exception',
      attributes: [
        attribute('exception.message', 'refused password=hunter22'),
        attribute('exception.stacktrace', 'Error: password=hunter22\n    at pay (/srv/pay.ts:17:24)'),
      ],
    },
  ],
  status: { code: 2 },
};

test('a recording is read without the secrets of its spans, before anything quotes or cuts them', async () => {
  const resource = { attributes: [attribute('service.name', 'checkout')] };
  const document = { resourceSpans: [{ resource, scopeSpans: [{ spans: [SPAN] }] }] };
  const source = createTextLogSource({ text: JSON.stringify(document) });
  const { recordings } = await readRecordings(source, (await source.list()).streams);
  expect(recordings.flatMap(({ spans }) => spans)).toMatchObject([
    {
      service: 'checkout',
      operation: 'GET /pay?access_token=[redacted]',
      message: 'refused password=[redacted]',
      stack: 'Error: password=[redacted]\n    at pay (/srv/pay.ts:17:24)',
      peer: 'https://ada:[redacted]@db',
    },
  ]);
});
