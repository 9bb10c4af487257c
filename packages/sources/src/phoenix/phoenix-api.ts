import { MatsError } from '@mats/contracts';
import { boundedBytes } from '../reading/limited-bytes.ts';

/** A page of a thousand spans holds their prompts too, which are dropped as soon as it is read. */
const MOST_BYTES = 64 * 1024 * 1024;
const TIMEOUT_MS = 20_000;

export interface PhoenixAccess {
  /** Where Phoenix's HTTP interface is: `http://127.0.0.1:6006`. */
  readonly url: string;
  readonly apiKey?: string | undefined;
}

export interface PhoenixApi {
  /**
   * The JSON at a path; null where there is no such thing.
   *
   * @throws MatsError `phoenix_unavailable`, `phoenix_refused`
   */
  read(
    path: string,
    options?: { readonly signal?: AbortSignal | undefined; readonly post?: unknown },
  ): Promise<unknown>;
}

async function jsonOf(reply: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  const onMore = (): MatsError =>
    new MatsError('phoenix_refused', { status: reply.status, reason: 'its answer is too large' });
  for await (const chunk of boundedBytes(reply.body ?? new ReadableStream(), { maxBytes: MOST_BYTES, onMore })) {
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch (error) {
    throw new MatsError('phoenix_refused', { status: reply.status, reason: 'it is no JSON' }, { cause: error });
  }
}

function refused({ status }: Response): MatsError {
  const reason = status === 401 || status === 403 ? 'the key in PHOENIX_API_KEY is refused' : 'it refused to answer';
  return new MatsError('phoenix_refused', { status, reason });
}

/** Phoenix's HTTP interface, to read alone; bounded in time and size, redirects are not followed. */
export function createPhoenixApi({ url, apiKey }: PhoenixAccess): PhoenixApi {
  const base = url.replace(/\/{1,8}$/, '');
  const key = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
  return {
    async read(path, { signal, post } = {}) {
      const limit = AbortSignal.timeout(TIMEOUT_MS);
      const asked = post === undefined ? {} : { method: 'POST', body: JSON.stringify(post) };
      try {
        const reply = await fetch(`${base}${path}`, {
          ...asked,
          headers: { accept: 'application/json', 'content-type': 'application/json', ...key },
          redirect: 'error',
          signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
        });
        if (reply.status === 404) return null;
        if (!reply.ok) throw refused(reply);
        return await jsonOf(reply);
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof MatsError) throw error;
        throw new MatsError('phoenix_unavailable', { url: base }, { cause: error });
      }
    },
  };
}
