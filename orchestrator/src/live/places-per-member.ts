import { MatsError } from '@mats/contracts';

/** Places that are held for a while, so many for each member and so many in all. */
export class PlacesPerMember {
  readonly #limits: { perMember: number; all: number };
  readonly #held = new Map<string, number>();
  #all = 0;

  constructor(limits: { perMember: number; all: number }) {
    this.#limits = limits;
  }

  /** Takes a place; the answer gives it back. @throws MatsError `too_many_requests` */
  take(member: string): () => void {
    const { perMember, all } = this.#limits;
    const own = this.#held.get(member) ?? 0;
    if (own >= perMember) throw new MatsError('too_many_requests', { limit: perMember });
    if (this.#all >= all) throw new MatsError('too_many_requests', { limit: all });
    this.#held.set(member, own + 1);
    this.#all += 1;
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#all -= 1;
      const left = (this.#held.get(member) ?? 1) - 1;
      if (left === 0) this.#held.delete(member);
      else this.#held.set(member, left);
    };
  }
}
