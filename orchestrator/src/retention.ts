import type { Logger } from 'pino';
import type { SpanErasures } from './phoenix/span-erasures.ts';
import { eraseOlder } from './store/erase-session.ts';
import type { ErasePlace } from './store/erase-session.ts';

const DAY_MS = 24 * 3600 * 1000;
const LOOK_EVERY_MS = 3600 * 1000;

export interface RetentionOptions {
  place: ErasePlace;
  phoenix: Pick<SpanErasures, 'eraseSession'>;
  /** Days; undefined: everything is kept. */
  days: number | undefined;
  now: () => number;
  log: Logger;
}

/** Erases what is older than the retention. Resolves to how many sessions went. */
export async function eraseExpired({ place, phoenix, days, now, log }: RetentionOptions): Promise<number> {
  if (days === undefined) return 0;
  const at = now();
  const before = new Date(at - days * DAY_MS).toISOString();
  const erased = await eraseOlder(place, { before, at: new Date(at).toISOString() });
  for (const id of erased) await phoenix.eraseSession(id);
  if (erased.length > 0) log.info({ sessions: erased.length, days }, 'erased what is older than the retention');
  return erased.length;
}

/** Looks every hour; the answer stops it. */
export function keepRetention(options: RetentionOptions): () => void {
  const look = (): void => {
    void eraseExpired(options).catch((error: unknown) => options.log.warn({ err: error }, 'retention failed'));
  };
  if (options.days === undefined) return () => undefined;
  look();
  const timer = setInterval(look, LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}
