import { MatsError } from '@mats/contracts';
import type { Locator } from '@mats/contracts';
import type { LogListing, LogStream } from '../log-source.ts';
import type { DockerClient } from './docker-client.ts';
import { eventLinesOf } from './event-lines.ts';
import type { EventLine } from './event-lines.ts';
import { notReadOf } from './not-read-of.ts';
import { readEvents } from './read-events.ts';
import type { EventsRead, EventWindow } from './read-events.ts';

/** What happened to the containers of each service, as one log a service. */
export interface ContainerEventStreams {
  /**
   * The streams of a window; each names the window and its number of lines in its locator's revision, so that it is
   * read again the same, with empty lines for what the engine has forgotten by then.
   */
  list(window: EventWindow, signal?: AbortSignal): Promise<LogListing>;
  /** The lines of one of them; throws `docker_unavailable`, and `attachment_unreadable` for a locator without window. */
  linesOf(stream: Pick<LogStream, 'id' | 'locator'>, signal?: AbortSignal): Promise<readonly string[]>;
}

const PREFIX = 'events/';

/** Whether a stream's id is one of container events. */
export function isEventStream(id: string): boolean {
  return id.startsWith(PREFIX);
}

const revisionOf = ({ since, until }: EventWindow): string =>
  `${new Date(since).toISOString()}/${new Date(until).toISOString()}`;

const MOST_LINES = 10_000;

function windowOf({ name, revision }: Locator): { readonly window: EventWindow; readonly count: number } {
  const [from = '', to = '', lines = ''] = revision?.split('/') ?? [];
  const window = { since: Date.parse(from), until: Date.parse(to) };
  const count = Number(lines);
  if (window.since <= window.until && count >= 0 && count <= MOST_LINES) return { window, count };
  throw new MatsError('attachment_unreadable', { name, reason: 'it names no window of time' });
}

/** Windows are asked for once each and remembered: the streams of one window are of one answer. */
export function containerEventStreams(
  client: DockerClient,
  scope: { readonly composeProject?: string | undefined },
): ContainerEventStreams {
  const answers = new Map<string, Promise<EventsRead & { readonly lines: readonly EventLine[] }>>();
  const answerOf = (
    window: EventWindow,
    signal?: AbortSignal,
  ): Promise<EventsRead & { lines: readonly EventLine[] }> => {
    const key = revisionOf(window);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const { composeProject } = scope;
    const answer = readEvents(client, { ...window, composeProject, signal }).then((read) => ({
      ...read,
      lines: eventLinesOf(read.events),
    }));
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
  return {
    async list(window, signal) {
      try {
        const { lines, forgottenBefore } = await answerOf(window, signal);
        const counts = new Map<string, number>();
        for (const { service } of lines) counts.set(service, (counts.get(service) ?? 0) + 1);
        return {
          streams: [...counts].map(([service, count]) => streamOf(service, `${revisionOf(window)}/${count}`)),
          notRead: forgottenBefore === null ? [] : [forgotten(forgottenBefore)],
        };
      } catch (error) {
        signal?.throwIfAborted();
        return { streams: [], notRead: [{ ...notReadOf(error), what: 'container events' }] };
      }
    },
    async linesOf(stream, signal) {
      const { window, count } = windowOf(stream.locator);
      const { lines } = await answerOf(window, signal);
      const service = stream.id.slice(PREFIX.length);
      const own = lines.filter((line) => line.service === service).map(({ text }) => text);
      // An engine forgets its oldest events first.
      return [...Array.from({ length: Math.max(0, count - own.length) }, () => ''), ...own];
    },
  };
}

function streamOf(service: string, revision: string): LogStream {
  const id = PREFIX + service;
  const label = `container events of ${service}`;
  return { id, label, bytes: null, service, sparse: true, locator: { source: 'docker', name: id, label, revision } };
}

function forgotten(before: number): { what: string; why: string } {
  const since = new Date(before).toISOString();
  return {
    what: 'container events',
    why: `Docker remembers its last few hundred events, and none from before ${since}.`,
  };
}
