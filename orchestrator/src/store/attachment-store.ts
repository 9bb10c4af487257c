import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { attachmentIdSchema, MatsError } from '@mats/contracts';
import type { Attachment } from '@mats/contracts';
import { redactSecrets } from '@mats/telemetry';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { AttachmentBytes } from './attachment-bytes.ts';
import { createLineCounter } from './count-lines.ts';
import type { Database } from './schema.ts';
import type { SessionAccess } from './session-access.ts';

/** Owner of the sample incident's files; no member can have a name with a blank in it. */
export const SAMPLE_OWNER = 'mats sample';

/** Counts bytes and lines and hashes on the way through; stops at the limit. */
function meter(
  name: string,
  limitBytes: number,
): { through: Transform; result: () => Omit<Attachment, 'id' | 'name'> } {
  const hash = createHash('sha256');
  const counter = createLineCounter();
  let bytes = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limitBytes) {
        done(new MatsError('attachment_too_large', { name, limit: `${Math.floor(limitBytes / 1024 / 1024)} MB` }));
        return;
      }
      hash.update(chunk);
      counter.add(chunk);
      done(null, chunk);
    },
  });
  return {
    through,
    result: () => ({ bytes, lines: counter.lines(), sha256: hash.digest('hex') }),
  };
}

/** Files that came with questions: bytes in a folder or a bucket, never whole in memory; facts in the database. */
export class AttachmentStore {
  readonly #database: Kysely<Database>;
  /** Where the files' bytes lie. */
  readonly bytes: AttachmentBytes;
  readonly #newId: () => string;
  readonly #access: SessionAccess;

  constructor(
    database: Kysely<Database>,
    options: { bytes: AttachmentBytes; newId: () => string; access: SessionAccess },
  ) {
    this.#database = database;
    this.bytes = options.bytes;
    this.#newId = options.newId;
    this.#access = options.access;
  }

  /** A name is shown, logged and quoted: it is kept without secrets. @throws MatsError `attachment_too_large`; nothing is kept then. */
  async save(
    content: Readable | string,
    options: { name: string; owner: string; limitBytes: number; at: string },
  ): Promise<Attachment> {
    const name = redactSecrets(options.name);
    const id = `att_${this.#newId().replaceAll('-', '')}`;
    const { through, result } = meter(name, options.limitBytes);
    const source = typeof content === 'string' ? Readable.from([Buffer.from(content)]) : content;
    await pipeline(source, through, (chunks) => this.bytes.put(id, chunks as AsyncIterable<Buffer>));
    const attachment: Attachment = { id, name, ...result() };
    try {
      await this.#database
        .insertInto('attachments')
        .values({ ...attachment, owner: options.owner, created_at: options.at })
        .execute();
    } catch (error) {
      await this.bytes.remove(id);
      throw error;
    }
    return attachment;
  }

  /** @throws MatsError `quota_reached` when a member would keep more than the limit, all in bytes. */
  async assertQuota(owner: string, { more, limit }: { more: number; limit: number }): Promise<void> {
    const row = await this.#database
      .selectFrom('attachments')
      .select((select) => select.fn.sum<string | number | null>('bytes').as('kept'))
      .where('owner', '=', owner)
      .executeTakeFirst();
    const kept = Number(row?.kept ?? 0);
    if (kept + more <= limit) return;
    const [seen, most] = [kept, limit].map((bytes) => `${Math.floor(bytes / 1024 / 1024)} MB`);
    throw new MatsError('quota_reached', { seen, limit: most });
  }

  /** What is known of each id; unknown ids are left out. */
  async describe(ids: readonly string[]): Promise<Map<string, Attachment>> {
    if (ids.length === 0) return new Map();
    const rows = await this.#database
      .selectFrom('attachments')
      .select(['id', 'name', 'bytes', 'lines', 'sha256'])
      .where('id', 'in', [...new Set(ids)])
      .execute();
    return new Map(rows.map((row) => [row.id, { ...row, bytes: Number(row.bytes), lines: Number(row.lines) }]));
  }

  /**
   * Whose a file is: the member's own, of a session that the member may read, or part of the sample incident, which
   * everybody may read.
   *
   * @throws MatsError `attachment_not_found` when it is not there or is none of these.
   */
  async assertMayUse(id: string, member: string): Promise<'own' | 'shared' | 'sample'> {
    const row = await this.#database.selectFrom('attachments').select('owner').where('id', '=', id).executeTakeFirst();
    if (row?.owner === SAMPLE_OWNER) return 'sample';
    if (row?.owner === member) return 'own';
    const inSession = await this.#database
      .selectFrom('investigations')
      .select('id')
      .where(sql<boolean>`request -> 'attachments' ? ${id}`)
      .where(this.#access.readable('session_id', member))
      .limit(1)
      .executeTakeFirst();
    if (row === undefined || inSession === undefined) throw new MatsError('attachment_not_found', { seen: id });
    return 'shared';
  }

  /** @throws MatsError `attachment_not_found` */
  async open(id: string): Promise<{ attachment: Attachment; stream: Readable }> {
    // The pattern keeps the id from acting as a path.
    const attachment = attachmentIdSchema.safeParse(id).success ? (await this.describe([id])).get(id) : undefined;
    const stream = attachment === undefined ? undefined : await this.bytes.open(id);
    if (attachment === undefined || stream === undefined) throw new MatsError('attachment_not_found', { seen: id });
    return { attachment, stream };
  }
}
