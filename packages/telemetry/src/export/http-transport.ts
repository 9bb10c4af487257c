import { Agent, request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { promisify } from 'node:util';
import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import { ACCEPTED, TransportError } from './transport.ts';
import type { SendOutcome, SpanTransport, TransportOptions } from './transport.ts';

const MEGABYTE = 1024 * 1024;
/** Below what the collector takes in one request. */
const MAX_BATCH_BYTES = 12 * MEGABYTE;
const MAX_ANSWER_BYTES = MEGABYTE;
/** The batch itself is wrong: sending it again would not help. */
const REFUSED_STATUS = new Set([400, 413, 422]);

type Send = (url: string, options: RequestOptions, answered: (response: IncomingMessage) => void) => ClientRequest;

/** What an OTLP answer says of spans that were not taken; an answer of another form says nothing. */
export function outcomeOfAnswer(body: Uint8Array): SendOutcome {
  try {
    const { partialSuccess } = ProtobufTraceSerializer.deserializeResponse(body) ?? {};
    const rejected = Number(partialSuccess?.rejectedSpans ?? 0);
    return rejected > 0 ? { rejected, reason: partialSuccess?.errorMessage ?? '' } : ACCEPTED;
  } catch {
    return ACCEPTED;
  }
}

async function bodyOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes <= MAX_ANSWER_BYTES) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What Node's error means for an address. */
function explained(error: NodeJS.ErrnoException, url: string): TransportError {
  const isOtherProtocol = error.code?.startsWith('HPE_') === true;
  const hint = isOtherProtocol ? `${url} does not speak HTTP; if it is a gRPC port, write grpc://<host>:<port>` : '';
  return new TransportError(hint === '' ? error.message || String(error.code) : hint, { cause: error });
}

/** OTLP over HTTP, protobuf. TLS and gzip are loaded when they are asked for. */
export function createHttpTransport(options: TransportOptions): SpanTransport {
  const { endpoint, compression, tls } = options;
  const isSecure = endpoint.url.startsWith('https:');
  let agent: Agent | undefined;
  let sender: Promise<Send> | undefined;
  const loadSender = async (): Promise<Send> => {
    if (!isSecure) {
      agent = new Agent({ keepAlive: true, maxSockets: 2 });
      return httpRequest;
    }
    const https = await import('node:https');
    agent = new https.Agent({ keepAlive: true, maxSockets: 2, ...tls });
    return https.request;
  };
  const packed = async (batch: Uint8Array): Promise<Uint8Array> => {
    if (compression === 'none') return batch;
    const { gzip } = await import('node:zlib');
    return promisify(gzip)(batch);
  };
  const post = async (batch: Uint8Array, timeoutMs: number): Promise<IncomingMessage> => {
    const [send, body] = await Promise.all([(sender ??= loadSender()), packed(batch)]);
    const headers = {
      ...options.headers,
      'content-type': 'application/x-protobuf',
      'content-length': body.byteLength,
      ...(compression === 'gzip' ? { 'content-encoding': 'gzip' } : {}),
    };
    return new Promise((resolve, reject) => {
      const request = send(
        endpoint.url,
        { method: 'POST', headers, ...(agent === undefined ? {} : { agent }) },
        resolve,
      );
      request.setTimeout(timeoutMs, () => request.destroy(new TransportError(`no answer within ${timeoutMs} ms`)));
      request.once('error', (error) => reject(explained(error, endpoint.url)));
      request.end(body);
    });
  };
  return {
    maxBatchBytes: MAX_BATCH_BYTES,
    send: async (batch, timeoutMs) => {
      const response = await post(batch, timeoutMs);
      const body = await bodyOf(response);
      const { statusCode: status = 0 } = response;
      if (status >= 200 && status < 300) return outcomeOfAnswer(body);
      if (REFUSED_STATUS.has(status)) return { rejected: undefined, reason: `HTTP ${status}` };
      throw new TransportError(`HTTP ${status}`);
    },
    close: () => agent?.destroy(),
  };
}
