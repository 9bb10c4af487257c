import type { EventBody, Failure, Finding, InvestigationEvent, Report } from '@mats/contracts';
import { WorkParked } from '@mats/telemetry';
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** An investigation that an executor may write to, until another one has taken it over. */
export interface OwnedRun {
  id: string;
  executor: string;
  /** Rises with every take-over. */
  fence: number;
}

/** An event that has no number yet; `origin` is the same whenever the same thing is told again. */
export interface OriginatedEvent {
  origin: string;
  at: string;
  body: EventBody;
}

export interface RunOutcome {
  state: 'done' | 'failed' | 'cancelled';
  at: string;
  durationMs: number;
  report?: Report;
  markdown?: string;
  error?: Failure;
  /** The run's last events, stored with its outcome or not at all. */
  events: readonly OriginatedEvent[];
}

/** Ids that no executor has: of a run that was left, and of one that may have taken its executor down. */
export const LEFT = '';
const DIED = 'nobody';

async function append(
  database: Kysely<Database>,
  run: OwnedRun,
  event: OriginatedEvent,
): Promise<InvestigationEvent | undefined> {
  const { origin, at, body } = event;
  const { rows } = await sql<{ seq: number | null }>`select append_event(
    ${run.id}, ${run.executor}, ${run.fence}, ${origin}, ${at}, ${JSON.stringify(body)}::jsonb) as seq`.execute(
    database,
  );
  const seq = rows[0]?.seq ?? null;
  if (seq === null) throw new WorkParked();
  return seq < 0 ? undefined : { seq, at, body };
}

/** @throws WorkParked when the run is another executor's by now. */
async function assertOwned(transaction: Transaction<Database>, run: OwnedRun): Promise<void> {
  const own = await transaction
    .selectFrom('runs')
    .select('fence')
    .where('investigation_id', '=', run.id)
    .where('executor', '=', run.executor)
    .where('fence', '=', run.fence)
    .forShare()
    .executeTakeFirst();
  if (own === undefined) throw new WorkParked();
}

async function storeFinding(transaction: Transaction<Database>, id: string, finding: Finding): Promise<void> {
  const body = JSON.stringify(finding);
  await transaction
    .insertInto('findings')
    .values({ investigation_id: id, agent: finding.agent, body })
    .onConflict((conflict) => conflict.columns(['investigation_id', 'agent']).doUpdateSet({ body }))
    .execute();
  for (const evidence of finding.evidence) {
    const text = JSON.stringify(evidence);
    await transaction
      .insertInto('evidence')
      .values({ investigation_id: id, id: evidence.id, body: text })
      .onConflict((conflict) => conflict.columns(['investigation_id', 'id']).doUpdateSet({ body: text }))
      .execute();
  }
}

async function storeOutcome(transaction: Transaction<Database>, id: string, outcome: RunOutcome): Promise<void> {
  const { state, at, durationMs, report, markdown = '', error } = outcome;
  if (report !== undefined) {
    await transaction
      .insertInto('reports')
      .values({ investigation_id: id, body: JSON.stringify(report), markdown })
      .execute();
  }
  const { session_id: session } = await transaction
    .updateTable('investigations')
    .set({ state, finished_at: at, error: error === undefined ? null : JSON.stringify(error) })
    .where('id', '=', id)
    .returning('session_id')
    .executeTakeFirstOrThrow();
  await transaction
    .updateTable('sessions')
    .set((set) => ({
      last_activity: at,
      duration_ms: set('duration_ms', '+', durationMs),
      ...(report === undefined ? {} : { verdict: report.verdict, service: report.where.service ?? null }),
      ...(report === undefined ? {} : { headline: report.headline ?? report.cause }),
    }))
    .where('id', '=', session)
    .execute();
  await transaction.deleteFrom('runs').where('investigation_id', '=', id).execute();
}

/**
 * What a running investigation writes of itself. Every write is of the executor that owns the run and of nobody else:
 * a process that was taken for dead and goes on gets a `WorkParked`, which leaves the run to its new owner.
 */
export class RunStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  /** Stores an event under the next number; undefined when it is there already. @throws WorkParked */
  appendEvent(run: OwnedRun, event: OriginatedEvent): Promise<InvestigationEvent | undefined> {
    return append(this.#database, run, event);
  }

  /** @throws WorkParked */
  async saveStep(run: OwnedRun, key: string, output: unknown): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      await assertOwned(transaction, run);
      await transaction
        .insertInto('steps')
        .values({ investigation_id: run.id, key, output: JSON.stringify(output ?? null) })
        .onConflict((conflict) => conflict.columns(['investigation_id', 'key']).doNothing())
        .execute();
    });
  }

  /** What a step returned before the process stopped, or undefined when it had not finished. */
  readStep(id: string, key: string): Promise<{ output: unknown } | undefined> {
    return this.#database
      .selectFrom('steps')
      .select('output')
      .where('investigation_id', '=', id)
      .where('key', '=', key)
      .executeTakeFirst();
  }

  /** @throws WorkParked */
  async saveFinding(run: OwnedRun, finding: Finding): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      await assertOwned(transaction, run);
      await storeFinding(transaction, run.id, finding);
    });
  }

  /** Leaves a run that could not be ended here to whoever looks next, as one whose executor died with it. */
  async abandon(run: OwnedRun): Promise<void> {
    await this.#database
      .updateTable('runs')
      .set({ executor: DIED })
      .where('investigation_id', '=', run.id)
      .where('executor', '=', run.executor)
      .where('fence', '=', run.fence)
      .execute();
  }

  /**
   * Stores outcome, report and last events once, whoever tries and however often. Resolves to the events that are new.
   *
   * @throws WorkParked when the run is another executor's by now and not finished.
   */
  async finish(run: OwnedRun, outcome: RunOutcome): Promise<InvestigationEvent[]> {
    return this.#database.transaction().execute(async (transaction) => {
      const row = await transaction
        .selectFrom('investigations')
        .select('finished_at')
        .where('id', '=', run.id)
        .forUpdate()
        .executeTakeFirst();
      // Finished before, and the answer was lost on its way; or erased meanwhile.
      if (row === undefined || row.finished_at !== null) return [];
      await assertOwned(transaction, run);
      const stored: InvestigationEvent[] = [];
      for (const event of outcome.events) {
        const added = await append(transaction, run, event);
        if (added !== undefined) stored.push(added);
      }
      await storeOutcome(transaction, run.id, outcome);
      return stored;
    });
  }
}
