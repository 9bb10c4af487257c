import { MatsError } from '@mats/contracts';
import type { StoredSpans } from '@mats/contracts';
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** The trace of a turn. */
export interface FinishedTrace {
  /** Of the investigation. */
  id: string;
  traceId: string;
  /** Of the turn's root span. */
  traceparent: string;
  tenant: string | undefined;
  /** Whether the page's server made a span of its own. */
  viaPage: boolean;
}

const HOUR_MS = 3_600_000;
const MOST = 1_000;

/** How much of each turn's trace is stored in Phoenix, as it was seen last. */
export class StoredSpansStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  async save(id: string, { made, stored, complete, checked_at: at }: StoredSpans): Promise<void> {
    const row = { made, stored, complete, checked_at: at };
    await this.#database
      .insertInto('stored_spans')
      .values({ investigation_id: id, ...row })
      .onConflict((conflict) => conflict.column('investigation_id').doUpdateSet(row))
      .execute();
  }

  /** Whether the turn is still there: its session may have been erased. */
  async isKept(id: string): Promise<boolean> {
    const row = await this.#database.selectFrom('investigations').select('id').where('id', '=', id).executeTakeFirst();
    return row !== undefined;
  }

  /** What was seen last of a trace that was whole; undefined when it has to be looked at. */
  async whole(id: string, traceId: string): Promise<StoredSpans | undefined> {
    const row = await this.#database
      .selectFrom('stored_spans')
      .selectAll()
      .where('investigation_id', '=', id)
      .where('complete', '=', true)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const { made, stored, checked_at: at } = row;
    return { trace_id: traceId, made, stored, complete: true, missing: [], checked_at: at.toISOString() };
  }

  /** Traces of turns that ended in the last hour and are not known to be whole. */
  async unfinished(now: number): Promise<FinishedTrace[]> {
    const rows = await this.#database
      .selectFrom('investigations')
      .leftJoin('stored_spans', 'stored_spans.investigation_id', 'investigations.id')
      .select(['id', 'trace_id', 'traceparent', 'request'])
      .where('finished_at', '>', new Date(now - HOUR_MS))
      .where((where) => where.or([where('complete', 'is', null), where('complete', '=', false)]))
      .orderBy('finished_at', 'desc')
      .limit(MOST)
      .execute();
    return rows.map(({ id, trace_id: traceId, traceparent, request }) => ({
      id,
      traceId,
      traceparent,
      tenant: request.tenant,
      viaPage: request.viaPage === true,
    }));
  }

  /** @throws MatsError `investigation_not_found` */
  async traceOf(id: string): Promise<FinishedTrace & { ended: boolean }> {
    const row = await this.#database
      .selectFrom('investigations')
      .select(['id', 'trace_id', 'traceparent', 'request', 'finished_at'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) throw new MatsError('investigation_not_found', { seen: id });
    const { request, trace_id: traceId, traceparent, finished_at: finished } = row;
    return {
      id,
      traceId,
      traceparent,
      tenant: request.tenant,
      viaPage: request.viaPage === true,
      ended: finished !== null,
    };
  }
}
