import { createHash } from 'node:crypto';
import { MatsError } from '@mats/contracts';
import type { SessionAge, SessionLifeStore } from './store/session-life-store.ts';

const HOUR_MS = 3600 * 1000;

/** Where a question goes. */
export interface SessionChoice {
  readonly sessionId: string;
  /** The ended session that was asked in; undefined when the question stays where it was asked. */
  readonly continues?: string;
}

/**
 * The id of the session that goes on from an ended one. It follows from that one, so that two questions that come at
 * the same moment, or one that is sent again after a stop, open the same session.
 */
function continuationOf({ id, lastActivity }: SessionAge): string {
  const hash = createHash('sha256').update(`${id} ${lastActivity.toISOString()}`).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

/** When sessions end: after so long without a question that the next one is about something new. */
export class SessionLife {
  readonly #store: SessionLifeStore;
  readonly #idleMs: number;
  readonly #now: () => number;
  readonly #newId: () => string;

  constructor(options: { store: SessionLifeStore; idleHours: number; now: () => number; newId: () => string }) {
    this.#store = options.store;
    this.#idleMs = options.idleHours * HOUR_MS;
    this.#now = options.now;
    this.#newId = options.newId;
  }

  /** Sessions that were active last before then have ended; undefined: none ever does. */
  idleSince(): Date | undefined {
    return this.#idleMs === 0 ? undefined : new Date(this.#now() - this.#idleMs);
  }

  /**
   * The session that a question belongs to: the one that it names, unless that has ended; then the one that goes on
   * from it, which may have been opened by an earlier question that named the same.
   *
   * @throws MatsError `session_not_found` when the session is somebody else's.
   */
  async choose(asked: string, member: string): Promise<SessionChoice> {
    const named = await this.#store.age(asked, member);
    if (named === undefined || !this.#hasEnded(named)) return { sessionId: asked };
    const newestId = await this.#store.newestOfChain(asked, member);
    const newest = newestId === asked ? named : ((await this.#store.age(newestId, member)) ?? named);
    if (!this.#hasEnded(newest)) return { sessionId: newest.id, continues: asked };
    return { sessionId: await this.#free(continuationOf(newest), member), continues: newest.id };
  }

  #hasEnded({ lastActivity, running }: SessionAge): boolean {
    const since = this.idleSince();
    return since !== undefined && lastActivity < since && !running;
  }

  /** The id, unless somebody else happens to have a session of it. */
  async #free(id: string, member: string): Promise<string> {
    try {
      await this.#store.age(id, member);
      return id;
    } catch (error) {
      if (error instanceof MatsError && error.code === 'session_not_found') return this.#newId();
      throw error;
    }
  }
}
