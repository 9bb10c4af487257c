import { createJsonApi } from '@mats/service';
import type { JsonApi, RefusedReply } from '@mats/service';

function refusal({ status, headers }: RefusedReply): string {
  if (headers.get('x-ratelimit-remaining') === '0') {
    const reset = Number(headers.get('x-ratelimit-reset'));
    const until = Number.isFinite(reset) && reset > 0 ? ` until ${new Date(reset * 1_000).toISOString()}` : '';
    return `the API's limit of requests is used up${until}; set GITHUB_TOKEN for a higher one`;
  }
  if (status === 401) return 'the token in GITHUB_TOKEN is refused (HTTP 401)';
  if (status === 404) return 'it is not there, or the token may not read it (HTTP 404)';
  return `the API answered HTTP ${status}`;
}

/** The API of GitHub at `url`, read with GET alone; the token goes to that host alone. */
export function createGithubApi(options: { url: string; token: string | undefined }): JsonApi {
  const headers = {
    accept: 'application/vnd.github+json',
    'user-agent': 'mats-github-agent',
    'x-github-api-version': '2022-11-28',
    ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
  };
  return createJsonApi({ base: options.url, headers: () => Promise.resolve({ ok: true, headers }), refusal });
}
