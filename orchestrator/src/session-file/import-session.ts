import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { LIMITS, MatsError, readSessionFile } from '@mats/contracts';
import type { FiledTurn, SessionFile } from '@mats/contracts';
import type { Kysely, Transaction } from 'kysely';
import type { AttachmentStore } from '../store/attachment-store.ts';
import type { Database } from '../store/schema.ts';
import { sha256Of, unpackBytes } from './pack-blobs.ts';

export interface ImportPlace {
  readonly database: Kysely<Database>;
  readonly attachments: AttachmentStore;
  readonly newId: () => string;
}

interface Import {
  readonly member: string;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * Keeps the file's attachments, and puts into `ids` the ids of this installation for those of the file, which may be taken here: by the file
 * itself, imported a second time.
 */
async function newIds(
  file: SessionFile,
  given: { place: ImportPlace; import: Import; ids: Map<string, string> },
): Promise<void> {
  const { place, ids } = given;
  const { member: owner, at } = given.import;
  for (const { id, name, sha256, leftOut } of file.attachments) {
    const blob = file.blobs[sha256];
    const content = leftOut !== undefined || blob === undefined ? Buffer.alloc(0) : unpackBytes(sha256, blob);
    const kept = await place.attachments.save(Readable.from([content]), {
      name,
      owner,
      at,
      limitBytes: LIMITS.sessionFileBytes,
    });
    ids.set(id, kept.id);
  }
  for (const { id } of file.turns) ids.set(id, `inv_${place.newId().replaceAll('-', '')}`);
}

const ID = /\b(?:att|inv)_[0-9a-f]{32}\b/g;

/** The turn with the ids of this installation wherever it names one: in locators, in evidence, on tapes. */
function renamed(turn: FiledTurn, ids: ReadonlyMap<string, string>): FiledTurn {
  const text = JSON.stringify(turn).replaceAll(ID, (id) => ids.get(id) ?? id);
  return JSON.parse(text) as FiledTurn;
}

/** Events in their order, the report among them, counted from 1 as the page expects. */
function eventsOf({ events, report, finished_at }: FiledTurn): FiledTurn['events'] {
  const last = events.at(-1);
  const at = finished_at ?? last?.at ?? new Date(0).toISOString();
  const reported = report === null ? [] : [{ seq: 0, at, body: { type: 'report' as const, report } }];
  return [...events.slice(0, -1), ...reported, ...(last === undefined ? [] : [last])].map((event, place) => ({
    ...event,
    seq: place + 1,
  }));
}

async function saveTurn(
  turn: FiledTurn,
  into: { transaction: Transaction<Database>; session: string; member: string },
): Promise<void> {
  const { transaction, session, member } = into;
  const { attachments, repositories, sample, time_zone } = turn;
  const own = { investigation_id: turn.id };
  await transaction
    .insertInto('investigations')
    .values({
      id: turn.id,
      session_id: session,
      turn: turn.turn,
      state: turn.state,
      prompt: turn.prompt,
      request: JSON.stringify({ attachments, repositories, sample, time_zone }),
      trace_id: turn.trace_id,
      traceparent: `00-${turn.trace_id}-${turn.trace_id.slice(16)}-00`,
      asked_by: member,
      created_at: turn.created_at,
      finished_at: turn.finished_at ?? turn.created_at,
      error: turn.error === null ? null : JSON.stringify(turn.error),
    })
    .execute();
  for (const { seq, at, body } of eventsOf(turn)) {
    await transaction
      .insertInto('events')
      .values({ ...own, seq, at, body: JSON.stringify(body) })
      .execute();
  }
  const findings = new Map(turn.delegations.map(({ agent, finding }) => [agent, finding]));
  for (const [agent, finding] of findings) {
    await transaction
      .insertInto('findings')
      .values({ ...own, agent, body: JSON.stringify(finding) })
      .execute();
  }
  const evidence = new Map([...findings.values()].flatMap((finding) => finding.evidence).map((one) => [one.id, one]));
  for (const [id, piece] of evidence) {
    await transaction
      .insertInto('evidence')
      .values({ ...own, id, body: JSON.stringify(piece) })
      .execute();
  }
  if (turn.report !== null) {
    const report = { body: JSON.stringify(turn.report), markdown: turn.markdown ?? '' };
    await transaction
      .insertInto('reports')
      .values({ ...own, ...report })
      .execute();
  }
}

function durationOf({ created_at, finished_at }: FiledTurn): number {
  return finished_at === null ? 0 : Date.parse(finished_at) - Date.parse(created_at);
}

/** Classes of Postgres' codes for values that a column does not take. */
const REFUSED_VALUE = /^2[23]/;

/** What went wrong in the words of whoever brought the file; errors that are not its fault stay as they are. */
function meaningOf(error: unknown): unknown {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code !== 'string' || !REFUSED_VALUE.test(code)) return error;
  return new MatsError('session_file_damaged', { reason: 'a value of it cannot be kept' }, { cause: error });
}

async function keepSession(
  file: SessionFile,
  given: { place: ImportPlace; import: Import; text: string; ids: ReadonlyMap<string, string> },
): Promise<{ id: string; turns: number }> {
  const { place, text, ids } = given;
  const { member, at } = given.import;
  const session = place.newId();
  const turns = file.turns.map((turn) => renamed(turn, ids));
  const concluded = turns.findLast(({ report }) => report !== null)?.report;
  const { origin } = file;
  await place.database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('sessions')
      .values({
        id: session,
        owner: member,
        title: file.session.title,
        created_at: file.session.created_at,
        last_activity: at,
        turns: turns.length,
        duration_ms: turns.reduce((sum, turn) => sum + durationOf(turn), 0),
        verdict: concluded?.verdict ?? null,
        service: concluded?.where.service ?? null,
        headline: concluded?.headline ?? concluded?.cause ?? null,
      })
      .execute();
    await transaction.insertInto('session_members').values({ session_id: session, member, role: 'owner' }).execute();
    await transaction
      .insertInto('imported_sessions')
      .values({
        session_id: session,
        imported_at: at,
        origin: JSON.stringify({
          installation: origin.installation,
          session: file.session.id,
          exported_at: origin.exported_at,
          version: origin.versions.mats,
        }),
        // Ids of this installation would give evidence other ids: what is exported and replayed is the file as it came.
        file: gzipSync(text).toString('base64'),
      })
      .execute();
    for (const turn of turns) await saveTurn(turn, { transaction, session, member });
  });
  return { id: session, turns: turns.length };
}

/**
 * Keeps a session file as a session of the member that can be read and not asked. Resolves to its new id.
 *
 * @throws MatsError `session_file_foreign`, `session_file_damaged`, `quota_reached`; nothing is kept then.
 */
export async function importSession(
  text: string,
  given: { place: ImportPlace; import: Import },
): Promise<{ readonly id: string; readonly turns: number }> {
  const { attachments } = given.place;
  const file = readSessionFile(text, sha256Of);
  for (const [sha256, blob] of Object.entries(file.blobs)) unpackBytes(sha256, blob);
  if (file.turns.length === 0) throw new MatsError('session_file_damaged', { reason: 'it has no turn' });
  const ids = new Map<string, string>();
  try {
    await newIds(file, { ...given, ids });
    return await keepSession(file, { ...given, text, ids });
  } catch (error) {
    await attachments.forget([...ids.values()], given.import.at).catch(() => undefined);
    throw meaningOf(error);
  }
}
