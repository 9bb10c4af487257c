import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { LEFT } from '../store/run-store.ts';
import type { OwnedRun } from '../store/run-store.ts';
import type { Database, StoredRequest } from '../store/schema.ts';

/** A process that works on runs. */
export interface ExecutorRecord {
  id: string;
  /** Where its process number means something; null when that is unknown. */
  place: string | null;
  pid: number;
  began: string | null;
  beat: number;
}

/** A run that another executor left, as this one takes it up. */
export interface ClaimedRun {
  run: OwnedRun;
  sessionId: string;
  owner: string;
  prompt: string;
  request: StoredRequest;
  /** Which attempt this is: rises when an executor died with the run. */
  attempt: number;
  turn: number;
  traceparent: string;
  askedAt: number;
}

/** Runs that one executor takes up in one look: the others shall get some too. */
const CLAIMED_AT_ONCE = 32;

/** Executors and whose which run is. */
export class ExecutorStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  /** Shows that an executor lives, and resolves to all that are there. */
  async beat(own: Omit<ExecutorRecord, 'beat'>): Promise<ExecutorRecord[]> {
    await this.#database
      .insertInto('executors')
      .values({ ...own, beat: 1 })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ beat: sql`executors.beat + 1` }))
      .execute();
    return this.#database.selectFrom('executors').selectAll().execute();
  }

  /** Removes executors that are dead; one that has beaten since it was seen stays. */
  async bury(dead: readonly { id: string; beat: number }[]): Promise<void> {
    for (const { id, beat } of dead)
      await this.#database.deleteFrom('executors').where('id', '=', id).where('beat', '=', beat).execute();
  }

  /** Removes all executors but one, which is known to be the only process on this database. */
  async buryOthers(id: string): Promise<void> {
    await this.#database.deleteFrom('executors').where('id', '!=', id).execute();
  }

  /** Takes the runs over that no living executor has; each goes to one, however many try at once. */
  async claim(executor: string): Promise<ClaimedRun[]> {
    const { rows } = await sql<{
      id: string;
      fence: number;
      session_id: string;
      owner: string;
      prompt: string;
      request: StoredRequest;
      attempt: number;
      turn: number;
      traceparent: string;
      created_at: Date;
    }>`with free as (
        select investigation_id, executor as former from runs
          where executor not in (select id from executors)
          order by investigation_id limit ${CLAIMED_AT_ONCE} for update skip locked),
      taken as (
        update runs set executor = ${executor}, fence = fence + 1 from free
          where runs.investigation_id = free.investigation_id
          returning runs.investigation_id, runs.fence, free.former)
      select investigations.id, taken.fence, session_id, sessions.owner, prompt, request, turn, traceparent,
        investigations.created_at, attempts + (case when former = ${LEFT} then 0 else 1 end) as attempt
        from taken join investigations on investigations.id = investigation_id
          join sessions on sessions.id = session_id`.execute(this.#database);
    return rows.map((row) => ({
      run: { id: row.id, executor, fence: row.fence },
      sessionId: row.session_id,
      owner: row.owner,
      prompt: row.prompt,
      request: row.request,
      attempt: row.attempt,
      turn: row.turn,
      traceparent: row.traceparent,
      askedAt: row.created_at.getTime(),
    }));
  }

  /** Notes that a run is begun and for which time. Resolves to whether it still is this executor's. */
  async begin({ run, attempt }: ClaimedRun): Promise<boolean> {
    const { rows } = await sql`update investigations set attempts = ${attempt} from runs
      where id = ${run.id} and investigation_id = id and executor = ${run.executor} and fence = ${run.fence}
      returning id`.execute(this.#database);
    return rows.length > 0;
  }

  /** Leaves what an executor has not finished to whoever is there, and says that it is gone. */
  async leave(executor: string): Promise<void> {
    await this.#database.updateTable('runs').set({ executor: LEFT }).where('executor', '=', executor).execute();
    await this.#database.deleteFrom('executors').where('id', '=', executor).execute();
  }

  /** Asks whoever has a run to stop it. Resolves to whether it was still unfinished. */
  async askToCancel(id: string): Promise<boolean> {
    const row = await this.#database
      .updateTable('runs')
      .set({ cancel: true })
      .where('investigation_id', '=', id)
      .returning('executor')
      .executeTakeFirst();
    return row !== undefined;
  }

  /** The unfinished runs of an executor, and whether somebody wants them stopped. */
  async runsOf(executor: string): Promise<(OwnedRun & { cancel: boolean })[]> {
    const rows = await this.#database
      .selectFrom('runs')
      .select(['investigation_id', 'fence', 'cancel'])
      .where('executor', '=', executor)
      .execute();
    return rows.map(({ investigation_id: id, fence, cancel }) => ({ id, executor, fence, cancel }));
  }

  /** Leaves runs to whoever looks next. */
  async release(runs: readonly OwnedRun[]): Promise<void> {
    for (const { id, executor, fence } of runs)
      await this.#database
        .updateTable('runs')
        .set({ executor: LEFT })
        .where('investigation_id', '=', id)
        .where('executor', '=', executor)
        .where('fence', '=', fence)
        .execute();
  }
}
