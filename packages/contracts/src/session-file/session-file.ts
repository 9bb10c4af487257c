import { z } from 'zod';
import { attachmentSchema, failureSchema, investigationStateSchema } from '../ask.ts';
import { MatsError } from '../errors/mats-error.ts';
import { eventSchema } from '../events.ts';
import { findingSchema } from '../finding.ts';
import { attachmentIdSchema, investigationIdSchema, sessionIdSchema, traceIdSchema } from '../ids.ts';
import { invokeRequestSchema } from '../invoke.ts';
import { LIMITS } from '../limits.ts';
import { reportSchema } from '../report.ts';
import { canonicalJson } from './canonical-json.ts';
import { packedBytesSchema, tapeSchema } from './tape.ts';

export const SESSION_FILE_FORMAT = 'mats-session';
/** Counts up when a file of one version cannot be read by the version before. */
export const SESSION_FILE_SCHEMA = 1;

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Postgres reads other words as times too, such as `infinity`, which is no time for whoever lists sessions. */
const timeSchema = z.iso.datetime();

/** One call of an agent: what it was given, what it read, what it answered. */
const filedDelegationSchema = z.object({
  /** The same for every attempt of one call. */
  key: z.string(),
  agent: z.string(),
  /** The version of MATS that made the call. */
  version: z.string(),
  /** Without addresses and bytes of attachments; these are the turn's. */
  request: invokeRequestSchema,
  finding: findingSchema,
  report: reportSchema.optional(),
  needs: z.array(z.string()).optional(),
  /** Null: the agent handed over none, and its finding is taken as it is. */
  tape: tapeSchema.nullable(),
});

/** An attachment whose bytes stand in the file under `sha256`, unless `leftOut` says why they do not. */
const filedAttachmentSchema = attachmentSchema.extend({ id: attachmentIdSchema, leftOut: z.string().optional() });

const filedTurnSchema = z.object({
  id: investigationIdSchema,
  trace_id: traceIdSchema,
  turn: z.int().positive(),
  state: investigationStateSchema,
  prompt: z.string(),
  repositories: z.array(z.string()),
  sample: z.boolean(),
  time_zone: z.string().optional(),
  attachments: z.array(attachmentIdSchema),
  created_at: timeSchema,
  finished_at: timeSchema.nullable(),
  /** Without pieces of evidence, which stand in the findings, and without the report. */
  events: z.array(eventSchema.extend({ at: timeSchema })),
  delegations: z.array(filedDelegationSchema),
  report: reportSchema.nullable(),
  /** What this file gave when it was made, where it differs: agents read the secrets that it does not hold. */
  as_exported: reportSchema.optional(),
  markdown: z.string().nullable(),
  error: failureSchema.nullable(),
});

export const sessionFileSchema = z.object({
  format: z.literal(SESSION_FILE_FORMAT),
  schema: z.literal(SESSION_FILE_SCHEMA),
  /** Where and when it was made. */
  origin: z.object({
    /** Of MATS, of Node. */
    versions: z.object({ mats: z.string(), node: z.string() }),
    installation: z.string(),
    exported_at: timeSchema,
  }),
  session: z.object({ id: sessionIdSchema, title: z.string(), owner: z.string(), created_at: timeSchema }),
  turns: z.array(filedTurnSchema),
  attachments: z.array(filedAttachmentSchema),
  /** How many texts and files had secrets replaced when it was made. */
  redacted: z.int().nonnegative(),
  blobs: z.record(hashSchema, packedBytesSchema),
  /** SHA-256 of each part's canonical JSON; of a blob, of its bytes, which is its name. */
  sha256: z.record(z.string(), hashSchema),
});

export type SessionFile = z.infer<typeof sessionFileSchema>;
export type FiledTurn = SessionFile['turns'][number];
export type FiledDelegation = FiledTurn['delegations'][number];
export type FiledAttachment = SessionFile['attachments'][number];

