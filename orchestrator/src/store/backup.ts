import { PassThrough } from 'node:stream';
import { attachmentIdSchema, MatsError } from '@mats/contracts';
import { readLines } from '@mats/service';
import { sql } from 'kysely';
import type { Kysely, RawBuilder, Transaction } from 'kysely';
import { z } from 'zod';
import type { AttachmentBytes } from './attachment-bytes.ts';
import type { Database } from './schema.ts';
import { countFinished } from './turn-facts.ts';

/** Tables of a session, the session first: the others name it. */
const OF_SESSION = [
  'sessions',
  'session_members',
  'session_marks',
  'session_pins',
  'session_sharing',
  'session_archive',
  'session_links',
  'imported_sessions',
  'invites',
] as const satisfies readonly (keyof Database)[];
/** Of a turn, the turn first. */
const OF_TURN = [
  'investigations',
  'events',
  'steps',
  'findings',
  'evidence',
  'reports',
  'agent_calls',
  'feedback',
  'comments',
  'approvals',
] as const satisfies readonly (keyof Database)[];
/** Tables that name no other, with what tells their rows apart. */
const ALONE = [
  { name: 'attachments', key: ['id'] },
  { name: 'audit', key: ['id'] },
  { name: 'erasures', key: ['session_id'] },
  { name: 'changes', key: ['scope', 'id'] },
  { name: 'api_keys', key: ['id'] },
] as const satisfies readonly { name: keyof Database; key: readonly string[] }[];
const TABLES = [...OF_SESSION, 'invite_uses', ...OF_TURN, ...ALONE.map(({ name }) => name)] as const;
type Table = (typeof TABLES)[number];

const FORMAT = 1;
const PAGE_ROWS = 500;
const PART_BYTES = 192 * 1024;
/** A finding with its evidence is a few megabytes at most. */
const LINE_BYTES = 64 * 1024 * 1024;

const rowSchema = z.record(z.string(), z.unknown());
const lineSchema = z.union([
  z.strictObject({ mats: z.literal(FORMAT), at: z.string() }),
  z.strictObject({ table: z.enum(TABLES), row: rowSchema }),
  z.strictObject({ attachment: attachmentIdSchema, part: z.base64() }),
  z.strictObject({ end: z.literal(true), rows: z.int() }),
]);
type Line = z.infer<typeof lineSchema>;
type Row = z.infer<typeof rowSchema>;
interface TableRow {
  table: Table;
  row: Row;
}

export interface BackupPlace {
  database: Kysely<Database>;
  /** Where the attachments' bytes lie. */
  attachments: AttachmentBytes;
}

/** Rows of one statement: what it sees is of one moment, whatever is written meanwhile. In the order in which they can be put back. */
async function rowsAtOnce(database: Kysely<Database>, parts: readonly RawBuilder<unknown>[]): Promise<TableRow[]> {
  const { rows } = await sql<TableRow>`${sql.join(parts, sql` union all `)}`.execute(database);
  return rows.toSorted((a, b) => TABLES.indexOf(a.table) - TABLES.indexOf(b.table));
}

function rowsWhere(table: Table, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  const name = sql.table(table);
  return sql`select ${sql.lit(table)} as "table", row_to_json(${name}) as row from ${name} where ${condition}`;
}

function sessionRows(database: Kysely<Database>, id: string): Promise<TableRow[]> {
  const parts = OF_SESSION.map((table) =>
    rowsWhere(table, sql`${sql.ref(table === 'sessions' ? 'id' : 'session_id')} = ${id}`),
  );
  const ofInvites = sql`invite_id in (select id from invites where session_id = ${id})`;
  return rowsAtOnce(database, [...parts, rowsWhere('invite_uses', ofInvites)]);
}

function turnRows(database: Kysely<Database>, id: string): Promise<TableRow[]> {
  const parts = OF_TURN.map((table) =>
    rowsWhere(table, sql`${sql.ref(table === 'investigations' ? 'id' : 'investigation_id')} = ${id}`),
  );
  return rowsAtOnce(database, parts);
}

/** Sessions with their turns, each of them whole: what ends while this is read is there with its end, or without it. */
async function* sessionsOf(database: Kysely<Database>): AsyncGenerator<TableRow> {
  for (let after = ''; ;) {
    const ids = database.selectFrom('sessions').select('id').where('id', '>', after).orderBy('id').limit(PAGE_ROWS);
    const page = await ids.execute();
    for (const { id } of page) {
      after = id;
      const [session, ...others] = await sessionRows(database, id);
      // It was erased since.
      if (session?.table !== 'sessions') continue;
      yield session;
      yield* others;
      const turns = await database
        .selectFrom('investigations')
        .select('id')
        .where('session_id', '=', id)
        // A question that came since is not in the session as it was read.
        .where('turn', '<=', Number(session.row['turns']))
        .orderBy('turn')
        .execute();
      for (const turn of turns) yield* await turnRows(database, turn.id);
    }
    if (page.length < PAGE_ROWS) return;
  }
}

