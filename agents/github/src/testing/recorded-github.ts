import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const SHA = 'e5bd3914e2e596debea16f433f57875b5b90bcd6';
const ANN = { login: 'ann', id: 1, type: 'User' };

/** Answers in the form of the documented REST API (version 2022-11-28), as far as anything of it is read, with others around it. */
const REPLIES: Readonly<Record<string, unknown>> = {
  '/repos/acme/shop': { id: 1_296_269, name: 'shop', full_name: 'acme/shop', private: false, default_branch: 'main' },
  '/repos/acme/shop/pulls': [
    {
      id: 1,
      number: 12,
      state: 'closed',
      title: 'Discounts are optional',
      user: ANN,
      created_at: '2026-11-19T08:00:00Z',
      merged_at: '2026-11-20T09:48:01Z',
      merge_commit_sha: SHA,
      base: { ref: 'main', sha: '6dcb09b5b57875f334f61aebed695e2e4193db5e' },
    },
    {
      id: 2,
      number: 11,
      state: 'closed',
      title: 'Given up',
      user: ANN,
      merged_at: null,
      merge_commit_sha: null,
      base: { ref: 'main' },
    },
    {
      id: 3,
      number: 7,
      state: 'closed',
      title: 'Long ago',
      user: ANN,
      merged_at: '2026-10-01T00:00:00Z',
      merge_commit_sha: SHA,
      base: { ref: 'main' },
    },
  ],
  '/repos/acme/shop/deployments': [
    {
      id: 42,
      sha: SHA,
      ref: 'main',
      task: 'deploy',
      environment: 'production',
      creator: ANN,
      created_at: '2026-11-20T09:59:31Z',
    },
  ],
  '/repos/acme/shop/issues': [
    {
      id: 5,
      number: 13,
      title: 'Checkout answers 500',
      user: { login: 'bob' },
      state: 'open',
      created_at: '2026-11-20T10:12:01Z',
    },
    {
      id: 6,
      number: 12,
      title: 'Discounts are optional',
      user: ANN,
      created_at: '2026-11-20T09:00:00Z',
      pull_request: { url: 'x' },
    },
  ],
  [`/repos/acme/shop/commits/${SHA}/check-runs`]: {
    total_count: 2,
    check_runs: [
      {
        id: 4,
        name: 'build',
        status: 'completed',
        conclusion: 'success',
        completed_at: '2026-11-20T09:50:00Z',
        head_sha: SHA,
      },
      {
        id: 9,
        name: 'e2e',
        status: 'completed',
        conclusion: 'failure',
        completed_at: '2026-11-20T09:55:01Z',
        head_sha: SHA,
      },
    ],
  },
};

const lists = ['pulls', 'deployments', 'issues'];

function single(path: string): unknown {
  const [, list = '', number = ''] = /^(.*)\/(\d+)$/.exec(path) ?? [];
  const runs = REPLIES[`/repos/acme/shop/commits/${SHA}/check-runs`] as { check_runs: unknown[] };
  const found = lists.some((name) => list.endsWith(`/${name}`)) ? REPLIES[list] : runs.check_runs;
  const all = Array.isArray(found) ? (found as { id: number; number?: number }[]) : [];
  return all.find((entry) => String(entry.number ?? entry.id) === number);
}

/** A real HTTP server with the recorded answers; `changes` replaces some, `null` takes one away. */
export async function startRecordedGithub(
  changes: Readonly<Record<string, { status: number; headers?: Record<string, string>; body?: unknown } | null>> = {},
): Promise<{ url: string; asked: string[]; close: () => void }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://api').pathname;
    asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? '-'}`);
    const change = changes[path];
    const body = change === undefined ? (REPLIES[path] ?? single(path)) : change?.body;
    const status = change === undefined || change === null ? (body === undefined ? 404 : 200) : change.status;
    response.writeHead(status, { 'content-type': 'application/json', ...change?.headers });
    response.end(JSON.stringify(body ?? { message: 'Not Found' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => server.close().closeAllConnections(),
  };
}
