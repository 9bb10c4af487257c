import type { IncomingMessage } from 'node:http';
import { HttpError } from './http-error.ts';

/** The request's body as JSON; `undefined` when there is none. Throws 413 or 400. */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > maxBytes) throw new HttpError(413, 'too_large', `body is larger than ${maxBytes} bytes`);
    chunks.push(bytes);
  }
  if (size === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw new HttpError(400, 'bad_json', 'body is not JSON', { cause: error });
  }
}