/** The rows of a table after one another: each once, whatever comes and goes meanwhile. */
async function* rowsOf(database: Kysely<Database>, { name, key }: (typeof ALONE)[number]): AsyncGenerator<TableRow> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  for (let last: Row | undefined; ;) {
    const values = last === undefined ? [] : key.map((column) => last?.[column]);
    const after = last === undefined ? sql`true` : sql`(${columns}) > (${sql.join(values)})`;
    const { rows } = await sql<{ row: Row }>`select row_to_json(page) as row from
      (select * from ${sql.table(name)} where ${after} order by ${columns} limit ${PAGE_ROWS}) as page`.execute(
      database,
    );
    for (const { row } of rows) yield { table: name, row };
    last = rows.at(-1)?.row;
    if (rows.length < PAGE_ROWS) return;
  }
}

async function* bytesOf(id: string, bytes: AttachmentBytes): AsyncGenerator<Line> {
  // Without its bytes an attachment is known by name alone, here as there.
  const stream = await bytes.open(id);
  if (stream === undefined) return;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.length; at += PART_BYTES)
      yield { attachment: id, part: chunk.subarray(at, at + PART_BYTES).toString('base64') };
  }
}

async function* linesOf({ database, attachments }: BackupPlace, at: string): AsyncGenerator<Line> {
  yield { mats: FORMAT, at };
  let rows = 0;
  for await (const row of sessionsOf(database)) {
    rows += 1;
    yield row;
  }
  // After the sessions: what came while these were read has its file.
  for (const table of ALONE) {
    for await (const row of rowsOf(database, table)) {
      rows += 1;
      yield row;
      if (row.table === 'attachments') yield* bytesOf(String(row.row['id']), attachments);
    }
  }
  yield { end: true, rows };
}

/** All that is kept, as JSON lines: every table's rows and the attachments' bytes. The product goes on meanwhile. */
export async function* writeBackup(place: BackupPlace, at: string): AsyncGenerator<string> {
  for await (const line of linesOf(place, at)) yield `${JSON.stringify(line)}\n`;
}

function parseLine(text: string): Line {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new MatsError('invalid_request', { reason: 'this is no backup of MATS, or it is damaged' }, { cause: error });
  }
}

/** Puts attachments back whose parts come one after the other. */
class AttachmentWriter {
  readonly #bytes: AttachmentBytes;
  #current: { id: string; stream: PassThrough; kept: Promise<void> } | undefined;

  constructor(bytes: AttachmentBytes) {
    this.#bytes = bytes;
  }

  async add(id: string, part: string): Promise<void> {
    if (this.#current?.id !== id) {
      await this.end();
      const stream = new PassThrough();
      this.#current = { id, stream, kept: this.#bytes.put(id, stream) };
      this.#current.kept.catch(() => undefined);
    }
    const { stream, kept } = this.#current;
    if (stream.write(Buffer.from(part, 'base64'))) return;
    await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), kept]);
  }

  async end(): Promise<void> {
    const current = this.#current;
    this.#current = undefined;
    current?.stream.end();
    await current?.kept;
  }
}

async function putBack(
  lines: AsyncIterable<string>,
  place: { transaction: Transaction<Database>; attachments: AttachmentBytes; written: Set<string> },
): Promise<number> {
  const writer = new AttachmentWriter(place.attachments);
  let rows = 0;
  let ended = false;
  for await (const text of lines) {
    const line = parseLine(text);
    if ('table' in line) {
      rows += 1;
      const table = sql.table(line.table);
      await sql`insert into ${table} select * from json_populate_record(null::${table}, ${JSON.stringify(line.row)}::json)`.execute(
        place.transaction,
      );
    } else if ('attachment' in line) {
      place.written.add(line.attachment);
      await writer.add(line.attachment, line.part);
    } else if ('end' in line) ended = line.rows === rows;
  }
  await writer.end();
  // What had not ended is free for whoever looks next.
  await sql`insert into runs (investigation_id, executor) select id, '' from investigations where finished_at is null`.execute(
    place.transaction,
  );
  if (!ended) throw new MatsError('invalid_request', { reason: 'the backup ends early' });
  // New entries of the audit log are numbered after those that were put back.
  await sql`select setval(pg_get_serial_sequence('audit', 'id'), coalesce(max(id), 0) + 1, false) from audit`.execute(
    place.transaction,
  );
  await countFinished(place.transaction);
  return rows;
}

/**
 * Puts a backup back into an empty database: all of it or nothing. Resolves to the number of rows.
 *
 * @throws MatsError `conflict` when there is something already, `invalid_request` when it is no whole backup.
 */
export async function readBackup(chunks: AsyncIterable<Uint8Array>, place: BackupPlace): Promise<number> {
  const { database, attachments } = place;
  const written = new Set<string>();
  try {
    return await database.transaction().execute(async (transaction) => {
      // Between two rows there may be a large attachment, and whoever sends it may be slow.
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(transaction);
      for (const name of TABLES) {
        const { rows } = await sql`select from ${sql.table(name)} limit 1`.execute(transaction);
        if (rows.length > 0)
          throw new MatsError('conflict', { reason: `there are ${name} already; start on an empty folder` });
      }
      return putBack(readLines(chunks, LINE_BYTES), { transaction, attachments, written });
    });
  } catch (error) {
    for (const id of written) await attachments.remove(id);
    throw error;
  }
}
