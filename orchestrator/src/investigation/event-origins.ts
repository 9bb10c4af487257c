import { createHash } from 'node:crypto';
import type { EventBody } from '@mats/contracts';

/** What of an event may differ when the same thing is told again. */
function lastingPart(body: EventBody): unknown {
  return body.type === 'agent.done' ? { ...body, duration_ms: null } : body;
}

/** Puts an object's members in one order: what comes back from the database may have them in another. */
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Names what events tell of, for one run in one process: the step that tells it, what it says, and how often it was
 * said before. When a run is done again from a point before a crash, the same events get the same names, and are not
 * stored twice; what is told for the first time has a name of its own.
 */
export class EventOrigins {
  readonly #told = new Map<string, number>();

  nameOf(body: EventBody, step: string): string {
    const digest = createHash('sha256')
      .update(JSON.stringify(lastingPart(body), sorted))
      .digest('base64url')
      .slice(0, 22);
    const name = `${step} ${digest}`;
    const times = (this.#told.get(name) ?? 0) + 1;
    this.#told.set(name, times);
    return `${name} ${times}`;
  }
}
