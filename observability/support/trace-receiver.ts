import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { fromOtlp } from './otlp-json.ts';
import type { OtlpTraces, PlainSpan } from './otlp-json.ts';

export interface TraceReceiver {
  readonly url: string;
  /** The span with this id, once it was delivered. */
  find(spanId: string): PlainSpan | undefined;
  /** How often each span was delivered and accepted, by span id. */
  count(spanId: string): number;
  /** Answers every delivery with this status from now on; 200 keeps what is delivered. */
  answer(status: number): void;
  close(): Promise<void>;
}

/** The whole body of a request, unpacked. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  return request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
}

/** Listens where Phoenix would, and keeps the spans that a collector delivers as OTLP/JSON. */
export async function startTraceReceiver(port = 0): Promise<TraceReceiver> {
  const spans = new Map<string, PlainSpan>();
  const counts = new Map<string, number>();
  let status = 200;
  const server = createServer((request, response) => {
    bodyOf(request)
      .then((body) => {
        if (status === 200) {
          for (const span of fromOtlp(JSON.parse(body.toString('utf8')) as OtlpTraces)) {
            spans.set(span.spanId, span);
            counts.set(span.spanId, (counts.get(span.spanId) ?? 0) + 1);
          }
        }
        response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
      })
      .catch(() => response.writeHead(400).end());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The receiver has no TCP address.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    find: (spanId) => spans.get(spanId),
    count: (spanId) => counts.get(spanId) ?? 0,
    answer: (next) => {
      status = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
