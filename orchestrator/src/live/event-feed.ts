import { EventEmitter } from 'node:events';

/** Wakes whoever reads an investigation's event log. It carries no event: the log is the only source. */
export class EventFeed {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  wake(id: string): void {
    this.#emitter.emit(id);
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