type Hash = (text: string) => string;

/** What is told of secrets; files without any have no such part. */
function shapesOf(blobs: SessionFile['blobs']): [string, unknown][] {
  const told = Object.entries(blobs).flatMap(([sha256, { secrets }]) =>
    secrets === undefined ? [] : [[sha256, secrets]],
  );
  return told.length === 0 ? [] : [['secrets', Object.fromEntries(told)]];
}

/** The parts that are hashed, by the name that a reader is told when one was changed. */
function partsOf(file: Omit<SessionFile, 'sha256'>): Map<string, unknown> {
  const { origin, session, attachments, redacted, blobs, turns } = file;
  return new Map<string, unknown>([
    ['head', { origin, session, redacted }],
    ['attachments', attachments],
    ['blobs', Object.keys(blobs).toSorted()],
    ...shapesOf(blobs),
    ...turns.map((turn): [string, unknown] => [`turn ${turn.turn}`, turn]),
  ]);
}

/** The hash of each part, as `sha256` of the file holds it. */
export function hashesOf(file: Omit<SessionFile, 'sha256'>, hash: Hash): Record<string, string> {
  return Object.fromEntries([...partsOf(file)].map(([name, part]) => [name, hash(canonicalJson(part))]));
}

function damaged(reason: string, cause?: unknown): MatsError {
  return new MatsError('session_file_damaged', { reason }, { cause });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const foreign = !text.trimStart().startsWith('{');
    if (foreign) throw new MatsError('session_file_foreign', { seen: text.slice(0, 40) }, { cause: error });
    throw damaged('it ends too early or is not JSON', error);
  }
}

/** What its unpacked files may weigh: those that were attached, and what agents read. */
const MOST_UNPACKED_BYTES = 2 * LIMITS.sessionFileBytes;

/** What the parts of a file say of each other must hold: its hashes are whoever wrote it. */
function assertWhole({ turns, attachments, blobs }: SessionFile): void {
  const held = new Set(attachments.map(({ id }) => id));
  for (const { turn, attachments: named } of turns) {
    // An id that stands for no file here may be that of somebody's file where it is taken in.
    if (named.some((id) => !held.has(id))) throw damaged(`turn ${turn} names a file that it does not hold`);
  }
  for (const name of ['id', 'turn'] as const) {
    if (new Set(turns.map((turn) => turn[name])).size < turns.length) throw damaged('it has a turn twice');
  }
  const bytes = Object.values(blobs).reduce((sum, blob) => sum + blob.bytes, 0);
  if (bytes > MOST_UNPACKED_BYTES) throw damaged(`its files are larger than ${MOST_UNPACKED_BYTES / 1024 / 1024} MB`);
}

/**
 * A session file, checked as far as its text goes; whoever unpacks a blob checks its hash.
 *
 * @throws MatsError `session_file_foreign` when it is something else or of another schema, `session_file_damaged` when it was one.
 */
export function readSessionFile(text: string, hash: Hash): SessionFile {
  const json = parsed(text);
  const { format, schema } = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
  if (format !== SESSION_FILE_FORMAT) throw new MatsError('session_file_foreign', { seen: format ?? 'no format' });
  if (schema !== SESSION_FILE_SCHEMA) throw new MatsError('session_file_foreign', { seen: `schema ${String(schema)}` });
  // Before the schema, which fills in what is left out: the hashes are of what was written.
  const written = json as SessionFile;
  const read = sessionFileSchema.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw damaged(`${issue?.path.join('.') ?? 'it'}: ${issue?.message ?? 'does not fit the schema'}`);
  }
  const hashes = hashesOf(written, hash);
  const names = new Set([...Object.keys(hashes), ...Object.keys(written.sha256)]);
  for (const name of names) {
    if (hashes[name] !== written.sha256[name])
      throw damaged(`the SHA-256 of ${name} is not the one it was written with`);
  }
  assertWhole(read.data);
  return read.data;
}
