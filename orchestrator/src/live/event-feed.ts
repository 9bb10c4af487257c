import { EventEmitter } from 'node:events';
import type { InvestigationEvent } from '@mats/contracts';

/** Where all events are. */
export interface EventLog {
  eventsAfter(id: string, seq: number): Promise<readonly InvestigationEvent[]>;
}

/**
 * Wakes whoever reads an investigation's event log. The log in the database is the only source; of investigations
 * that run in this process the feed also holds what is stored already, so that a live reader need not ask it again.
 */
export class EventFeed {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  readonly #running = new Map<string, InvestigationEvent[]>();
  /** Questions to the log that others may join, for as long as it cannot have answered. */
  readonly #asked = new Map<string, Promise<readonly InvestigationEvent[]>>();

  readonly #tellOthers: (id: string) => void;
  readonly #count: (event: InvestigationEvent) => void;

  #isShut = false;

  /** `tellOthers` is called with every investigation that has a new event, `count` with every event stored here. */
  constructor(
    tellOthers: (id: string) => void = () => undefined,
    count: (event: InvestigationEvent) => void = () => undefined,
  ) {
    this.#tellOthers = tellOthers;
    this.#count = count;
  }

  /** Holds an investigation's events from its first on, until `close`. */
  open(id: string, first: InvestigationEvent): void {
    this.#running.set(id, [first]);
  }

  /** Sends all readers away: they come back to whoever goes on. */
  shut(): void {
    this.#isShut = true;
    this.wakeAll();
  }

  get isShut(): boolean {
    return this.#isShut;
  }

  close(id: string): void {
    this.#running.delete(id);
  }

  /** Tells of an event that has been stored. */
  stored(id: string, event: InvestigationEvent): void {
    this.#count(event);
    this.#running.get(id)?.push(event);
    this.#emitter.emit(id);
    this.#tellOthers(id);
  }

  /** Wakes those who read an investigation that has new events elsewhere. */
  wake(id: string): void {
    // Of one that runs here they know: the database tells everybody, also who told it.
    if (!this.#running.has(id)) this.#emitter.emit(id);
  }

  /** Wakes all readers: they may have missed something. */
  wakeAll(): void {
    for (const id of this.#emitter.eventNames()) this.#emitter.emit(id);
  }

  /**
   * The stored events after `seq`, from here or from the log. Readers who are woken together ask the log together: a
   * thousand of them are one question.
   */
  async after(id: string, seq: number, log: EventLog): Promise<readonly InvestigationEvent[]> {
    const running = this.#running.get(id);
    if (running !== undefined) return running.filter((event) => event.seq > seq);
    const key = `${id} ${seq}`;
    const asked = this.#asked.get(key);
    if (asked !== undefined) return asked;
    const asking = log.eventsAfter(id, seq);
    this.#asked.set(key, asking);
    // Whoever comes later may have been woken by what this answer does not hold.
    setImmediate(() => this.#asked.delete(key));
    return asking;
  }

  /** Resolves at the next wake-up, after `timeoutMs`, or when the signal aborts. */
  next(id: string, options: { timeoutMs: number; signal: AbortSignal }): Promise<void> {
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.#emitter.off(id, finish);
        options.signal.removeEventListener('abort', finish);
        resolve();
      };
      const timer = setTimeout(finish, options.timeoutMs);
      this.#emitter.once(id, finish);
      options.signal.addEventListener('abort', finish, { once: true });
      if (options.signal.aborted) finish();
    });
  }
}
