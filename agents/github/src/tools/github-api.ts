import { z } from 'zod';

/** Bytes of one answer; a page of fifty entries is far smaller. */
const MOST_BYTES = 4 * 1024 * 1024;
const TIMEOUT_MS = 8_000;

export type ApiAnswer = { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly why: string };

/** Reads one path of the API; whatever goes wrong is the answer's reason, never thrown. */
export type GithubApi = (path: string) => Promise<ApiAnswer>;

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

function refusal(reply: Response): string {
  if (reply.headers.get('x-ratelimit-remaining') === '0') {
    const reset = Number(reply.headers.get('x-ratelimit-reset'));
    const until = Number.isFinite(reset) && reset > 0 ? ` until ${new Date(reset * 1_000).toISOString()}` : '';
    return `the API's limit of requests is used up${until}; set GITHUB_TOKEN for a higher one`;
  }
  if (reply.status === 401) return 'the token in GITHUB_TOKEN is refused (HTTP 401)';
  if (reply.status === 404) return 'it is not there, or the token may not read it (HTTP 404)';
  return `the API answered HTTP ${reply.status}`;
}

/** The API at `url`, with GET alone, bounded in time and size; redirects are not followed, so that the token stays here. */
export function createGithubApi(options: { url: string; token: string | undefined }): GithubApi {
  const base = options.url.replace(/\/{1,8}$/, '');
  const headers = {
    accept: 'application/vnd.github+json',
    'user-agent': 'mats-github-agent',
    'x-github-api-version': '2022-11-28',
    ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
  };
  return async (path) => {
    try {
      const reply = await fetch(`${base}${path}`, {
        headers,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!reply.ok) return { ok: false, why: refusal(reply) };
      const text = await textOf(reply);
      return text === null
        ? { ok: false, why: 'the answer is too large' }
        : { ok: true, json: z.json().parse(JSON.parse(text)) };
    } catch (error) {
      const isLate = error instanceof Error && error.name === 'TimeoutError';
      return { ok: false, why: isLate ? `no answer within ${TIMEOUT_MS / 1_000} s` : `nothing answers at ${base}` };
    }
  };
}
