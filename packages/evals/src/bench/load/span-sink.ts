import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { countSpans } from './count-spans.ts';

export interface SpanSink {
  /** Base URL, as a service's endpoint setting wants it. */
  readonly url: string;
  /** Spans and bytes received since the last call. */
  readonly take: () => { spans: number; bytes: number };
  readonly close: () => Promise<void>;
}

/** An OTLP/HTTP endpoint that takes every span, counts it and forgets it. */
export async function startSpanSink(): Promise<SpanSink> {
  let spans = 0;
  let bytes = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      bytes += body.byteLength;
      spans += countSpans(body);
      response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const taken = { spans, bytes };
      spans = 0;
      bytes = 0;
      return taken;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
