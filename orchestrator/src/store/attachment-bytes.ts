import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MatsError } from '@mats/contracts';
import { EMPTY_HASH, signS3 } from './s3-signature.ts';
import type { S3Keys } from './s3-signature.ts';

/** Where the bytes of attachments lie. Ids are ours, so they are safe in paths and addresses. */
export interface AttachmentBytes {
  /** Keeps bytes under an id, whole or not at all. */
  put(id: string, content: AsyncIterable<Uint8Array>): Promise<void>;
  /** The bytes; undefined when there are none under that id. */
  open(id: string): Promise<Readable | undefined>;
  /** Removes them, if they are there. */
  remove(id: string): Promise<void>;
}

/** Bytes in a folder; several orchestrators share it when it is mounted in all of them. */
export function folderBytes(folder: string): AttachmentBytes {
  const pathOf = (id: string): string => join(folder, id);
  return {
    put: async (id, content) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      try {
        await pipeline(content, createWriteStream(pathOf(id), { mode: 0o600 }));
      } catch (error) {
        await rm(pathOf(id), { force: true });
        throw error;
      }
    },
    open: async (id) => {
      const stream = createReadStream(pathOf(id));
      try {
        await new Promise((resolve, reject) => stream.once('open', resolve).once('error', reject));
        return stream;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}

export interface BucketOptions extends S3Keys {
  bucket: string;
  /** What the names of our objects begin with; empty or ending with a slash. */
  prefix: string;
  endpoint: string;
  /** Where an upload is kept until its length and hash are known. */
  spool: string;
  /** Epoch milliseconds. */
  now: () => number;
}

/** Bytes in a bucket of S3 or of what speaks its language (MinIO, R2, Ceph), addressed by path. */
export function bucketBytes(options: BucketOptions): AttachmentBytes {
  const { bucket, prefix, endpoint, spool, now } = options;
  const base = `${endpoint.replace(/\/$/, '')}/${bucket}/${prefix}`;
  const send = async (id: string, method: string, body?: { hash: string; bytes: Blob }): Promise<Response> => {
    const url = new URL(`${base}${id}`);
    const headers = signS3({ method, url, bodyHash: body?.hash ?? EMPTY_HASH }, options, now());
    try {
      const reply = await fetch(url, {
        method,
        headers,
        redirect: 'error',
        ...(body === undefined ? {} : { body: body.bytes }),
      });
      if (reply.ok || (reply.status === 404 && method !== 'PUT')) return reply;
      throw new Error(`${method} in ${bucket}: HTTP ${reply.status} ${(await reply.text()).slice(0, 300)}`);
    } catch (error) {
      throw away(error);
    }
  };
  const away = (error: unknown): MatsError =>
    new MatsError('attachments_unavailable', { bucket, endpoint }, { cause: error });
  const chunksOf = async function* (body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* body;
    } catch (error) {
      throw away(error);
    }
  };
  const upload = async (id: string, content: AsyncIterable<Uint8Array>): Promise<void> => {
    await mkdir(spool, { recursive: true, mode: 0o700 });
    const file = join(spool, `${id}.upload`);
    const hash = createHash('sha256');
    const hashed = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    };
    try {
      await pipeline(content, hashed, createWriteStream(file, { mode: 0o600 }));
      const bytes = await openAsBlob(file);
      await (await send(id, 'PUT', { hash: hash.digest('hex'), bytes })).arrayBuffer();
    } finally {
      await rm(file, { force: true });
    }
  };
  return {
    put: upload,
    open: async (id) => {
      const reply = await send(id, 'GET');
      if (reply.ok && reply.body !== null) return Readable.from(chunksOf(reply.body));
      await reply.arrayBuffer();
      return undefined;
    },
    remove: async (id) => {
      await (await send(id, 'DELETE')).arrayBuffer();
    },
  };
}
