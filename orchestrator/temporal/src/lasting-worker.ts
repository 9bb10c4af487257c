import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';

const AGAIN_MS = 1_000;

/** What is used of a worker of Temporal. */
interface Worker {
  run(): Promise<void>;
  shutdown(): void;
  getState(): string;
}

/** A worker that is made anew when it breaks, until it is stopped. */
export class LastingWorker {
  readonly #create: () => Promise<Worker>;
  readonly #log: Logger;
  readonly #stopped = new AbortController();
  #worker: Worker | undefined;
  #working: Promise<void> = Promise.resolve();

  private constructor(create: () => Promise<Worker>, log: Logger) {
    this.#create = create;
    this.#log = log;
  }

  /** Rejects when the first one cannot be made. */
  static async start(create: () => Promise<Worker>, log: Logger): Promise<LastingWorker> {
    const lasting = new LastingWorker(create, log);
    lasting.#working = lasting.#work(await create());
    return lasting;
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    if (this.#worker?.getState() === 'RUNNING') this.#worker.shutdown();
    await this.#working;
  }

  async #work(first: Worker): Promise<void> {
    const { signal } = this.#stopped;
    let next: Worker | undefined = first;
    while (!signal.aborted) {
      try {
        this.#worker = next ?? (await this.#create());
        next = undefined;
        await this.#worker.run();
      } catch (error) {
        if (signal.aborted) return;
        this.#log.error({ err: error }, 'a worker of Temporal broke; it is made anew');
        await delay(AGAIN_MS, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  }
}
