/** A time that somebody may take; it stands still while they wait for us. */
export class TimeLimit {
  readonly #over = new AbortController();
  #leftMs: number;
  #since = 0;
  #timer: NodeJS.Timeout | undefined;

  /** Begins to run at once; in milliseconds. */
  constructor(limitMs: number) {
    this.#leftMs = limitMs;
    this.#run();
  }

  /** Aborts when the time is over. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** Does something that does not count. */
  async outside<Result>(work: () => Promise<Result>): Promise<Result> {
    this.stop();
    this.#leftMs -= performance.now() - this.#since;
    try {
      return await work();
    } finally {
      this.#run();
    }
  }

  /** It ends without having been over. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #run(): void {
    this.#since = performance.now();
    this.#timer = setTimeout(() => this.#over.abort(), Math.max(0, this.#leftMs)).unref();
  }
}
