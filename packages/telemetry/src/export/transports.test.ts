import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import type { AddressInfo, Server } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { resolveEndpoint } from '../settings/endpoint.ts';
import { createGrpcTransport } from './grpc-transport.ts';
import { createHttpTransport } from './http-transport.ts';
import type { SpanTransport, TransportOptions } from './transport.ts';

const BATCH = Buffer.from('spans');
/** `ExportTraceServiceResponse` with `partial_success { rejected_spans: 2, error_message: "no" }`. */
const TWO_REJECTED = Buffer.from([0x0a, 0x06, 0x08, 0x02, 0x12, 0x02, 0x6e, 0x6f]);

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0).toReversed()) cleanup();
});

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

function transportTo(written: string, options: Partial<TransportOptions> = {}): SpanTransport {
  const endpoint = resolveEndpoint(written);
  const create = endpoint.protocol === 'grpc' ? createGrpcTransport : createHttpTransport;
  const transport = create({ endpoint, headers: {}, tls: {}, compression: 'none', ...options });
  cleanups.push(() => transport.close());
  return transport;
}

async function httpEndpoint(
  answer: { status?: number; body?: Uint8Array; silent?: boolean } = {},
): Promise<{ url: string; requests: { headers: IncomingMessage['headers']; body: Buffer; path: string }[] }> {
  const requests: { headers: IncomingMessage['headers']; body: Buffer; path: string }[] = [];
  const server = createHttpServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push({ headers: request.headers, body: Buffer.concat(chunks), path: request.url ?? '' });
      if (answer.silent !== true) response.writeHead(answer.status ?? 200).end(answer.body);
    });
  });
  cleanups.push(() => server.closeAllConnections());
  return { url: `http://127.0.0.1:${await portOf(server)}`, requests };
}

async function grpcEndpoint(
  answer: { status?: string; message?: string; body?: Buffer; silent?: boolean } = {},
): Promise<{ url: string; calls: { headers: IncomingHttpHeaders; body: Buffer }[] }> {
  const calls: { headers: IncomingHttpHeaders; body: Buffer }[] = [];
  const server = createHttp2Server();
  server.on('session', (session) => cleanups.push(() => session.destroy()));
  server.on('stream', (stream: ServerHttp2Stream, headers) => {
    const chunks: Buffer[] = [];
    stream.on('error', () => undefined);
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      calls.push({ headers, body: Buffer.concat(chunks) });
      if (answer.silent === true) return;
      stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
      stream.on('wantTrailers', () =>
        stream.sendTrailers({ 'grpc-status': answer.status ?? '0', 'grpc-message': answer.message ?? '' }),
      );
      const body = answer.body ?? Buffer.alloc(0);
      const head = Buffer.alloc(5);
      head.writeUInt32BE(body.byteLength, 1);
      stream.end(Buffer.concat([head, body]));
    });
  });
  return { url: `grpc://127.0.0.1:${await portOf(server)}`, calls };
}

