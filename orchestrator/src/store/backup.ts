import { PassThrough } from 'node:stream';
import { attachmentIdSchema, MatsError } from '@mats/contracts';
import { readLines } from '@mats/service';
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import type { AttachmentBytes } from './attachment-bytes.ts';
import type { Database } from './schema.ts';
import { countFinished } from './turn-facts.ts';

/** Tables in an order in which rows can be put back, with the columns that name rows of tables before. */
const TABLES = [
  { name: 'sessions', key: ['id'], parents: {} },
  { name: 'session_members', key: ['session_id', 'member'], parents: { session_id: 'sessions' } },
  { name: 'session_marks', key: ['session_id'], parents: { session_id: 'sessions' } },
  { name: 'session_pins', key: ['session_id', 'member'], parents: { session_id: 'sessions' } },
  { name: 'attachments', key: ['id'], parents: {} },
  { name: 'investigations', key: ['id'], parents: { session_id: 'sessions' } },
  { name: 'events', key: ['investigation_id', 'seq'], parents: { investigation_id: 'investigations' } },
  { name: 'steps', key: ['investigation_id', 'key'], parents: { investigation_id: 'investigations' } },
  { name: 'findings', key: ['investigation_id', 'agent'], parents: { investigation_id: 'investigations' } },
  { name: 'evidence', key: ['investigation_id', 'id'], parents: { investigation_id: 'investigations' } },
  { name: 'reports', key: ['investigation_id'], parents: { investigation_id: 'investigations' } },
  {
    name: 'agent_calls',
    key: ['investigation_id', 'key'],
    parents: { investigation_id: 'investigations' },
  },
  { name: 'imported_sessions', key: ['session_id'], parents: { session_id: 'sessions' } },
  { name: 'feedback', key: ['investigation_id', 'member'], parents: { investigation_id: 'investigations' } },
  { name: 'session_sharing', key: ['session_id'], parents: { session_id: 'sessions' } },
  { name: 'invites', key: ['id'], parents: { session_id: 'sessions' } },
  { name: 'invite_uses', key: ['invite_id', 'member'], parents: { invite_id: 'invites' } },
  { name: 'comments', key: ['id'], parents: { investigation_id: 'investigations' } },
  { name: 'approvals', key: ['id'], parents: { investigation_id: 'investigations' } },
  { name: 'audit', key: ['id'], parents: {} },
  { name: 'session_archive', key: ['session_id', 'member'], parents: { session_id: 'sessions' } },
  { name: 'session_links', key: ['session_id'], parents: { session_id: 'sessions' } },
  { name: 'erasures', key: ['session_id'], parents: {} },
  { name: 'changes', key: ['scope', 'id'], parents: {} },
  { name: 'api_keys', key: ['id'], parents: {} },
] as const satisfies readonly {
  name: keyof Database;
  key: readonly string[];
  parents: Readonly<Record<string, keyof Database>>;
}[];

/** Tables that rows of others name by `id`. */
const HAVE_CHILDREN: ReadonlySet<string> = new Set(TABLES.flatMap(({ parents }) => Object.values(parents)));

const FORMAT = 1;
const PAGE_ROWS = 500;
const PART_BYTES = 192 * 1024;
/** A finding with its evidence is a few megabytes at most. */
const LINE_BYTES = 64 * 1024 * 1024;

const rowSchema = z.record(z.string(), z.unknown());
const lineSchema = z.union([
  z.strictObject({ mats: z.literal(FORMAT), at: z.string() }),
  z.strictObject({ table: z.enum(TABLES.map(({ name }) => name)), row: rowSchema }),
  z.strictObject({ attachment: attachmentIdSchema, part: z.base64() }),
  z.strictObject({ end: z.literal(true), rows: z.int() }),
]);
type Line = z.infer<typeof lineSchema>;
type Row = z.infer<typeof rowSchema>;

export interface BackupPlace {
  database: Kysely<Database>;
  /** Where the attachments' bytes lie. */
  attachments: AttachmentBytes;
}

async function* rowsOf(database: Kysely<Database>, table: (typeof TABLES)[number]): AsyncGenerator<Row> {
  const order = sql.join(table.key.map((column) => sql.ref(column)));
  for (let offset = 0; ; offset += PAGE_ROWS) {
    const page = await sql<{ row: Row }>`select row_to_json(page) as row from
      (select * from ${sql.table(table.name)} order by ${order} limit ${PAGE_ROWS} offset ${offset}) as page`.execute(
      database,
    );
    for (const { row } of page.rows) yield row;
    if (page.rows.length < PAGE_ROWS) return;
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
  const kept = new Map<string, Set<unknown>>(TABLES.map(({ name }) => [name, new Set()]));
  let rows = 0;
  for (const table of TABLES) {
    for await (const row of rowsOf(database, table)) {
      // What came in while this was written may have rows here whose parents were read too early.
      if (Object.entries(table.parents).some(([column, parent]) => !kept.get(parent)?.has(row[column]))) continue;
      if (HAVE_CHILDREN.has(table.name)) kept.get(table.name)?.add(row['id']);
      rows += 1;
      yield { table: table.name, row };
      if (table.name === 'attachments') yield* bytesOf(String(row['id']), attachments);
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
      for (const { name } of TABLES) {
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
