import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { MatsError, readSessionFile } from '@mats/contracts';
import type { SessionFile } from '@mats/contracts';

/** Hex SHA-256. */
export function sha256Of(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The bytes that a file holds under a hash; undefined when it holds none. */
function blobOf({ blobs }: Pick<SessionFile, 'blobs'>, sha256: string): Buffer | undefined {
  const blob = blobs[sha256];
  if (blob === undefined) return undefined;
  try {
    const content = gunzipSync(Buffer.from(blob.gzip, 'base64'), { maxOutputLength: Math.max(1, blob.bytes) });
    if (sha256Of(content) === sha256) return content;
  } catch (error) {
    throw new MatsError('session_file_damaged', { reason: `blob ${sha256} cannot be unpacked` }, { cause: error });
  }
  throw new MatsError('session_file_damaged', { reason: `the SHA-256 of blob ${sha256} is another` });
}

/**
 * A session file with every part and every blob checked against its hash.
 *
 * @throws MatsError `session_file_foreign`, `session_file_damaged`
 */
export function openSessionFile(text: string): SessionFile {
  const file = readSessionFile(text, sha256Of);
  for (const sha256 of Object.keys(file.blobs)) blobOf(file, sha256);
  return file;
}
