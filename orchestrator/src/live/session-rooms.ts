import type { Logger } from 'pino';
import type { AuditLog } from '../store/audit-log.ts';
import type { ApiKeyStore } from '../store/api-key-store.ts';
import type { SessionAccess } from '../store/session-access.ts';
import type { HereMessage, OthersHere } from './others-here.ts';

/** How often the audit log is asked what other processes have written. */
const LOOK_EVERY_MS = 1_000;

/** Somebody who looks at a session through an open stream. */
export interface Visitor {
  member: string;
  /** The API key that brought it; undefined: another way, or the key of this machine. */
  keyId: string | undefined;
  /** Someone came or went. */
  onHere: (members: string[]) => void;
  /** Something was written of the session. */
  onChanged: () => void;
  /** The visitor may no longer read the session, or its key is none any more. */
  onDismissed: () => void;
}

/** A stream that ends when its member may no longer read the session, and says nothing of who is here. */
export type Listener = Pick<Visitor, 'member' | 'keyId' | 'onDismissed'>;

interface Room {
  visitors: Set<Visitor>;
  listeners: Set<Listener>;
  /** Entries of the audit log that were told of; undefined until they were counted. */
  known: number | undefined;
}

/**
 * Who is in which session now, and what tells them that it has changed. The audit log is the source: whatever is
 * done in a session is written there, also by other processes, so a count that grows is all that has to be looked at.
 */
export class SessionRooms {
  readonly #audit: Pick<AuditLog, 'counts'>;
  readonly #access: Pick<SessionAccess, 'roleIn'>;
  readonly #keys: Pick<ApiKeyStore, 'goodOf'>;
  readonly #now: () => number;
  readonly #log: Logger;
  readonly #others: OthersHere;
  readonly #rooms = new Map<string, Room>();
  #timer: NodeJS.Timeout | undefined;
  #looking = false;
  #lookAgain = false;

  constructor(options: {
    audit: Pick<AuditLog, 'counts'>;
    access: Pick<SessionAccess, 'roleIn'>;
    keys: Pick<ApiKeyStore, 'goodOf'>;
    now: () => number;
    log: Logger;
    others: OthersHere;
  }) {
    this.#audit = options.audit;
    this.#access = options.access;
    this.#keys = options.keys;
    this.#now = options.now;
    this.#log = options.log;
    this.#others = options.others;
  }

