import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOf } from '../support/trace-receiver.ts';

/** All that was sent to where Phoenix would stand. */
export interface SeenTraffic {
  readonly url: string;
  /** Everything so far, as text; names and values of spans are plain in it, whatever they are packed in. */
  text(): string;
  close(): Promise<void>;
}

/** Takes every span and keeps it. */
export async function startSpanCatcher(): Promise<SeenTraffic> {
  const bodies: Buffer[] = [];
  const server = createServer((request, response) => {
    bodyOf(request).then(
      (body) => {
        bodies.push(body);
        response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
      },
      () => response.writeHead(400).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    text: () => Buffer.concat(bodies).toString('utf8'),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
