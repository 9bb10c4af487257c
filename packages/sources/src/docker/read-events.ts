import { MatsError } from '@mats/contracts';
import { containerEventOf } from './container-event.ts';
import type { ContainerEvent } from './container-event.ts';
import type { DockerClient } from './docker-client.ts';

/** Epoch milliseconds. */
export interface EventWindow {
  readonly since: number;
  readonly until: number;
}

export interface EventsRead {
  /** Oldest first. */
  readonly events: readonly ContainerEvent[];
  /** Epoch milliseconds of the oldest event the engine still has, when it has forgotten older ones; else null. */
  readonly forgottenBefore: number | null;
}

/** Moby's ring buffer (daemon/events, eventsLimit): when it is full, each event pushes out the oldest. */
const EVENTS_KEPT = 256;
/** The engine sends the past at once, and then waits for `until` if its clock is behind ours. */
const ANSWER_MS = 5_000;

/**
 * The container events of a window, of one compose project or of all, without those of MATS' own containers. The
 * engine is asked for all kinds of events, since only then it shows whether it has forgotten some. Throws
 * `docker_unavailable`.
 */
export async function readEvents(
  client: DockerClient,
  wanted: EventWindow & { readonly composeProject?: string | undefined; readonly signal?: AbortSignal | undefined },
): Promise<EventsRead> {
  const { composeProject, since, until } = wanted;
  const query = { since: (since / 1_000).toFixed(3), until: (until / 1_000).toFixed(3) };
  const enough = AbortSignal.timeout(ANSWER_MS);
  const signal = wanted.signal === undefined ? enough : AbortSignal.any([wanted.signal, enough]);
  const values: unknown[] = [];
  const decoder = new TextDecoder();
  let open = '';
  try {
    for await (const chunk of client.stream('/events', { query, signal })) {
      const lines = (open + decoder.decode(chunk, { stream: true })).split('\n');
      open = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') values.push(parsed(line, client.host));
    }
    if (open.trim() !== '') values.push(parsed(open, client.host));
  } catch (error) {
    wanted.signal?.throwIfAborted();
    if (!enough.aborted || values.length === 0) throw timedOut(error, client.host);
  }
  const all = values.flatMap((value) => containerEventOf(value) ?? []).toSorted((one, other) => one.time - other.time);
  const oldest = Math.min(...values.map(timeOf));
  return {
    events: composeProject === undefined ? all : all.filter(({ project }) => project === composeProject),
    forgottenBefore: values.length === EVENTS_KEPT ? oldest : null,
  };
}

/** Epoch milliseconds of any kind of event. */
function timeOf(value: unknown): number {
  const seconds = typeof value === 'object' && value !== null && 'time' in value ? value.time : null;
  return typeof seconds === 'number' ? seconds * 1_000 : Number.POSITIVE_INFINITY;
}

function parsed(line: string, host: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (error) {
    const reason = 'GET /events was not answered with JSON';
    throw new MatsError('docker_unavailable', { url: host, reason }, { cause: error });
  }
}

function timedOut(error: unknown, host: string): MatsError {
  if (error instanceof MatsError) return error;
  const reason = `GET /events was not answered within ${ANSWER_MS / 1_000} s`;
  return new MatsError('docker_unavailable', { url: host, reason }, { cause: error });
}