  /**
   * Brings a visitor in; the answer lets it out again. Whoever is there is told, the visitor too: whatever is written
   * after that, it is told of. Whoever lost the right to read while it came in is sent away again.
   */
  async enter(session: string, visitor: Visitor): Promise<() => void> {
    const room = this.#roomOf(session);
    room.visitors.add(visitor);
    try {
      room.known ??= (await this.#audit.counts([session])).get(session) ?? 0;
      if (await this.#mayStay(session, visitor)) this.#moved(session, room, true);
      else this.#dismiss(session, room, visitor);
    } catch (error) {
      room.visitors.delete(visitor);
      this.#closeIfEmpty(session, room);
      throw error;
    }
    return () => {
      if (!room.visitors.delete(visitor)) return;
      this.#moved(session, room);
      this.#closeIfEmpty(session, room);
    };
  }

  /** Ends a stream of the session when its member may no longer read it; the answer stops that. */
  listen(session: string, listener: Listener): () => void {
    const room = this.#roomOf(session);
    room.listeners.add(listener);
    void this.#mayStay(session, listener)
      .catch(() => false)
      .then((may) => {
        if (!may) this.#dismiss(session, room, listener);
      });
    return () => {
      room.listeners.delete(listener);
      this.#closeIfEmpty(session, room);
    };
  }

  /** Looks now instead of later: for whoever has just written something. */
  async look(): Promise<void> {
    if (this.#rooms.size === 0) return;
    if (this.#looking) {
      this.#lookAgain = true;
      return;
    }
    this.#looking = true;
    try {
      do {
        this.#lookAgain = false;
        await this.#lookOnce();
      } while (this.#lookAgain);
    } catch (error) {
      this.#log.debug({ err: error }, 'sessions could not be looked at; it is tried again');
    } finally {
      this.#looking = false;
    }
  }

  /** Sends everybody away: they come back to whoever goes on. */
  shut(): void {
    for (const room of this.#rooms.values()) for (const visitor of room.visitors) visitor.onDismissed();
    this.#stopLooking();
  }

  #stopLooking(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #lookOnce(): Promise<void> {
    await this.#lookAtKeys();
    const counts = await this.#audit.counts([...this.#rooms.keys()]);
    for (const [session, room] of this.#rooms) {
      const count = counts.get(session) ?? 0;
      if (room.known === undefined) room.known = count;
      if (room.known === count) continue;
      await this.#changed(session, room);
      room.known = count;
    }
  }

  /** Sends those away whose key was revoked or has ended. */
  async #lookAtKeys(): Promise<void> {
    const shown = [...this.#rooms].flatMap(([session, room]) =>
      everybodyIn(room).flatMap((one) => (one.keyId === undefined ? [] : [{ session, room, one, keyId: one.keyId }])),
    );
    if (shown.length === 0) return;
    const good = await this.#keys.goodOf([...new Set(shown.map(({ keyId }) => keyId))], new Date(this.#now()));
    for (const { session, room, one, keyId } of shown) {
      if (good.has(keyId)) continue;
      this.#dismiss(session, room, one);
      this.#moved(session, room);
    }
  }

  async #mayStay(session: string, { member, keyId }: Listener): Promise<boolean> {
    const role = await this.#access.roleIn(session, member);
    if (role === null || role === undefined) return false;
    return keyId === undefined || (await this.#keys.goodOf([keyId], new Date(this.#now()))).has(keyId);
  }

  #dismiss(session: string, room: Room, one: Visitor | Listener): void {
    room.visitors.delete(one as Visitor);
    room.listeners.delete(one);
    one.onDismissed();
    this.#closeIfEmpty(session, room);
  }

  async #changed(session: string, room: Room): Promise<void> {
    for (const member of new Set(everybodyIn(room).map((one) => one.member))) {
      const role = await this.#access.roleIn(session, member);
      if (role !== null && role !== undefined) continue;
      for (const one of everybodyIn(room)) if (one.member === member) this.#dismiss(session, room, one);
      this.#moved(session, room);
    }
    for (const visitor of room.visitors) visitor.onChanged();
  }

  /** Takes in what another orchestrator tells of who is there. */
  heard(message: HereMessage): void {
    const room = this.#rooms.get(message.session);
    if (!this.#others.heard(message) || room === undefined) return;
    this.#tellHere(message.session, room);
    if (message.asks === true) this.#others.announce(message.session, namesOf(room.visitors));
  }

  /** Somebody came or went here. */
  #moved(session: string, room: Room, asks = false): void {
    this.#tellHere(session, room);
    this.#others.announce(session, namesOf(room.visitors), asks);
  }

  #tellHere(session: string, room: Room): void {
    const members = [...new Set([...namesOf(room.visitors), ...this.#others.membersIn(session)])].toSorted();
    for (const visitor of room.visitors) visitor.onHere(members);
  }

  #lookAtOthers(): void {
    const { left, again } = this.#others.look();
    for (const [session, room] of this.#rooms) {
      if (left.includes(session)) this.#tellHere(session, room);
      if (again && room.visitors.size > 0) this.#others.announce(session, namesOf(room.visitors));
    }
  }

  #roomOf(session: string): Room {
    const room = this.#rooms.get(session) ?? { visitors: new Set(), listeners: new Set(), known: undefined };
    this.#rooms.set(session, room);
    this.#timer ??= setInterval(() => {
      this.#lookAtOthers();
      void this.look();
    }, LOOK_EVERY_MS).unref();
    return room;
  }

  #closeIfEmpty(session: string, room: Room): void {
    if (room.visitors.size + room.listeners.size > 0 || this.#rooms.get(session) !== room) return;
    this.#rooms.delete(session);
    if (this.#rooms.size === 0) this.#stopLooking();
  }
}

function everybodyIn(room: Room): (Visitor | Listener)[] {
  return [...room.visitors, ...room.listeners];
}

function namesOf(visitors: ReadonlySet<Visitor>): string[] {
  return [...new Set([...visitors].map(({ member }) => member))].toSorted();
}
