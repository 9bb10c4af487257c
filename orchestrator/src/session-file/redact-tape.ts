import { gunzipSync, gzipSync } from 'node:zlib';
import { changedSecretHider } from '@mats/contracts';
import type { Hider, PackedBytes, PackedTape, Tape, TapeCall } from '@mats/contracts';
import { REDACTED, redactAll } from '@mats/telemetry';
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

const READ_LINES = 'readLines';

function unpacked({ gzip }: PackedBytes): Buffer {
  return gunzipSync(Buffer.from(gzip, 'base64'));
}

function streamOf({ call, input }: TapeCall): string | undefined {
  const { stream } = (input ?? {}) as { readonly stream?: unknown };
  return call === READ_LINES && typeof stream === 'string' ? stream : undefined;
}

/** Lines that were read of a change feed, without what it tells of secrets; all other calls as they are. */
function withoutChangedSecrets({ calls, logs }: Tape, blobs: PackedTape['blobs']): TapeCall[] {
  const hiders = new Map<string, Hider | null>();
  for (const { of, stream, sha256 } of logs) {
    const blob = blobs[sha256];
    if (blob === undefined) continue;
    hiders.set(`${of}\n${stream}`, changedSecretHider(String(unpacked(blob)), { name: stream, mark: REDACTED }));
  }
  return calls.map((call) => {
    const stream = streamOf(call);
    const { output } = call;
    if (stream === undefined || !Array.isArray(output)) return call;
    const text = output.join('\n');
    const known = hiders.get(`${call.of}\n${stream}`);
    const hide = known === undefined ? changedSecretHider(text, { name: stream, mark: REDACTED }) : known;
    return hide === null ? call : { ...call, output: hide(text).split('\n') };
  });
}

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
    const clean = blob === undefined ? { leftOut: 'its bytes are missing' } : redactBytes(unpacked(blob), log.stream);
    if ('leftOut' in clean) {
      leftOut ??= `${log.stream}: ${clean.leftOut}`;
      continue;
    }
    if (clean.changed) redacted += 1;
    const sha256 = sha256Of(clean.content);
    kept[sha256] ??= packBytes(clean.content, clean.secrets);
    logs.push({ ...log, bytes: clean.content.length, sha256 });
  }
  const clean = redactAll({ ...given, calls: withoutChangedSecrets(given, blobs) });
  if (JSON.stringify(clean) !== JSON.stringify(given)) redacted += 1;
  const { incomplete = leftOut } = given;
  const tape: Tape = { ...clean, logs, ...(incomplete === undefined ? {} : { incomplete }) };
  const json = JSON.stringify({ tape, blobs: kept } satisfies PackedTape);
  return { tape: gzipSync(json, FAST).toString('base64'), redacted };
}
