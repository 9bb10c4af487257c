/** Bytes of one answer; a page of a hundred entries is far smaller. */
const MOST_BYTES = 4 * 1024 * 1024;
const TIMEOUT_MS = 8_000;

export type ApiAnswer =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly why: string; readonly status?: number };

/** Headers that prove who asks, or why there are none. */
export type ApiHeaders =
  | { readonly ok: true; readonly headers: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly why: string };

/** An answer with a status that is no success. */
export interface RefusedReply {
  readonly status: number;
  readonly headers: Headers;
  /** Its body; empty when that is too large. */
  readonly text: string;
}

export interface JsonApiOptions {
  /** Where paths begin, such as https://api.example.com. */
  readonly base: string;
  readonly headers: () => Promise<ApiHeaders>;
  /** Why it was refused and what to do, for people. */
  readonly refusal: (reply: RefusedReply) => string;
}

/**
 * Reads one path of an API: GET, or POST where the API lists by POST. Whatever goes wrong is the answer's reason, never
 * thrown. Bounded in time and size; redirects are not followed, so that headers stay with the host.
 */
export type JsonApi = (path: string, body?: unknown) => Promise<ApiAnswer>;

async function textOf(reply: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of reply.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The API of somebody else, for reading alone. */
export function createJsonApi(options: JsonApiOptions): JsonApi {
  const base = options.base.replace(/\/{1,8}$/, '');
  return async (path, body) => {
    const proof = await options.headers();
    if (!proof.ok) return { ok: false, why: proof.why };
    try {
      const reply = await fetch(`${base}${path}`, {
        headers: { ...proof.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      });
      const text = await textOf(reply);
      const { status, headers } = reply;
      if (!reply.ok) return { ok: false, why: options.refusal({ status, headers, text: text ?? '' }), status };
      if (text === null) return { ok: false, why: 'the answer is too large' };
      return { ok: true, json: JSON.parse(text) as unknown };
    } catch (error) {
      if (error instanceof SyntaxError) return { ok: false, why: `what answers at ${base} is no JSON` };
      const isLate = error instanceof Error && error.name === 'TimeoutError';
      return { ok: false, why: isLate ? `no answer within ${TIMEOUT_MS / 1_000} s` : `nothing answers at ${base}` };
    }
  };
}
