/** What an orchestrator tells the others of who looks at a session through its streams. */
export interface HereMessage {
  session: string;
  /** The executor that tells it. */
  from: string;
  /** Everybody there, or as many as fit; empty once all have left. */
  members: readonly string[];
  /** Whether those who hold streams of the session shall say so too. */
  asks?: boolean;
}

/** Looks between two times that an orchestrator says again who is there: what it said may have got lost. */
const AGAIN_LOOKS = 5;
/** Looks after which somebody who was not told of again has left: its orchestrator may have died. */
const FORGOTTEN_LOOKS = 15;
/** Postgres takes 8,000 bytes with a notification. */
const MOST_BYTES = 6_000;

/** As many as fit into a message. */
function thatFit(members: readonly string[]): string[] {
  let bytes = 0;
  return members.filter((member) => (bytes += Buffer.byteLength(JSON.stringify(member)) + 1) <= MOST_BYTES);
}

/** Who is in sessions at other orchestrators, as far as they have told. */
export class OthersHere {
  readonly #id: string;
  readonly #tell: (message: HereMessage) => void;
  readonly #sessions = new Map<string, Map<string, { members: readonly string[]; looks: number }>>();
  #looks = 0;

  constructor(options: { id: string; tell: (message: HereMessage) => void }) {
    this.#id = options.id;
    this.#tell = options.tell;
  }

  /** Tells the others who is here; `asks` when somebody has just come and wants to know of them. */
  announce(session: string, members: readonly string[], asks = false): void {
    this.#tell({ session, from: this.#id, members: thatFit(members), ...(asks ? { asks } : {}) });
  }

  /** Keeps what another one told; false for what was told by ourselves. */
  heard({ session, from, members }: HereMessage): boolean {
    if (from === this.#id) return false;
    const others = this.#sessions.get(session) ?? new Map<string, { members: readonly string[]; looks: number }>();
    if (members.length > 0) others.set(from, { members, looks: this.#looks });
    else others.delete(from);
    if (others.size > 0) this.#sessions.set(session, others);
    else this.#sessions.delete(session);
    return true;
  }

  membersIn(session: string): string[] {
    return [...(this.#sessions.get(session)?.values() ?? [])].flatMap(({ members }) => members);
  }

  /** Counts a look; resolves to sessions that somebody has left unsaid, and to whether it is time to tell again. */
  look(): { left: string[]; again: boolean } {
    this.#looks += 1;
    const left: string[] = [];
    for (const [session, others] of this.#sessions) {
      for (const [from, { looks }] of others) {
        if (this.#looks - looks <= FORGOTTEN_LOOKS) continue;
        others.delete(from);
        left.push(session);
      }
      if (others.size === 0) this.#sessions.delete(session);
    }
    return { left, again: this.#looks % AGAIN_LOOKS === 0 };
  }
}
