/** Another executor as it was just seen. */
export interface SeenExecutor {
  id: string;
  /** Rises while it lives. */
  beat: number;
  /** Whether this machine knows that its process is gone; undefined for one that it cannot ask about. */
  gone: boolean | undefined;
}

/**
 * Tells which executors are dead: those whose beat stood still over so many looks, or whose process is known to be
 * gone. Looks are counted, not seconds: no clock can be wrong, and while the database is away nobody looks, so nobody
 * is taken for dead because of it.
 */
export class FailureDetector {
  readonly #deadAfterLooks: number;
  #seen = new Map<string, { beat: number; looks: number }>();

  constructor(options: { deadAfterLooks: number }) {
    this.#deadAfterLooks = options.deadAfterLooks;
  }

  /** Takes what is there now; the answer are the dead among them. */
  look(executors: readonly SeenExecutor[]): SeenExecutor[] {
    const before = this.#seen;
    this.#seen = new Map(
      executors.map(({ id, beat }) => {
        const last = before.get(id);
        return [id, { beat, looks: last?.beat === beat ? last.looks + 1 : 0 }];
      }),
    );
    return executors.filter(
      ({ id, gone }) => gone === true || (this.#seen.get(id)?.looks ?? 0) >= this.#deadAfterLooks,
    );
  }

  /** For after a time in which nobody could look: everybody gets the whole time again. */
  forget(): void {
    this.#seen.clear();
  }
}