describe('over HTTP', () => {
  test('posts protobuf with the headers that were given', async () => {
    const { url, requests } = await httpEndpoint();
    const outcome = await transportTo(url, { headers: { authorization: 'Bearer k' } }).send(BATCH, 1_000);
    expect(outcome).toEqual({ rejected: 0, reason: '' });
    expect(requests[0]).toMatchObject({
      path: '/v1/traces',
      body: BATCH,
      headers: { authorization: 'Bearer k', 'content-type': 'application/x-protobuf', 'content-length': '5' },
    });
  });

  test('packs with gzip when asked to', async () => {
    const { url, requests } = await httpEndpoint();
    await transportTo(url, { compression: 'gzip' }).send(BATCH, 1_000);
    expect(requests[0]?.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(requests[0]?.body ?? '')).toEqual(BATCH);
  });

  test('tells how many spans of a batch were not taken', async () => {
    const { url } = await httpEndpoint({ body: TWO_REJECTED });
    expect(await transportTo(url).send(BATCH, 1_000)).toEqual({ rejected: 2, reason: 'no' });
  });

  test.each([400, 413, 422])('a batch that is answered with %i is refused for good', async (status) => {
    const { url } = await httpEndpoint({ status });
    expect(await transportTo(url).send(BATCH, 1_000)).toEqual({ rejected: undefined, reason: `HTTP ${status}` });
  });

  test.each([401, 404, 429, 503, 507])('a batch that is answered with %i can be sent again', async (status) => {
    const { url } = await httpEndpoint({ status });
    await expect(transportTo(url).send(BATCH, 1_000)).rejects.toThrow(`HTTP ${status}`);
  });

  test('waits no longer than it was told', async () => {
    const { url } = await httpEndpoint({ silent: true });
    await expect(transportTo(url).send(BATCH, 50)).rejects.toThrow('no answer within 50 ms');
  });

  test('says that a gRPC port is one', async () => {
    const { url } = await grpcEndpoint();
    const asHttp = url.replace('grpc:', 'http:');
    await expect(transportTo(asHttp).send(BATCH, 1_000)).rejects.toThrow(
      `${asHttp}/v1/traces does not speak HTTP; if it is a gRPC port, write grpc://<host>:<port>`,
    );
  });
});

describe('over gRPC', () => {
  test('calls the trace service with the batch as one message', async () => {
    const { url, calls } = await grpcEndpoint();
    const transport = transportTo(url, { headers: { authorization: 'Bearer k' } });
    expect(await transport.send(BATCH, 1_000)).toEqual({ rejected: 0, reason: '' });
    expect(await transport.send(BATCH, 1_000)).toEqual({ rejected: 0, reason: '' });
    expect(calls.map(({ body }) => body)).toEqual(Array(2).fill(Buffer.concat([Buffer.from([0, 0, 0, 0, 5]), BATCH])));
    expect(calls[0]?.headers).toMatchObject({
      ':path': '/opentelemetry.proto.collector.trace.v1.TraceService/Export',
      'content-type': 'application/grpc',
      te: 'trailers',
      authorization: 'Bearer k',
    });
  });

  test('tells how many spans of a batch were not taken', async () => {
    const { url } = await grpcEndpoint({ body: TWO_REJECTED });
    expect(await transportTo(url).send(BATCH, 1_000)).toEqual({ rejected: 2, reason: 'no' });
  });

  test('a batch that is an invalid argument is refused for good', async () => {
    const { url } = await grpcEndpoint({ status: '3', message: 'bad' });
    expect(await transportTo(url).send(BATCH, 1_000)).toEqual({ rejected: undefined, reason: 'gRPC status 3 bad' });
  });

  test.each(['8', '14', '16'])('a batch that is answered with status %s can be sent again', async (status) => {
    const { url } = await grpcEndpoint({ status });
    await expect(transportTo(url).send(BATCH, 1_000)).rejects.toThrow(`gRPC status ${status}`);
  });

  test('waits no longer than it was told, and connects anew afterwards', async () => {
    const { url, calls } = await grpcEndpoint({ silent: true });
    const transport = transportTo(url);
    await expect(transport.send(BATCH, 50)).rejects.toThrow('no answer within 50 ms');
    await expect(transport.send(BATCH, 50)).rejects.toThrow('no answer within 50 ms');
    expect(calls).toHaveLength(2);
  });

  test('says that an HTTP port is one', async () => {
    const { url } = await httpEndpoint();
    await expect(transportTo(url.replace('http:', 'grpc:')).send(BATCH, 1_000)).rejects.toThrow(
      `${url} does not speak gRPC; over HTTP write http://<host>:6006 or :4318`,
    );
  });

  test('a server that is away is a failure that passes', async () => {
    await expect(transportTo('grpc://127.0.0.1:9').send(BATCH, 1_000)).rejects.toThrow('ECONNREFUSED');
  });
});
