import type { Locator } from '@mats/contracts';
import type { LogSource, NotRead } from '../log-source.ts';
import type { ContainerEvent } from './container-event.ts';
import { containerStateOf } from './container-state.ts';
import type { ContainerState } from './container-state.ts';
import { createDockerClient } from './docker-client.ts';
import type { DockerClient } from './docker-client.ts';
import { createDockerLogSource, listContainers } from './docker-log-source.ts';
import type { DockerScope } from './docker-log-source.ts';
import { imageChangesOf } from './image-changes.ts';
import type { ImageChange } from './image-changes.ts';
import { notReadOf } from './not-read-of.ts';
import { readEvents } from './read-events.ts';
import type { EventWindow } from './read-events.ts';

export interface DockerOptions {
  /** `http://host:port`, `tcp://host:port` or `unix:///path`, as in DOCKER_HOST. */
  readonly host: string;
  readonly composeProject?: string | undefined;
}

export interface ContainersSeen {
  readonly containers: readonly ContainerState[];
  readonly notRead: readonly NotRead[];
}

export interface EventsSeen {
  /** Oldest first. The engine keeps only its last few hundred, and none from before it started. */
  readonly events: readonly ContainerEvent[];
  readonly imageChanges: readonly ImageChange[];
  readonly notRead: readonly NotRead[];
}

/** A Docker Engine as a source: states, events and logs of containers. When it is away, that is in `notRead`. */
export interface Docker {
  containers(): Promise<ContainersSeen>;
  /** State of one container by its full id; throws `docker_unavailable`. */
  container(id: string): Promise<ContainerState | null>;
  events(window: EventWindow): Promise<EventsSeen>;
  /** What containers wrote; with `now`, also what happened to them. */
  logs(wanted?: {
    readonly since?: number | undefined;
    readonly until?: number | undefined;
    readonly now?: (() => number) | undefined;
  }): LogSource;
  /** Closes the log sources it gave out, too. */
  close(): Promise<void>;
}

/** `DOCKER_HOST` of a container's state: read again under this path. */
export const STATE_PATH = 'state';

export function createDocker(options: DockerOptions): Docker {
  const client = createDockerClient(options.host);
  const scope: DockerScope = { composeProject: options.composeProject };
  const given = new Set<LogSource>();
  return {
    containers: () => inspectAll(client, scope),
    container: (id) => inspect(client, id),
    events: (window) => seenEvents(client, { ...scope, ...window }),
    logs(wanted = {}) {
      const source = createDockerLogSource(client, { ...scope, ...wanted });
      const closing = { ...source, close: () => source.close().finally(() => given.delete(closing)) };
      given.add(closing);
      return closing;
    },
    async close() {
      await Promise.all([...given].map((source) => source.close()));
      await client.close();
    },
  };
}

async function inspect(client: DockerClient, id: string): Promise<ContainerState | null> {
  const locate = (full: string, name: string): Locator => ({
    source: 'docker',
    name: full,
    label: name,
    path: STATE_PATH,
  });
  return containerStateOf(await client.json(`/containers/${encodeURIComponent(id)}/json`), { locate });
}

async function inspectAll(client: DockerClient, scope: DockerScope): Promise<ContainersSeen> {
  const notRead: NotRead[] = [];
  try {
    const listed = await listContainers(client, scope);
    const states = await Promise.all(
      listed.map(({ id, name }) =>
        inspect(client, id).catch((error: unknown) => {
          // It may be gone since the list was made.
          notRead.push({ ...notReadOf(error), what: `container ${name}` });
          return null;
        }),
      ),
    );
    return { containers: states.filter((state) => state !== null), notRead };
  } catch (error) {
    return { containers: [], notRead: [notReadOf(error)] };
  }
}

async function seenEvents(client: DockerClient, wanted: DockerScope & EventWindow): Promise<EventsSeen> {
  try {
    const { events } = await readEvents(client, wanted);
    return { events, imageChanges: imageChangesOf(events), notRead: [] };
  } catch (error) {
    return { events: [], imageChanges: [], notRead: [{ ...notReadOf(error), what: 'container events' }] };
  }
}
