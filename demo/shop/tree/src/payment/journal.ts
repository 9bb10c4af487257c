import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';

export interface JournalOptions {
  readonly file: string;
  /** The file is put aside before it grows beyond this. */
  readonly maxBytes: number;
  /** How many files that were put aside are kept. */
  readonly keep: number;
}

export interface JournalEntry {
  readonly orderId: string;
  readonly chargeId: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly network: string;
  readonly at: string;
}

/** Append-only record of what was charged, for the bookkeepers. One JSON line an entry. */
export class Journal {
  readonly #options: JournalOptions;

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  /** Writes before the caller answers: a charge that is not in the journal did not happen. */
  append(entry: JournalEntry): void {
    this.#rotateIfFull();
    appendFileSync(this.#options.file, `${JSON.stringify(entry)}\n`);
  }

  #rotateIfFull(): void {
    const { file, maxBytes, keep } = this.#options;
    if (!existsSync(file) || statSync(file).size < maxBytes) return;
    for (let index = keep - 1; index >= 1; index -= 1) {
      if (existsSync(`${file}.${index}`)) renameSync(`${file}.${index}`, `${file}.${index + 1}`);
    }
    renameSync(file, `${file}.1`);
  }
}
