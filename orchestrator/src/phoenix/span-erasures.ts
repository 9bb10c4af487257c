import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { noteErasure } from '../store/erase-session.ts';
import type { Database } from '../store/schema.ts';
import type { SpanEraser } from './span-eraser.ts';

const MINUTE_MS = 60 * 1000;
/** How long after the erasing it is looked again: services send late spans from their spools. */
const LOOKS_AFTER_MS = [MINUTE_MS, 10 * MINUTE_MS, 60 * MINUTE_MS, 24 * 60 * MINUTE_MS] as const;
const AT_ONCE = 100;

export interface SpanErasuresOptions {
  database: Kysely<Database>;
  phoenix: SpanEraser;
  /** Takes what the services keep of traces off their disks. Never throws. */
  forget: (traces: readonly string[]) => Promise<void>;
  /** Sends what this service still holds. */
  flush: () => Promise<unknown>;
  now: () => number;
  log: Logger;
}

/**
 * Erases a session's spans in Phoenix until none arrives any more: a service that could not reach it keeps its spans
 * and sends them later, and Phoenix may be away when a session is erased.
 */
export class SpanErasures {
  readonly #options: SpanErasuresOptions;

  constructor(options: SpanErasuresOptions) {
    this.#options = options;
  }

  /** Erases now and notes the session to be looked for again. True when nothing of it is left now. */
  async eraseSession(id: string): Promise<boolean> {
    const { database, phoenix, flush, forget, now } = this.#options;
    const at = new Date(now()).toISOString();
    const due = new Date(now() + LOOKS_AFTER_MS[0]).toISOString();
    await noteErasure(database, { id, at, due });
    const { traces, tenant } = await database
      .selectFrom('erasures')
      .select(['traces', 'tenant'])
      .where('session_id', '=', id)
      .executeTakeFirstOrThrow();
    await flush();
    await forget(traces);
    return phoenix.eraseSession({ id, traces, tenant, isAskedAgain: false });
  }

  /** Looks for sessions that are due. Resolves to how many were looked for. */
  async look(): Promise<number> {
    const { database, phoenix, forget, now } = this.#options;
    const due = await database
      .selectFrom('erasures')
      .selectAll()
      .where('due_at', '<=', new Date(now()))
      .orderBy('due_at')
      .limit(AT_ONCE)
      .execute();
    for (const { session_id: id, erased_at: erasedAt, looks, traces, tenant } of due) {
      const again = await database.selectFrom('sessions').select('id').where('id', '=', id).executeTakeFirst();
      await forget(traces);
      const gone = await phoenix.eraseSession({ id, traces, tenant, isAskedAgain: again !== undefined });
      const next = gone ? LOOKS_AFTER_MS[looks + 1] : undefined;
      if (gone && next === undefined) {
        await database.deleteFrom('erasures').where('session_id', '=', id).execute();
        continue;
      }
      const dueAt = next === undefined ? now() + LOOKS_AFTER_MS[1] : erasedAt.getTime() + next;
      await database
        .updateTable('erasures')
        .set({ due_at: new Date(dueAt).toISOString(), looks: gone ? looks + 1 : looks })
        .where('session_id', '=', id)
        .execute();
    }
    return due.length;
  }

  /** Looks every minute; the answer stops it. */
  keepLooking(): () => void {
    const look = (): void => {
      void this.look().catch((error: unknown) =>
        this.#options.log.warn({ err: error }, 'looking for late spans failed'),
      );
    };
    look();
    const timer = setInterval(look, MINUTE_MS).unref();
    return () => clearInterval(timer);
  }
}
