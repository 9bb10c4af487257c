import { request } from 'undici';

export type Call = {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly timeoutMs?: number;
};

export type Answer = {
  readonly status: number;
  /** Header names are in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
  /** The body as JSON, or undefined when it is none. */
  readonly json: unknown;
};

const USUAL_TIMEOUT_MS = 5_000;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * One HTTP request, read to its end. Not `fetch`, which refuses some ports that a user may well have chosen.
 *
 * @throws Error when nothing answers within the timeout.
 */
export async function call(url: string, options: Call = {}): Promise<Answer> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? USUAL_TIMEOUT_MS);
  const json = options.body === undefined ? undefined : JSON.stringify(options.body);
  const response = await request(url, {
    method: options.method ?? 'GET',
    headers: { ...options.headers, ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
    signal,
    ...(json === undefined ? {} : { body: json }),
  });
  const text = await response.body.text();
  return { status: response.statusCode, headers: response.headers, text, json: parseJson(text) };
}
