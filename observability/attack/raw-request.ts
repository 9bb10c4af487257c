import { request } from 'node:http';

export interface RawRequest {
  readonly url: string;
  readonly method?: string;
  /** Also such that `fetch` would not send, as `host` and `origin`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface RawAnswer {
  /** 0 when the connection was cut. */
  readonly status: number;
  readonly text: string;
}

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 64 * 1024;

/** Sends a request as it is given, on a connection of its own, and reads the beginning of the answer. */
export function rawRequest({ url, method = 'GET', headers = {}, body }: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let status = 0;
    const done = (): void => resolve({ status, text: Buffer.concat(chunks).toString('utf8') });
    try {
      const call = request(url, { method, headers, timeout: TIMEOUT_MS, agent: false }, (answer) => {
        status = answer.statusCode ?? 0;
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes <= MOST_BYTES) chunks.push(chunk);
          else call.destroy();
        });
        answer.once('close', done);
      });
      call.once('timeout', () => call.destroy());
      call.once('error', done);
      call.end(body);
    } catch {
      // Node itself refuses to send it.
      resolve({ status: 400, text: '' });
    }
  });
}
