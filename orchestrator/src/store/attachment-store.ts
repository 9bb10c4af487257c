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
import { FileQuota } from './file-quota.ts';
import type { CountedFile } from './file-quota.ts';
import { forgetUnnamed, noteArrival, removeFiles } from './file-removals.ts';
import { SAMPLE_OWNER } from './sample-owner.ts';
import type { Database } from './schema.ts';
import type { SessionAccess } from './session-access.ts';
import type { StorageSpace } from './storage-space.ts';

/** Bytes after which it is looked again whether the disk has room. */
const LOOK_EVERY_BYTES = 8 * 1024 * 1024;

/** Counts bytes and lines and hashes on the way through; stops at the limit, at the member's quota, and before the disk is full. */
function meter(
  { name, limitBytes, counted }: { name: string; limitBytes: number; counted: CountedFile | undefined },
  space: StorageSpace,
): { through: Transform; result: () => Omit<Attachment, 'id' | 'name'> } {
  const hash = createHash('sha256');
  const counter = createLineCounter();
  let bytes = 0;
  let lookAt = LOOK_EVERY_BYTES;
  const take = async (chunk: Buffer): Promise<void> => {
    bytes += chunk.length;
    if (bytes > limitBytes) {
      throw new MatsError('attachment_too_large', { name, limit: `${Math.floor(limitBytes / 1024 / 1024)} MB` });
    }
    counted?.add(chunk.length);
    if (bytes >= lookAt) {
      lookAt = bytes + LOOK_EVERY_BYTES;
      await space.assertRoom();
    }
    hash.update(chunk);
    counter.add(chunk);
  };
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      take(chunk).then(() => done(null, chunk), done);
    },
  });
  return {
    through,
    result: () => ({ bytes, lines: counter.lines(), sha256: hash.digest('hex') }),
  };
}

export interface AttachmentStoreOptions {
  readonly bytes: AttachmentBytes;
  readonly newId: () => string;
  readonly access: SessionAccess;
  readonly space: StorageSpace;
  /** What a member may keep in all. */
  readonly perMemberBytes: number;
}

/** A file that comes in. */
export interface NewAttachment {
  readonly name: string;
  readonly owner: string;
  readonly limitBytes: number;
  /** ISO 8601. */
  readonly at: string;
  /** Bytes that its sender says it has; left out: it does not say. */
  readonly announced?: number;
}

/** Longer than a request may take: what has not arrived by then does not arrive any more. */
const LONGEST_UPLOAD_MS = 3600 * 1000;

/** Files that came with questions: bytes in a folder or a bucket, never whole in memory; facts in the database. */
export class AttachmentStore {
  readonly #database: Kysely<Database>;
  /** Where the files' bytes lie. */
  readonly bytes: AttachmentBytes;
  readonly #newId: () => string;
  readonly #access: SessionAccess;
  readonly #space: StorageSpace;
  readonly #quota: FileQuota;

  constructor(database: Kysely<Database>, options: AttachmentStoreOptions) {
    const { bytes, newId, access, space, perMemberBytes } = options;
    this.#database = database;
    this.bytes = bytes;
    this.#newId = newId;
    this.#access = access;
    this.#space = space;
    this.#quota = new FileQuota({ limitBytes: perMemberBytes, keptBy: (member) => this.#keptBy(member) });
  }

  /**
   * Keeps a file, whole or not at all. A name is shown, logged and quoted: it is kept without secrets.
   *
   * @throws MatsError `attachment_too_large`, `quota_reached` of the owner, `storage_full`
   */
  async save(content: AsyncIterable<Uint8Array> | string, options: NewAttachment): Promise<Attachment> {
    const { owner, announced } = options;
    const counted = owner === SAMPLE_OWNER ? undefined : await this.#quota.begin(owner, announced);
    let saved: Attachment | undefined;
    try {
      saved = await this.#keep(content, { ...options, counted });
      return saved;
    } finally {
      counted?.end(saved !== undefined);
    }
  }

  async #keep(
    content: AsyncIterable<Uint8Array> | string,
    file: NewAttachment & { counted: CountedFile | undefined },
  ): Promise<Attachment> {
    const { limitBytes, owner, at, counted } = file;
    const name = redactSecrets(file.name);
    const id = `att_${this.#newId().replaceAll('-', '')}`;
    const due = new Date(Date.parse(at) + LONGEST_UPLOAD_MS).toISOString();
    await noteArrival(this.#database, { id, due });
    try {
      const { through, result } = meter({ name, limitBytes, counted }, this.#space);
      const source = typeof content === 'string' ? Readable.from([Buffer.from(content)]) : content;
      await pipeline(source, through, (chunks) => this.bytes.put(id, chunks as AsyncIterable<Buffer>));
      const attachment: Attachment = { id, name, ...result() };
      await this.#database
        .with('arrived', (query) => query.deleteFrom('file_removals').where('id', '=', id))
        .insertInto('attachments')
        .values({ ...attachment, owner, created_at: at })
        .execute();
      return attachment;
    } catch (error) {
      await removeFiles({ database: this.#database, attachments: this.bytes }, [id]).catch(() => undefined);
      throw error;
    }
  }

  /** Removes files of which no turn is left, or came to be. */
  async forget(ids: readonly string[], at: string): Promise<void> {
    const place = { database: this.#database, attachments: this.bytes };
    await removeFiles(place, await forgetUnnamed(this.#database, { ids, at }));
  }

  async #keptBy(owner: string): Promise<number> {
    const row = await this.#database
      .selectFrom('attachments')
      .select((select) => select.fn.sum<string | number | null>('bytes').as('kept'))
      .where('owner', '=', owner)
      .executeTakeFirst();
    return Number(row?.kept ?? 0);
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
