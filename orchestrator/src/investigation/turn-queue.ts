import { MatsError } from '@mats/contracts';

export interface TurnQueueLimits {
  /** Turns that run at once. */
  running: number;
  /** Turns of one member that may wait. */
  waitingPerMember: number;
  /** Turns that may wait in all. */
  waiting: number;
}

interface Waiting {
  member: string;
  go: () => void;
}

/**
 * Lets so many turns run at once and the others wait. Members take turns: whoever asks a hundred questions waits for
 * them, and nobody else does.
 */
export class TurnQueue {
  readonly #limits: TurnQueueLimits;
  readonly #runningOf = new Map<string, number>();
  #running = 0;
  #waiting: Waiting[] = [];

  constructor(limits: TurnQueueLimits) {
    this.#limits = limits;
  }

  /** @throws MatsError `too_many_requests` when another turn of this member would have to wait too long. */
  assertRoom(member: string): void {
    if (this.#running < this.#limits.running) return;
    const own = this.#waiting.filter((one) => one.member === member).length;
    const { waiting, waitingPerMember } = this.#limits;
    if (own >= waitingPerMember) throw new MatsError('too_many_requests', { limit: waitingPerMember });
    if (this.#waiting.length >= waiting) throw new MatsError('too_many_requests', { limit: waiting });
  }

  /** Resolves when the turn may run, with what says that it has ended; rejects when the signal aborts before. */
  async enter(member: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#running >= this.#limits.running) await this.#wait(member, signal);
    else this.#count(member, 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#count(member, -1);
      this.#next();
    };
  }

  #count(member: string, by: 1 | -1): void {
    this.#running += by;
    const own = (this.#runningOf.get(member) ?? 0) + by;
    if (own === 0) this.#runningOf.delete(member);
    else this.#runningOf.set(member, own);
  }

  #wait(member: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting = this.#waiting.filter((one) => one !== waiting);
        reject(signal.reason as Error);
      };
      const waiting: Waiting = {
        member,
        go: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      this.#waiting.push(waiting);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** The longest waiting of those members that have the fewest turns running. */
  #next(): void {
    if (this.#running >= this.#limits.running) return;
    const ownOf = ({ member }: Waiting): number => this.#runningOf.get(member) ?? 0;
    const fewest = Math.min(...this.#waiting.map(ownOf));
    const next = this.#waiting.find((one) => ownOf(one) === fewest);
    if (next === undefined) return;
    this.#waiting = this.#waiting.filter((one) => one !== next);
    this.#count(next.member, 1);
    next.go();
  }
}
