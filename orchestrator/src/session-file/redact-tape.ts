import { gunzipSync, gzipSync } from 'node:zlib';
import type { PackedBytes, PackedTape, Tape } from '@mats/contracts';
import { redactAll } from '@mats/telemetry';
import { packBytes, sha256Of, unpackTape } from './pack-blobs.ts';
import { redactBytes } from './redact-bytes.ts';

/** A tape as it is kept. */
export interface RedactedTape {
  /** Packed as an agent packs it. */
  readonly tape: string;
  /** How many of its texts and logs had secrets replaced. */
  readonly redacted: number;
}

/** Tapes are many and seldom read. */
const FAST = { level: 1 };

/**
 * A tape as an agent handed it over, packed, without secrets. Of those in logs the shape is told, so that a replay gives the report that was
 * shown; a log that cannot be searched for them is left out, and the tape says so.
 *
 * @throws Error when it is no tape
 */
export function redactTape(packed: string): RedactedTape {
  const { tape: given, blobs } = unpackTape(packed);
  const kept: Record<string, PackedBytes> = {};
  const logs: Tape['logs'] = [];
  let leftOut: string | undefined;
  let redacted = 0;
  for (const log of given.logs) {
    const blob = blobs[log.sha256];
    const clean =
      blob === undefined
        ? { leftOut: 'its bytes are missing' }
        : redactBytes(gunzipSync(Buffer.from(blob.gzip, 'base64')), log.stream);
    if ('leftOut' in clean) {
      leftOut ??= `${log.stream}: ${clean.leftOut}`;
      continue;
    }
    if (clean.changed) redacted += 1;
    const sha256 = sha256Of(clean.content);
    kept[sha256] ??= packBytes(clean.content, clean.secrets);
    logs.push({ ...log, bytes: clean.content.length, sha256 });
  }
  const clean = redactAll(given);
  if (JSON.stringify(clean) !== JSON.stringify(given)) redacted += 1;
  const { incomplete = leftOut } = given;
  const tape: Tape = { ...clean, logs, ...(incomplete === undefined ? {} : { incomplete }) };
  const json = JSON.stringify({ tape, blobs: kept } satisfies PackedTape);
  return { tape: gzipSync(json, FAST).toString('base64'), redacted };
}
