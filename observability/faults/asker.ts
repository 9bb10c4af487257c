import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { attachmentSchema, eventSchema, HEADERS, investigationSchema } from '@mats/contracts';
import type { Investigation, InvestigationEvent } from '@mats/contracts';
import type { Rig } from './rig.ts';

/** What is expected of an answer: the one without the fault, one that names what is missing, none, or whatever it is. */
export type Expectation = 'same' | 'partial' | 'given-up' | 'any';

/** A question that was accepted. */
export interface Asked {
  readonly id: string;
  readonly traceId: string;
  readonly sessionId: string;
  readonly expects: Expectation;
  /** What was gone while it was under way. */
  readonly outage?: Outage;
}

/** That orchestrators were gone, in epoch milliseconds, and how long after it questions may wait until they go on. */
export interface Outage {
  readonly goneAt: number;
  /** When they were ready again; the same as `goneAt` where others have to go on without them. */
  readonly backAt: number;
  readonly resumeWithinMs: number;
}

export interface AskOptions {
  readonly expects?: Expectation;
  /** One key for every attempt; made when left out. */
  readonly key?: string;
  readonly sessionId?: string;
  /** Files that were uploaded before, instead of the sample. */
  readonly attachments?: readonly string[];
}

const QUESTION = { prompt: 'Why does checkout return 500?' };
/** How fast a busy machine is is not what is tried. */
const PATIENCE_MS = 600_000;
const CALL_MS = 20_000;

let calls = 0;

