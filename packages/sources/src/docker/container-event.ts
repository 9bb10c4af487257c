import { z } from 'zod';
import { composeNames, isPlatformContainer } from './container-state.ts';

const EVENT_KINDS = ['create', 'start', 'restart', 'die', 'oom', 'kill', 'stop', 'health_status', 'destroy'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Something that happened to a container. */
export interface ContainerEvent {
  readonly kind: EventKind;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly containerId: string;
  readonly container: string;
  readonly service: string;
  readonly project: string | null;
  readonly image: string | null;
  /** Of the image that compose started it from (`sha256:…`): a rebuilt image keeps its name. */
  readonly imageId: string | null;
  readonly exitCode: number | null;
  /** `healthy` or `unhealthy` of a `health_status` event. */
  readonly health: string | null;
}

const IMAGE_LABEL = 'com.docker.compose.image';

const eventSchema = z.object({
  Type: z.literal('container'),
  Action: z.string(),
  time: z.number(),
  timeNano: z.number().optional(),
  Actor: z.object({ ID: z.string(), Attributes: z.record(z.string(), z.string()).default({}) }),
});

/** One line of `docker events --format '{{json .}}'` or of the events API, or null when it is none that is kept. */
export function containerEventOf(value: unknown): ContainerEvent | null {
  const parsed = eventSchema.safeParse(value);
  if (!parsed.success) return null;
  const { Action: action, Actor: actor, time, timeNano } = parsed.data;
  const [name = '', detail] = action.split(':').map((part) => part.trim());
  const kind = EVENT_KINDS.find((known) => known === name);
  const { Attributes: attributes } = actor;
  if (kind === undefined || isPlatformContainer(attributes)) return null;
  const container = attributes['name'] ?? actor.ID.slice(0, 12);
  const exitCode = attributes['exitCode'];
  return {
    kind,
    time: timeNano === undefined ? time * 1_000 : Math.floor(timeNano / 1e6),
    containerId: actor.ID,
    container,
    ...composeNames(attributes, container),
    image: attributes['image'] ?? null,
    imageId: attributes[IMAGE_LABEL] ?? null,
    exitCode: exitCode === undefined ? null : Number(exitCode),
    health: kind === 'health_status' ? (detail ?? null) : null,
  };
}
