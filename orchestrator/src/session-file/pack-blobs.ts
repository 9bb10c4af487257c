import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { MatsError, packedTapeSchema } from '@mats/contracts';
import type { PackedBytes, PackedTape, SecretShapes } from '@mats/contracts';

/** Hex SHA-256 of a text or of bytes. */
export function sha256Of(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Bytes as a session file holds them, with what is told of the secrets that were taken out. */
export function packBytes(content: Buffer, secrets?: SecretShapes): PackedBytes {
  const told = secrets === undefined ? {} : { secrets };
  return { bytes: content.length, gzip: gzipSync(content).toString('base64'), ...told };
}

/** @throws MatsError `session_file_damaged` when the bytes are not those that the hash names. */
export function unpackBytes(sha256: string, { bytes, gzip }: PackedBytes): Buffer {
  let content: Buffer;
  try {
    content = gunzipSync(Buffer.from(gzip, 'base64'), { maxOutputLength: Math.max(1, bytes) });
  } catch (error) {
    throw new MatsError('session_file_damaged', { reason: `blob ${sha256} cannot be unpacked` }, { cause: error });
  }
  if (sha256Of(content) === sha256) return content;
  throw new MatsError('session_file_damaged', { reason: `the SHA-256 of blob ${sha256} is another` });
}

/** A tape as an agent sends it: JSON, gzip, base64. */
export function unpackTape(text: string): PackedTape {
  return packedTapeSchema.parse(JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString('utf8')));
}
