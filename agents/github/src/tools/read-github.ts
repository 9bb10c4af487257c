import type { ConnectedSource, Locator, NotChecked } from '@mats/contracts';
import { isWithin } from '@mats/evidence/around';
import type { Period } from '@mats/evidence/around';
import { recentSources } from '@mats/service';
import type { JsonApi } from '@mats/service';
import { withSpan } from '@mats/telemetry';
import { z } from 'zod';
import { entryOf } from './github-entries.ts';
import type { EntryKind, GithubEntry } from './github-entries.ts';

export interface GithubRead {
  readonly entries: readonly GithubEntry[];
  readonly notRead: readonly NotChecked[];
}

/** What the agent reads. */
export interface GithubSource {
  read(period: Period): Promise<GithubRead>;
  /** What stands now where a piece of evidence was read; null: it is gone. */
  readAgain(locator: Locator): Promise<string | null>;
  connected(): Promise<ConnectedSource[]>;
}

const PER_PAGE = 50;
const MOST_REPOSITORIES = 5;
/** Pull requests of a repository whose checks are looked at, the newest first. */
const MOST_CHECKED = 5;
const NOT_CONFIGURED = 'not configured: set GITHUB_REPOSITORIES=owner/name';
const REPOSITORY = /^[\w.-]{1,100}\/[\w.-]{1,100}$/;
const OWN_PATH = /^\/repos\/([\w.-]{1,100}\/[\w.-]{1,100})\/(pulls|deployments|issues|check-runs)\/\d{1,20}$/;
const KIND_OF_PATH: Readonly<Record<string, EntryKind>> = {
  pulls: 'pull',
  deployments: 'deployment',
  issues: 'issue',
  'check-runs': 'check',
};

const listSchema = z.array(z.unknown());
const checksSchema = z.object({ check_runs: listSchema });

interface Listed {
  readonly entries: readonly GithubEntry[];
  readonly notRead: readonly NotChecked[];
}

/** Lists one sort of entries of a repository, of the period alone. */
async function list(
  api: JsonApi,
  ask: { kind: EntryKind; words: string; repository: string; query: string; period: Period },
): Promise<Listed> {
  const { kind, words, repository, query, period } = ask;
  const what = `${words} of ${repository}`;
  const answer = await api(`/repos/${repository}${query}`);
  if (!answer.ok) return { entries: [], notRead: [{ what, why: answer.why }] };
  const listed = listSchema.safeParse(answer.json).data;
  if (listed === undefined) return { entries: [], notRead: [{ what, why: 'the answer is no list' }] };
  const read = listed.flatMap((json) => entryOf(kind, { json, repository }) ?? []);
  const entries = read.filter(({ time }) => isWithin(period, time));
  const isCut = listed.length >= PER_PAGE && entries.length === read.length;
  const why = `more than ${PER_PAGE} are there; the newest were read`;
  return { entries, notRead: isCut ? [{ what, why }] : [] };
}

/** The checks of a commit that did not pass. */
async function failedChecks(api: JsonApi, of: { repository: string; sha: string }): Promise<Listed> {
  const { repository, sha } = of;
  const answer = await api(`/repos/${repository}/commits/${sha}/check-runs?per_page=${PER_PAGE}`);
  if (!answer.ok)
    return { entries: [], notRead: [{ what: `Checks of ${repository} ${sha.slice(0, 8)}`, why: answer.why }] };
  const runs = checksSchema.safeParse(answer.json).data?.check_runs ?? [];
  return { entries: runs.flatMap((json) => entryOf('check', { json, repository }) ?? []), notRead: [] };
}

async function readRepository(api: JsonApi, repository: string, period: Period): Promise<Listed> {
  const ask = (kind: EntryKind, words: string, query: string): Promise<Listed> =>
    list(api, { kind, words, repository, query, period });
  const size = `per_page=${PER_PAGE}`;
  const since = encodeURIComponent(period.from);
  const [pulls, deployments, issues] = await Promise.all([
    ask('pull', 'Pull requests', `/pulls?state=closed&sort=updated&direction=desc&${size}`),
    ask('deployment', 'Deployments', `/deployments?${size}`),
    ask('issue', 'Issues', `/issues?state=all&sort=created&direction=desc&since=${since}&${size}`),
  ]);
  const newest = pulls.entries.toSorted((one, other) => Date.parse(other.time) - Date.parse(one.time));
  const commits = newest.flatMap(({ sha }) => sha ?? []).slice(0, MOST_CHECKED);
  const checks = await Promise.all(commits.map((sha) => failedChecks(api, { repository, sha })));
  const all = [pulls, deployments, issues, ...checks];
  return { entries: all.flatMap(({ entries }) => entries), notRead: all.flatMap(({ notRead }) => notRead) };
}

function sourceOf(name: string, reason: string | undefined): ConnectedSource {
  return reason === undefined
    ? { kind: 'code_host', name, state: 'connected' }
    : { kind: 'code_host', name, state: 'failed', reason };
}

/** Pull requests, checks, deployments and issues of the configured repositories; each reading is one TOOL span. */
export function createGithubSource(options: { api: JsonApi; repositories: readonly string[] }): GithubSource {
  const { api } = options;
  const repositories = options.repositories.filter((name) => REPOSITORY.test(name));
  const refused = options.repositories.filter((name) => !REPOSITORY.test(name));
  const used = repositories.slice(0, MOST_REPOSITORIES);
  const left: NotChecked[] = [
    ...(options.repositories.length === 0 ? [{ what: 'GitHub', why: NOT_CONFIGURED }] : []),
    ...refused.map((name) => ({ what: `Repository ${name}`, why: 'it is not written owner/name' })),
    ...repositories
      .slice(MOST_REPOSITORIES)
      .map((name) => ({ what: `Repository ${name}`, why: `at most ${MOST_REPOSITORIES} are read` })),
  ];
  const look = async (): Promise<ConnectedSource[]> => {
    if (used.length === 0) return [sourceOf('GITHUB_REPOSITORIES', NOT_CONFIGURED)];
    return Promise.all(
      used.map(async (name) => {
        const answer = await api(`/repos/${name}`);
        return sourceOf(name, answer.ok ? undefined : answer.why);
      }),
    );
  };
  return {
    read: (period) =>
      withSpan(
        { name: 'read_github', kind: 'TOOL', input: `${used.join(', ')} from ${period.from} to ${period.to}` },
        async (span) => {
          const read = await Promise.all(used.map((repository) => readRepository(api, repository, period)));
          const entries = read.flatMap((one) => one.entries);
          span.setOutput(`${entries.length} entries`);
          return { entries, notRead: [...left, ...read.flatMap((one) => one.notRead)] };
        },
      ),
    readAgain: async ({ path = '' }) => {
      const [, repository = '', sort = ''] = OWN_PATH.exec(path) ?? [];
      const kind = KIND_OF_PATH[sort];
      if (kind === undefined || !used.includes(repository)) return null;
      const answer = await api(path);
      return answer.ok ? (entryOf(kind, { json: answer.json, repository })?.text ?? null) : null;
    },
    connected: recentSources(look, { pending: used.map((name) => sourceOf(name, 'it has not answered yet')) }),
  };
}
