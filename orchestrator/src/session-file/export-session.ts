import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { hashesOf, LIMITS, SESSION_FILE_FORMAT, SESSION_FILE_SCHEMA } from '@mats/contracts';
import type {
  Attachment,
  FiledAttachment,
  FiledDelegation,
  FiledTurn,
  Investigation,
  PackedBytes,
  SecretShapes,
} from '@mats/contracts';
import type { InvestigationEvent, SessionFile, Tape } from '@mats/contracts';
import { redactAll } from '@mats/telemetry';
import type { AttachmentStore } from '../store/attachment-store.ts';
import type { CallStore, KeptCall } from '../store/call-store.ts';
import type { InvestigationStore } from '../store/investigation-store.ts';
import type { SessionStore } from '../store/session-store.ts';
import { packBytes, sha256Of, unpackTape } from './pack-blobs.ts';
import { redactBytes } from './redact-bytes.ts';
import type { RedactedTape } from './redact-tape.ts';

export interface ExportPlace {
  readonly sessions: SessionStore;
  readonly investigations: InvestigationStore;
  readonly attachments: AttachmentStore;
  readonly calls: CallStore;
  /** What the file says of where it was made. */
  readonly installation: string;
  readonly version: string;
}

/** What a file is put together in. */
interface Draft {
  readonly blobs: Record<string, PackedBytes>;
  redacted: number;
  bytes: number;
}

function addBlob(draft: Draft, content: Buffer, secrets?: SecretShapes): string {
  const sha256 = sha256Of(content);
  draft.blobs[sha256] ??= packBytes(content, secrets);
  draft.bytes += content.length;
  return sha256;
}

/** A value of JSON without secrets. */
function redacted<Value>(draft: Draft, value: Value): Value {
  const clean = redactAll(value);
  if (JSON.stringify(clean) !== JSON.stringify(value)) draft.redacted += 1;
  return clean;
}

async function fileAttachment(
  attachment: Attachment,
  given: { readonly draft: Draft; readonly attachments: AttachmentStore },
): Promise<FiledAttachment> {
  const { draft, attachments } = given;
  if (draft.bytes + attachment.bytes > LIMITS.sessionFileBytes) {
    return { ...attachment, leftOut: `the file would be larger than ${LIMITS.sessionFileBytes / 1024 / 1024} MB` };
  }
  const { stream } = await attachments.open(attachment.id);
  const clean = redactBytes(await buffer(stream), attachment.name);
  if ('leftOut' in clean) return { ...attachment, leftOut: clean.leftOut };
  if (clean.changed) draft.redacted += 1;
  return { ...attachment, bytes: clean.content.length, sha256: addBlob(draft, clean.content, clean.secrets) };
}

function fileTape(kept: RedactedTape, draft: Draft): Tape {
  const { tape, blobs } = unpackTape(kept.tape);
  draft.redacted += kept.redacted;
  for (const { sha256 } of tape.logs) {
    const blob = blobs[sha256];
    if (blob !== undefined) addBlob(draft, unpacked(blob.gzip), blob.secrets);
  }
  return tape;
}

function unpacked(gzip: string): Buffer {
  return gunzipSync(Buffer.from(gzip, 'base64'));
}

function fileCall({ tape, ...call }: KeptCall, draft: Draft): FiledDelegation {
  return { ...redacted(draft, call), tape: tape === null ? null : fileTape(tape, draft) };
}

/** Evidence stands in the findings, the report beside the events. */
function isFiled({ body }: InvestigationEvent): boolean {
  return body.type !== 'agent.evidence' && body.type !== 'report';
}

async function fileTurn(
  investigation: Investigation,
  given: { readonly place: ExportPlace; readonly draft: Draft },
): Promise<FiledTurn> {
  const { place, draft } = given;
  const { session_id: _session, attachments, ...turn } = investigation;
  const events = await place.investigations.eventsAfter(turn.id, 0);
  const calls = await place.calls.ofInvestigation(turn.id);
  return {
    ...redacted(draft, turn),
    attachments: attachments.map(({ id }) => id),
    events: redacted(draft, events.filter(isFiled)),
    delegations: calls.map((call) => fileCall(call, draft)),
  };
}

/**
 * A session as one file: what it was asked and given, what the agents read and answered, its reports; secrets replaced as
 * everywhere. `at` is ISO 8601. An imported session is the file it came from.
 *
 * @throws MatsError `session_not_found` unless the member may read it.
 */
export async function exportSession(
  place: ExportPlace,
  asked: { readonly id: string; readonly member: string; readonly at: string },
): Promise<SessionFile> {
  const session = await place.sessions.read(asked.id, asked.member);
  const imported = await place.sessions.importedFile(session.id);
  if (imported !== undefined) return JSON.parse(unpacked(imported).toString('utf8')) as SessionFile;
  const draft: Draft = { blobs: {}, redacted: 0, bytes: 0 };
  const investigations = await place.investigations.ofSession(session.id);
  const known = new Map(investigations.flatMap(({ attachments }) => attachments).map((one) => [one.id, one]));
  const attachments: FiledAttachment[] = [];
  for (const attachment of known.values()) {
    attachments.push(await fileAttachment(attachment, { draft, attachments: place.attachments }));
  }
  const turns: FiledTurn[] = [];
  for (const investigation of investigations) turns.push(await fileTurn(investigation, { place, draft }));
  const { id, title, owner, created_at } = session;
  const file: Omit<SessionFile, 'sha256'> = {
    format: SESSION_FILE_FORMAT,
    schema: SESSION_FILE_SCHEMA,
    origin: {
      versions: { mats: place.version, node: process.version },
      installation: place.installation,
      exported_at: asked.at,
    },
    session: redacted(draft, { id, title, owner, created_at }),
    attachments,
    turns,
    redacted: draft.redacted,
    blobs: draft.blobs,
  };
  return { ...file, sha256: hashesOf(file, sha256Of) };
}
