import { MatsError } from '@mats/contracts';

/** A file that is being sent, as far as it counts. */
export interface CountedFile {
  /** More of it has come. @throws MatsError `quota_reached` */
  add(bytes: number): void;
  /** It is kept, or it is not and counts no more. */
  end(kept: boolean): void;
}

interface Ledger {
  /** What the member kept when the first of the files that are under way began. */
  before: Promise<number>;
  /** Bytes that have come since, without those of files that were not kept. */
  since: number;
  /** Files under way. */
  open: number;
}

const MEGABYTE = 1024 * 1024;

/** What a member may keep in files, however they come: those that come at once are counted together. */
export class FileQuota {
  readonly #limitBytes: number;
  readonly #keptBy: (member: string) => Promise<number>;
  readonly #ledgers = new Map<string, Ledger>();

  constructor(options: { limitBytes: number; keptBy: (member: string) => Promise<number> }) {
    this.#limitBytes = options.limitBytes;
    this.#keptBy = options.keptBy;
  }

  /** Begins a file of which so many bytes are announced. @throws MatsError `quota_reached` when they do not fit. */
  async begin(member: string, announced = 0): Promise<CountedFile> {
    const ledger = this.#ledgers.get(member) ?? { before: this.#keptBy(member), since: 0, open: 0 };
    this.#ledgers.set(member, ledger);
    ledger.open += 1;
    let own = 0;
    const end = (kept: boolean): void => {
      if (!kept) ledger.since -= own;
      ledger.open -= 1;
      if (ledger.open === 0) this.#ledgers.delete(member);
    };
    try {
      const before = await ledger.before;
      this.#assertRoom(before + ledger.since, Math.max(announced, 1));
      return {
        add: (bytes) => {
          this.#assertRoom(before + ledger.since, bytes);
          own += bytes;
          ledger.since += bytes;
        },
        end,
      };
    } catch (error) {
      end(false);
      throw error;
    }
  }

  #assertRoom(kept: number, more: number): void {
    if (kept + more <= this.#limitBytes) return;
    const [seen, limit] = [kept, this.#limitBytes].map((bytes) => `${Math.floor(bytes / MEGABYTE)} MB`);
    throw new MatsError('quota_reached', { seen, limit });
  }
}
