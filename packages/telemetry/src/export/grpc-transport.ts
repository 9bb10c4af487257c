import type { ClientHttp2Session, ClientHttp2Stream, IncomingHttpHeaders } from 'node:http2';
import { outcomeOfAnswer } from './http-transport.ts';
import { TransportError } from './transport.ts';
import type { SendOutcome, SpanTransport, TransportOptions } from './transport.ts';

/** Below the 4 MiB that gRPC servers take in one message unless they are told otherwise. */
const MAX_BATCH_BYTES = 3_500_000;
const EXPORT_PATH = '/opentelemetry.proto.collector.trace.v1.TraceService/Export';
const FRAME_HEAD_BYTES = 5;
/** INVALID_ARGUMENT: the batch itself is wrong. */
const REFUSED_STATUS = new Set(['3']);

/** A gRPC message: uncompressed, its length, its bytes. */
function framed(batch: Uint8Array): Buffer {
  const frame = Buffer.alloc(FRAME_HEAD_BYTES + batch.byteLength);
  frame.writeUInt32BE(batch.byteLength, 1);
  frame.set(batch, FRAME_HEAD_BYTES);
  return frame;
}

/** What the server said of the call: in the trailers, or in the headers when there was nothing else to say. */
interface Answer {
  status: string | undefined;
  message: string;
  body: Buffer;
  httpStatus: number;
}

function answerOf(stream: ClientHttp2Stream): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let status: string | undefined;
    let message = '';
    let httpStatus = 0;
    const read = (headers: IncomingHttpHeaders): void => {
      status = headers['grpc-status']?.toString() ?? status;
      message = headers['grpc-message']?.toString() ?? message;
    };
    stream.on('response', (headers) => {
      httpStatus = headers[':status'] ?? 0;
      read(headers);
    });
    stream.on('trailers', read);
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.once('end', () => resolve({ status, message, body: Buffer.concat(chunks), httpStatus }));
    stream.once('error', reject);
    stream.once('close', () => reject(new TransportError('the connection was closed')));
  });
}

function outcomeOf(answer: Answer): SendOutcome {
  const { status, message, body, httpStatus } = answer;
  if (status === '0') return outcomeOfAnswer(body.subarray(FRAME_HEAD_BYTES));
  const said = status === undefined ? `HTTP ${httpStatus} without a gRPC status` : `gRPC status ${status} ${message}`;
  if (status !== undefined && REFUSED_STATUS.has(status)) return { rejected: undefined, reason: said.trim() };
  throw new TransportError(said.trim());
}

/** What Node's error means for an address: that of the connection tells more than that of the call on it. */
function explained(error: unknown, url: string): TransportError {
  if (error instanceof TransportError) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  const isOtherProtocol = code === 'ERR_HTTP2_ERROR' || code.startsWith('ERR_SSL');
  const said = isOtherProtocol ? `${url} does not speak gRPC; over HTTP write http://<host>:6006 or :4318` : message;
  return new TransportError(said === '' ? code : said, { cause: error });
}

/** A connection, and why it broke. */
interface Connection {
  session: ClientHttp2Session;
  failure?: Error;
}

/** OTLP over gRPC: one unary call a batch on one connection, which is opened when it is needed. */
export function createGrpcTransport(options: TransportOptions): SpanTransport {
  const { endpoint, tls } = options;
  let connected: Promise<Connection> | undefined;
  const connect = async (): Promise<Connection> => {
    const http2 = await import('node:http2');
    const session = http2.connect(endpoint.url, tls);
    const connection: Connection = { session };
    // An open connection alone must not keep the process.
    session.unref();
    session.on('error', (error: Error) => {
      connection.failure ??= error;
    });
    return connection;
  };
  const open = async (): Promise<Connection> => {
    const current = await connected;
    if (current !== undefined && !current.session.closed && !current.session.destroyed) return current;
    connected = connect();
    return connected;
  };
  const call = async (batch: Uint8Array, timeoutMs: number): Promise<Answer> => {
    const connection = await open();
    const late = setTimeout(() => {
      connection.failure = new TransportError(`no answer within ${timeoutMs} ms`);
      connection.session.destroy();
    }, timeoutMs);
    try {
      const stream = connection.session.request({
        ...options.headers,
        ':method': 'POST',
        ':path': EXPORT_PATH,
        'content-type': 'application/grpc',
        te: 'trailers',
        'grpc-timeout': `${timeoutMs}m`,
      });
      const answer = answerOf(stream);
      stream.end(framed(batch));
      const answered = await answer;
      // A call on a connection that broke may end as if there was nothing to say.
      if (answered.status === undefined && connection.failure !== undefined) throw connection.failure;
      return answered;
    } catch (error) {
      throw explained(connection.failure ?? error, endpoint.url);
    } finally {
      clearTimeout(late);
    }
  };
  return {
    maxBatchBytes: MAX_BATCH_BYTES,
    send: async (batch, timeoutMs) => outcomeOf(await call(batch, timeoutMs)),
    close: () => void connected?.then(({ session }) => session.destroy()).catch(() => undefined),
  };
}
