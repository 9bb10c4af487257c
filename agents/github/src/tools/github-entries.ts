import { redactSecrets } from '@mats/telemetry';
import { z } from 'zod';

const userSchema = z.object({ login: z.string() }).nullish();

/** A pull request, a deployment or an issue as the API gives it; as much of each as is told. */
const entrySchemas = {
  pull: z.object({
    number: z.int(),
    title: z.string(),
    user: userSchema,
    merged_at: z.string().nullish(),
    merge_commit_sha: z.string().nullish(),
    base: z.object({ ref: z.string() }).optional(),
  }),
  deployment: z.object({
    id: z.int(),
    sha: z.string(),
    environment: z.string(),
    creator: userSchema,
    created_at: z.string(),
  }),
  issue: z.object({
    number: z.int(),
    title: z.string(),
    user: userSchema,
    created_at: z.string(),
    pull_request: z.unknown().optional(),
  }),
  check: z.object({
    id: z.int(),
    name: z.string(),
    conclusion: z.string().nullish(),
    completed_at: z.string().nullish(),
    head_sha: z.string(),
  }),
} as const;

export type EntryKind = keyof typeof entrySchemas;

/** One thing that happened in a repository, with the path that reads it again. */
export interface GithubEntry {
  readonly kind: EntryKind;
  readonly repository: string;
  /** ISO 8601 of when it happened. */
  readonly time: string;
  /** In a few words, with a quotation of its own title. */
  readonly title: string;
  /** What it says of itself; the same each time that it is read. */
  readonly text: string;
  readonly path: string;
  readonly author: string | undefined;
  /** The commit it brings or checked. */
  readonly sha: string | undefined;
}

/** Outcomes of a check that mean that it did not pass. */
const FAILED = new Set(['failure', 'timed_out', 'startup_failure', 'action_required']);

function short(text: string): string {
  return redactSecrets(text.slice(0, 4_000).replaceAll(/[\r\n\t]/g, ' ')).slice(0, 200);
}

type Told = Omit<GithubEntry, 'kind' | 'repository'>;

function pull(json: unknown, repository: string): Told | undefined {
  const { data } = entrySchemas.pull.safeParse(json);
  if (data?.merged_at === undefined || data.merged_at === null) return undefined;
  const [author, sha] = [data.user?.login, data.merge_commit_sha ?? undefined];
  const title = short(data.title);
  const lines = [
    `pull request #${data.number}: ${title}`,
    `merged ${data.merged_at}${data.base === undefined ? '' : ` into ${data.base.ref}`}`,
    `author ${author ?? 'unknown'}`,
    `commit ${sha ?? 'unknown'}`,
  ];
  const path = `/repos/${repository}/pulls/${data.number}`;
  return { time: data.merged_at, title: `#${data.number} “${title}”`, text: lines.join('\n'), path, author, sha };
}

function deployment(json: unknown, repository: string): Told | undefined {
  const { data } = entrySchemas.deployment.safeParse(json);
  if (data === undefined) return undefined;
  const { id, sha, environment, creator, created_at: time } = data;
  const where = short(environment);
  const author = creator?.login;
  const text = `deployment ${id} to ${where}\ncreated ${time}\nby ${author ?? 'unknown'}\ncommit ${sha}`;
  const path = `/repos/${repository}/deployments/${id}`;
  return { time, title: `${sha.slice(0, 8)} to ${where}`, text, path, author, sha };
}

function issue(json: unknown, repository: string): Told | undefined {
  const { data } = entrySchemas.issue.safeParse(json);
  // The API lists pull requests among issues; of those that are none, forges that speak its language write null.
  if (data === undefined || (data.pull_request ?? null) !== null) return undefined;
  const { number, user, created_at: time } = data;
  const title = short(data.title);
  const text = `issue #${number}: ${title}\nopened ${time}\nby ${user?.login ?? 'unknown'}`;
  const path = `/repos/${repository}/issues/${number}`;
  return { time, title: `#${number} “${title}”`, text, path, author: user?.login, sha: undefined };
}

function check(json: unknown, repository: string): Told | undefined {
  const { data } = entrySchemas.check.safeParse(json);
  if (data === undefined || !FAILED.has(data.conclusion ?? '')) return undefined;
  const { id, conclusion, completed_at: at, head_sha: sha } = data;
  const name = short(data.name);
  const text = `check ${name}: ${conclusion ?? ''}\ncompleted ${at ?? 'unknown'}\ncommit ${sha}`;
  const path = `/repos/${repository}/check-runs/${id}`;
  return { time: at ?? '', title: `check ${name} on ${sha.slice(0, 8)}`, text, path, author: undefined, sha };
}

const READERS: Readonly<Record<EntryKind, (json: unknown, repository: string) => Told | undefined>> = {
  pull,
  deployment,
  issue,
  check,
};

/** What an entry of the API says; undefined for one that is of another sort, or did not happen. */
export function entryOf(kind: EntryKind, given: { json: unknown; repository: string }): GithubEntry | undefined {
  const told = READERS[kind](given.json, given.repository);
  return told === undefined ? undefined : { kind, repository: given.repository, ...told };
}
