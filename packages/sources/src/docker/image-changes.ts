import type { ContainerEvent } from './container-event.ts';

/** A container of a service that was started from another image than the service ran before. */
export interface ImageChange {
  readonly service: string;
  readonly from: string;
  readonly to: string;
  /** Epoch milliseconds of the first start with the new image. */
  readonly time: number;
  /** The start itself. */
  readonly event: ContainerEvent;
}

interface Image {
  readonly name: string;
  readonly id: string | null;
}

const SHORT_ID = 12;
/** Tags that are moved from one image to the next: they do not say which one it is. */
const MOVING_TAG = /(?:^[^:@]*|:(?:latest|stable|main|master|edge|nightly|dev))$/;

/** Ids are as long as `docker images` shows them. */
function shortened(reference: string): string {
  return reference
    .replace(/^(?:sha256:)?([0-9a-f]{12})[0-9a-f]{52}$/, 'sha256:$1')
    .replace(/@sha256:([0-9a-f]{12})[0-9a-f]{52}$/, '@sha256:$1');
}

function withId(image: Image): string {
  const id = image.id?.replace(/^sha256:/, '').slice(0, SHORT_ID);
  return id === undefined || image.name.includes('sha256:') ? shortened(image.name) : `${image.name}@sha256:${id}`;
}

/** An image for people: `shop:1.14.2`, with a short id where the name alone does not say which image it is. */
export function imageName(image: Image): string {
  const [last = ''] = image.name.split('/').slice(-1);
  return MOVING_TAG.test(last) ? withId(image) : shortened(image.name);
}

function isOther(one: Image, other: Image): boolean {
  return one.name !== other.name || (one.id !== null && other.id !== null && one.id !== other.id);
}

/**
 * The image changes of each service, oldest first. What ran before is told by any event of the container before, not
 * only by its start: that is often too long ago for the engine to remember.
 */
export function imageChangesOf(events: readonly ContainerEvent[]): ImageChange[] {
  const running = new Map<string, Image>();
  const changes: ImageChange[] = [];
  for (const event of events.toSorted((one, other) => one.time - other.time)) {
    const { service, time } = event;
    if (event.image === null || event.kind === 'create') continue;
    const place = `${event.project ?? ''}/${service}`;
    const before = running.get(place);
    const image = { name: event.image, id: event.imageId };
    if (before === undefined || event.kind === 'start') running.set(place, image);
    if (event.kind !== 'start' || before === undefined || !isOther(before, image)) continue;
    const named = before.name === image.name ? withId : imageName;
    changes.push({ service, from: named(before), to: named(image), time, event });
  }
  return changes;
}