/** A call of some orchestrator that answers, each in turn; the next one is tried when one does not. */
async function call(rig: Rig, path: string, request: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${rig.apiKey()}`, ...(request.headers as Record<string, string>) };
  const running = rig.orchestrators.filter((orchestrator) => orchestrator.isRunning);
  calls += 1;
  const first = calls % Math.max(1, running.length);
  let last: unknown = new Error('no orchestrator runs');
  for (const { url } of [...running.slice(first), ...running.slice(0, first)]) {
    try {
      return await fetch(`${url}${path}`, { signal: AbortSignal.timeout(CALL_MS), ...request, headers });
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

/** Asks until the question is accepted, under one key, as a careful program does. */
export async function ask(rig: Rig, options: AskOptions = {}): Promise<Asked> {
  const { expects = 'same', key = randomUUID(), sessionId = randomUUID(), attachments } = options;
  const about = attachments === undefined ? { sample: true } : { attachments: attachments.map((id) => ({ id })) };
  const end = performance.now() + PATIENCE_MS;
  let last = '';
  while (performance.now() < end) {
    try {
      const answer = await call(rig, '/ask', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          prefer: 'respond-async',
          [HEADERS.idempotencyKey]: key,
          [HEADERS.sessionId]: sessionId,
        },
        body: JSON.stringify({ ...QUESTION, ...about }),
      });
      const text = await answer.text();
      if (answer.status === 202) {
        const { id, trace_id: traceId, session_id: session } = investigationSchema.parse(JSON.parse(text));
        return { id, traceId, sessionId: session, expects };
      }
      last = `${answer.status} ${text.slice(0, 200)}`;
    } catch (error) {
      last = String(error);
    }
    await sleep(100);
  }
  throw new Error(`a question was not accepted within ${PATIENCE_MS / 1000} s: ${last}`);
}

/** Sends the question once and goes away before it is answered. */
export async function askAndLeave(rig: Rig, key: string, sessionId: string): Promise<void> {
  const gone = new AbortController();
  const sent = call(rig, '/ask', {
    method: 'POST',
    headers: { 'content-type': 'application/json', [HEADERS.idempotencyKey]: key, [HEADERS.sessionId]: sessionId },
    body: JSON.stringify({ ...QUESTION, sample: true }),
    signal: gone.signal,
  }).catch(() => undefined);
  await sleep(30);
  gone.abort();
  await sent;
}

/** The answer to one attempt to ask, whatever it is. */
export async function tryToAsk(rig: Rig): Promise<{ status: number; code: string; ms: number }> {
  const begin = performance.now();
  const answer = await call(rig, '/ask', {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer: 'respond-async' },
    body: JSON.stringify({ ...QUESTION, sample: true }),
  });
  const body = (await answer.json()) as { error?: { code?: string } };
  return { status: answer.status, code: body.error?.code ?? '', ms: performance.now() - begin };
}

async function readInvestigation(rig: Rig, id: string): Promise<Investigation> {
  const answer = await call(rig, `/investigations/${id}`);
  if (!answer.ok) throw new Error(`GET /investigations/${id} answered ${answer.status}`);
  return investigationSchema.parse(await answer.json());
}

/** The turn once it has ended; as it is when the time (ms) is over. */
export async function untilEnded(rig: Rig, id: string, timeoutMs = PATIENCE_MS): Promise<Investigation | undefined> {
  const end = performance.now() + timeoutMs;
  let seen: Investigation | undefined;
  while (performance.now() < end) {
    seen = await readInvestigation(rig, id).catch(() => seen);
    if (seen !== undefined && seen.finished_at !== null) return seen;
    await sleep(100);
  }
  return seen;
}

/** Asks so many at once; who waits for it later learns then that one was not accepted. */
export function askSeveral(rig: Rig, count: number, options: AskOptions = {}): Promise<Asked[]> {
  const asking = Promise.all(Array.from({ length: count }, () => ask(rig, options)));
  asking.catch(() => undefined);
  return asking;
}

export async function allEnded(rig: Rig, asked: readonly Asked[]): Promise<void> {
  for (const { id } of asked) await untilEnded(rig, id);
}

function eventsIn(text: string): InvestigationEvent[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => eventSchema.parse(JSON.parse(line.slice('data:'.length))));
}

/** Uploads a file; resolves to its id. */
export async function upload(rig: Rig, name: string, bytes: Buffer<ArrayBuffer>): Promise<string> {
  const headers = { 'content-type': 'application/octet-stream' };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await call(rig, `/attachments?name=${name}`, { method: 'POST', headers, body: bytes, signal });
  if (!answer.ok) throw new Error(`an upload was answered ${answer.status}`);
  return attachmentSchema.parse(await answer.json()).id;
}

/** Everything that is kept, as `mats backup` writes it. */
export async function backUp(rig: Rig): Promise<Buffer<ArrayBuffer>> {
  const answer = await call(rig, '/backup', { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`the backup was answered ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** Puts a backup back, as `mats restore` does. */
export async function restore(rig: Rig, backup: Buffer<ArrayBuffer>): Promise<void> {
  const headers = { 'content-type': 'application/gzip' };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await call(rig, '/restore', { method: 'POST', headers, body: backup, signal });
  if (!answer.ok) throw new Error(`the restore was answered ${answer.status} ${(await answer.text()).slice(0, 200)}`);
}

/** How a turn is answered that may not be there. */
export async function statusOf(rig: Rig, id: string): Promise<number> {
  return (await call(rig, `/investigations/${id}`)).status;
}

/** The whole log of a turn that has ended. */
export async function readEvents(rig: Rig, id: string): Promise<InvestigationEvent[]> {
  return eventsIn(await (await call(rig, `/investigations/${id}/events`)).text());
}

/** How many turns the session has. */
export async function turnsOf(rig: Rig, sessionId: string): Promise<number> {
  const answer = await call(rig, `/sessions/${sessionId}`);
  return ((await answer.json()) as { turns: number }).turns;
}

/**
 * Reads the events of a turn as a browser does that loses its connection after every `dropAfter` events and comes back
 * with the id of the last one it has.
 */
export async function followWithDrops(rig: Rig, id: string, dropAfter: number): Promise<InvestigationEvent[]> {
  const events: InvestigationEvent[] = [];
  const end = performance.now() + PATIENCE_MS;
  const isOver = (): boolean =>
    events.some(({ body }) => body.type === 'state' && ['done', 'failed', 'cancelled'].includes(body.state));
  while (!isOver() && performance.now() < end) {
    const gone = new AbortController();
    const before = events.length;
    try {
      const headers = { 'last-event-id': String(events.at(-1)?.seq ?? 0) };
      const answer = await call(rig, `/investigations/${id}/events`, { headers, signal: gone.signal });
      let rest = '';
      for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
        const blocks = (rest + Buffer.from(chunk).toString('utf8')).split('\n\n');
        rest = blocks.pop() ?? '';
        events.push(...eventsIn(blocks.join('\n')));
        if (events.length - before >= dropAfter) break;
      }
    } catch {
      await sleep(50);
    } finally {
      gone.abort();
    }
  }
  return events;
}

/** Resolves when the turn's log holds an event that is looked for; undefined when it ended or took too long before. */
export async function untilEvent(
  rig: Rig,
  id: string,
  wanted: (event: InvestigationEvent) => boolean,
): Promise<InvestigationEvent | undefined> {
  const gone = new AbortController();
  const timer = setTimeout(() => gone.abort(), PATIENCE_MS);
  try {
    const answer = await call(rig, `/investigations/${id}/events`, { signal: gone.signal });
    let rest = '';
    for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
      const blocks = (rest + Buffer.from(chunk).toString('utf8')).split('\n\n');
      rest = blocks.pop() ?? '';
      const found = eventsIn(blocks.join('\n')).find(wanted);
      if (found !== undefined) return found;
    }
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    gone.abort();
  }
  return undefined;
}
