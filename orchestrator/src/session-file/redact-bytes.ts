import { gunzipSync, gzipSync } from 'node:zlib';
import { hideChangedSecrets } from '@mats/contracts';
import type { SecretShapes } from '@mats/contracts';
import { REDACTED, redactSecrets, secretShapes } from '@mats/telemetry';

/** Bytes without secrets, or why they cannot be given away. */
export type RedactedBytes =
  | { readonly content: Buffer; readonly changed: boolean; readonly secrets?: SecretShapes }
  | { readonly leftOut: string };

const GZIP = Buffer.from([0x1f, 0x8b]);
const BYTE_ORDER_MARK = Buffer.from([0xff, 0xfe]);
/** What a packed file may grow to. */
const MOST_UNPACKED_BYTES = 256 * 1024 * 1024;

function textOf(content: Buffer, encoding: 'utf-8' | 'utf-16le'): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(content);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

function redactText(
  content: Buffer,
  { encoding, name }: { readonly encoding: 'utf-8' | 'utf-16le'; readonly name: string },
): RedactedBytes | null {
  const text = textOf(content, encoding);
  if (text === null) return null;
  const redacted = redactSecrets(hideChangedSecrets(text, { name, mark: REDACTED }));
  const changed = redacted !== text;
  if (!changed) return { content, changed };
  const secrets = encoding === 'utf-8' ? secretShapes(text, redacted) : null;
  const told = secrets === null ? {} : { secrets };
  return { content: Buffer.from(redacted, encoding === 'utf-8' ? 'utf8' : 'utf16le'), changed, ...told };
}

function redactPacked(content: Buffer, name: string): RedactedBytes {
  let unpacked: Buffer;
  try {
    unpacked = gunzipSync(content, { maxOutputLength: MOST_UNPACKED_BYTES });
  } catch {
    return { leftOut: 'it is packed with gzip and cannot be unpacked, so it was not searched for secrets' };
  }
  const redacted = redactBytes(unpacked, name.replace(/\.gz$/i, ''));
  if ('leftOut' in redacted) return redacted;
  return redacted.changed ? { content: gzipSync(redacted.content), changed: true } : { content, changed: false };
}

/**
 * A file's bytes with secrets replaced as in evidence, and those of a change feed; what cannot be searched is not given away. Lines stay where
 * they are. `name`: the file's.
 */
export function redactBytes(content: Buffer, name: string): RedactedBytes {
  if (content.subarray(0, 2).equals(GZIP)) return redactPacked(content, name);
  const encoding = content.subarray(0, 2).equals(BYTE_ORDER_MARK) ? 'utf-16le' : 'utf-8';
  return (
    redactText(content, { encoding, name }) ?? {
      leftOut: 'it is neither text nor packed with gzip, so it was not searched for secrets',
    }
  );
}
