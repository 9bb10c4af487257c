import { z } from 'zod';
import { MatsError } from '@mats/contracts';
import type { LogListing, LogSource, LogStream, OpenOptions } from '../log-source.ts';
import { limitedBytes } from '../reading/limited-bytes.ts';
import { createLineCache } from '../reading/line-cache.ts';
import { composeNames, isPlatformContainer } from './container-state.ts';
import { containerEventStreams, isEventStream } from './container-event-streams.ts';
import { demultiplexed } from './demultiplexed.ts';
import type { DockerClient } from './docker-client.ts';
import { notReadOf } from './not-read-of.ts';

/** Which containers, and which part of their logs. Times are epoch milliseconds. */
export interface DockerScope {
  /** Only containers of this compose project; all without one. */
  readonly composeProject?: string | undefined;
  readonly since?: number | undefined;
  readonly until?: number | undefined;
}

/** A day: what an engine remembers of its events is less, unless hardly anything happens. */
const EVENTS_MS = 24 * 3_600_000;

/** A container as the list of the engine has it. */
export interface ListedContainer {
  readonly id: string;
  readonly name: string;
  readonly project: string | null;
  readonly service: string;
}

const listSchema = z.array(
  z.object({ Id: z.string(), Names: z.array(z.string()), Labels: z.record(z.string(), z.string()).nullish() }),
);
const terminalSchema = z.object({ Config: z.object({ Tty: z.boolean() }) });
const CONTAINER_ID = /^[0-9a-f]{12,64}$/;

/** All containers of a scope but those of MATS itself, stopped ones too, by name. */
export async function listContainers(client: DockerClient, scope: DockerScope): Promise<ListedContainer[]> {
  const { composeProject } = scope;
  const label = composeProject === undefined ? [] : [`com.docker.compose.project=${composeProject}`];
  const filters = JSON.stringify({ label });
  const parsed = listSchema.safeParse(await client.json('/containers/json', { all: 1, filters }));
  if (!parsed.success) {
    const reason = 'its list of containers has another form';
    throw new MatsError('docker_unavailable', { url: client.host, reason }, { cause: parsed.error });
  }
  return parsed.data
    .filter((container) => !isPlatformContainer(container.Labels ?? {}))
    .map((container) => {
      const name = container.Names[0]?.replace(/^\//, '') ?? container.Id.slice(0, 12);
      return { id: container.Id, name, ...composeNames(container.Labels ?? {}, name) };
    })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * What containers wrote to stdout and stderr, each line with Docker's time before it. A part of a log (`since`,
 * `until`) has its own line numbers; its locator's revision names the part, and `readLocator` asks for the same one.
 * Lines are those the log had when one was first asked for. With `now`, what happened to the containers is listed too,
 * in the scope's time or else the last day.
 */
export function createDockerLogSource(
  client: DockerClient,
  scope: DockerScope & { readonly now?: (() => number) | undefined } = {},
): LogSource {
  const lines = createLineCache();
  const happened = containerEventStreams(client, scope);
  const open = (stream: LogStream, signal?: AbortSignal): AsyncIterable<Uint8Array> =>
    isEventStream(stream.id)
      ? bytesOf(() => happened.linesOf(stream, signal), signal)
      : logBytes(client, { id: stream.id, part: partOf(stream.locator.revision), signal });
  return {
    kind: 'docker',
    name: 'containers',
    async list(signal) {
      signal?.throwIfAborted();
      const listed = await listLogs(client, scope);
      const { now } = scope;
      // An engine that does not tell of its containers tells nothing of what happened to them either.
      if (now === undefined || listed.notRead.length > 0) return listed;
      const until = scope.until ?? now();
      const events = await happened.list({ since: scope.since ?? until - EVENTS_MS, until }, signal);
      return { streams: [...listed.streams, ...events.streams], notRead: events.notRead };
    },
    open: (stream, options: OpenOptions = {}) => limitedBytes(open(stream, options.signal), options),
    readLines(stream, range) {
      const key = `${stream.id}/${stream.locator.revision ?? ''}`;
      return lines.readLines({ key, plain: null, open: () => open(stream) }, range);
    },
    plainFile: () => Promise.resolve(null),
    close: () => lines.close(),
  };
}

async function listLogs(client: DockerClient, scope: DockerScope): Promise<LogListing> {
  const revision = revisionOf(scope);
  try {
    const containers = await listContainers(client, scope);
    const streams = containers.map(({ id, name, service }) => ({
      id,
      label: name,
      bytes: null,
      service,
      locator: { source: 'docker', name: id, label: name, ...(revision === null ? {} : { revision }) } as const,
    }));
    return { streams, notRead: [] };
  } catch (error) {
    return { streams: [], notRead: [notReadOf(error)] };
  }
}

async function* bytesOf(lines: () => Promise<readonly string[]>, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  signal?.throwIfAborted();
  yield Buffer.from((await lines()).map((line) => `${line}\n`).join(''));
}

async function* logBytes(
  client: DockerClient,
  wanted: { readonly id: string; readonly part: Part; readonly signal?: AbortSignal | undefined },
): AsyncGenerator<Uint8Array> {
  const { id, part, signal } = wanted;
  if (!CONTAINER_ID.test(id)) throw new MatsError('attachment_unreadable', { name: id, reason: 'it is no container' });
  const about = terminalSchema.safeParse(await client.json(`/containers/${id}/json`));
  const query = { stdout: 1, stderr: 1, timestamps: 1, since: part.since, until: part.until };
  const bytes = client.stream(`/containers/${id}/logs`, { query, signal });
  // With a terminal there is one stream and Docker sends it as it is.
  yield* about.success && about.data.Config.Tty ? bytes : demultiplexed(bytes);
}

/** Seconds with fractions, as the engine takes them. */
interface Part {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

const isoTime = (epochMs: number | undefined): string => (epochMs === undefined ? '' : new Date(epochMs).toISOString());
const seconds = (iso: string | undefined): string | undefined =>
  iso === undefined || iso === '' ? undefined : (Date.parse(iso) / 1_000).toFixed(3);

function revisionOf(scope: DockerScope): string | null {
  return scope.since === undefined && scope.until === undefined
    ? null
    : `${isoTime(scope.since)}/${isoTime(scope.until)}`;
}

function partOf(revision: string | undefined): Part {
  const [since, until] = revision?.split('/') ?? [];
  return { since: seconds(since), until: seconds(until) };
}
