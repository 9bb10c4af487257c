import type { Logger } from 'pino';
import { Client } from 'pg';
import type { HereMessage } from './others-here.ts';

/** What one orchestrator tells the others. */
export interface WakeUp {
  /** Investigations that have new events. */
  events?: readonly string[];
  /** Investigations that somebody wants stopped. */
  cancel?: readonly string[];
  /** Who looks at a session. */
  here?: HereMessage;
}

/** Passes wake-ups between orchestrators. They may get lost: whoever waits for one looks again after a while. */
export interface WakeUpBus {
  tell(wakeUp: WakeUp): void;
  close(): Promise<void>;
}

export interface BusOptions {
  url: string;
  log: Logger;
  onWakeUp: (wakeUp: WakeUp) => void;
  /** Called when wake-ups may have been missed. */
  onGap: () => void;
}

const CHANNEL = 'mats';
/** Milliseconds in which events are gathered: a notifying commit takes a lock of the whole database. */
const BATCH_MS = 15;
/** Postgres takes 8,000 bytes with a notification. */
const IDS_PER_MESSAGE = 150;
const RECONNECT_MS = 1_000;

/** For a database that this process alone uses: there is nobody to wake. */
export const NO_BUS: WakeUpBus = { tell: () => undefined, close: () => Promise.resolve() };

/** Gathers wake-ups for a moment, so that many events are one notification. */
class Batch {
  readonly #send: (wakeUp: WakeUp) => void;
  #events = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(send: (wakeUp: WakeUp) => void) {
    this.#send = send;
  }

  add(ids: readonly string[]): void {
    for (const id of ids) this.#events.add(id);
    this.#timer ??= setTimeout(() => this.flush(), BATCH_MS).unref();
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const ids = [...this.#events];
    this.#events = new Set();
    for (let at = 0; at < ids.length; at += IDS_PER_MESSAGE)
      this.#send({ events: ids.slice(at, at + IDS_PER_MESSAGE) });
  }
}

function parseWakeUp(text: string | undefined): WakeUp | undefined {
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** The bus over LISTEN and NOTIFY: one connection a process, which is made anew whenever it breaks. */
export class PostgresBus implements WakeUpBus {
  readonly #options: BusOptions;
  readonly #batch = new Batch((wakeUp) => this.#notify(wakeUp));
  #client: Client | undefined;
  #sending: Promise<unknown> = Promise.resolve();
  #closed = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(options: BusOptions) {
    this.#options = options;
    void this.#connect();
  }

  tell(wakeUp: WakeUp): void {
    if (wakeUp.events === undefined) this.#notify(wakeUp);
    else this.#batch.add(wakeUp.events);
  }

  async close(): Promise<void> {
    this.#batch.flush();
    await this.#sending;
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#client?.end().catch(() => undefined);
  }

  #notify(wakeUp: WakeUp): void {
    const payload = JSON.stringify(wakeUp);
    this.#sending = this.#sending
      .then(() => this.#client?.query('select pg_notify($1, $2)', [CHANNEL, payload]))
      .catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const { url, log, onWakeUp, onGap } = this.#options;
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000, keepAlive: true });
    const lost = (error?: unknown): void => {
      if (this.#closed || this.#retry !== undefined) return;
      log.debug({ err: error }, 'the connection for wake-ups is gone; readers look for themselves meanwhile');
      this.#client = undefined;
      this.#retry = setTimeout(() => {
        this.#retry = undefined;
        void this.#connect();
      }, RECONNECT_MS).unref();
    };
    client.on('error', lost);
    client.on('end', () => lost());
    client.on('notification', ({ payload }) => {
      const wakeUp = parseWakeUp(payload);
      if (wakeUp !== undefined) onWakeUp(wakeUp);
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.#client = client;
      onGap();
    } catch (error) {
      lost(error);
    }
    if (this.#closed) await client.end().catch(() => undefined);
  }
}
