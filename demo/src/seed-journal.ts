import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ENTRIES = 1300;
const BETWEEN_ENTRIES_MS = 2100;

/** Gives payment the journal of the last hour, unless it has one: a shop that has been open for a while. */
export function seedJournal(dataFolder: string, now: () => Date): void {
  const file = join(dataFolder, 'journal.ndjson');
  if (existsSync(file)) return;
  mkdirSync(dataFolder, { recursive: true });
  const newest = now().getTime();
  const entries = Array.from({ length: ENTRIES }, (_, index) => {
    const at = newest - (ENTRIES - index) * BETWEEN_ENTRIES_MS;
    return JSON.stringify({
      orderId: `o${at.toString(36)}${(index * 2_654_435_761).toString(16).slice(-8)}`,
      chargeId: `ch_${(index * 40_503 + 1_048_576).toString(16).padStart(14, '0')}`,
      amountCents: 1490 + ((index * 7919) % 24_000),
      currency: 'EUR',
      network: index % 5 < 3 ? 'visa' : 'mastercard',
      at: new Date(at).toISOString(),
    });
  });
  writeFileSync(file, `${entries.join('\n')}\n`);
}
