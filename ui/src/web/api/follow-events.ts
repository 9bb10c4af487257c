import { eventSchema } from '@mats/contracts';
import type { InvestigationEvent } from '@mats/contracts';
import { createParser } from 'eventsource-parser';
import { ApiFailure, BAD_ANSWER } from './api-failure.ts';
import { failureOf } from './http.ts';

export type Connection = 'connecting' | 'live' | 'reconnecting';

export interface FollowOptions {
  /** Path of the event stream. */
  path: string;
  /** The last event that is already known; the stream starts after it. */
  after: number;
  onEvent: (event: InvestigationEvent) => void;
  onConnection: (connection: Connection) => void;
  signal: AbortSignal;
  fetch: typeof fetch;
  /** Waits before the next attempt; counts from 1. Rejects when the signal is aborted. */
  pause: (attempt: number, signal: AbortSignal) => Promise<void>;
  /** A stream that is silent for so long is taken for lost. The server sends a heartbeat far more often. */
  silenceMs?: number;
}

const FINAL_STATES: ReadonlySet<string> = new Set(['done', 'failed', 'cancelled']);
const DEFAULT_SILENCE_MS = 45_000;

/** A gap in the numbers: an event is missing, so the stream is read again from the last one known. */
class GapError extends Error {}

interface Place {
  lastSeq: number;
  finished: boolean;
}

function readData(data: string, place: Place, onEvent: FollowOptions['onEvent']): void {
  const parsed = eventSchema.safeParse(JSON.parse(data));
  if (!parsed.success) throw new ApiFailure(BAD_ANSWER, 200, { cause: parsed.error });
  const event = parsed.data;
  if (event.seq <= place.lastSeq) return;
  if (event.seq > place.lastSeq + 1) throw new GapError(`Event ${place.lastSeq + 1} is missing before ${event.seq}.`);
  place.lastSeq = event.seq;
  if (event.body.type === 'state' && FINAL_STATES.has(event.body.state)) place.finished = true;
  onEvent(event);
}

async function readStream(body: ReadableStream<Uint8Array>, place: Place, options: FollowOptions): Promise<void> {
  const parser = createParser({ onEvent: (message) => readData(message.data, place, options.onEvent) });
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let silence: ReturnType<typeof setTimeout> | undefined;
  try {
    for (;;) {
      clearTimeout(silence);
      silence = setTimeout(() => void reader.cancel(), options.silenceMs ?? DEFAULT_SILENCE_MS);
      const { value, done } = await reader.read();
      if (done) return;
      parser.feed(value);
    }
  } finally {
    clearTimeout(silence);
    reader.cancel().catch(() => undefined);
  }
}

/** Whether trying again cannot help: signed out, not allowed, not there. */
function isFinalFailure(thrown: unknown): thrown is ApiFailure {
  return thrown instanceof ApiFailure && thrown.isRefusal;
}

async function connect(place: Place, options: FollowOptions): Promise<void> {
  const headers: Record<string, string> = { Accept: 'text/event-stream' };
  if (place.lastSeq > 0) headers['Last-Event-ID'] = String(place.lastSeq);
  const response = await options.fetch(options.path, { headers, signal: options.signal, credentials: 'same-origin' });
  if (!response.ok) throw await failureOf(response);
  if (response.body === null) throw new ApiFailure(BAD_ANSWER, response.status);
  options.onConnection('live');
  await readStream(response.body, place, options);
}

/**
 * Follows the event log of an investigation to its end, over lost connections: each attempt continues after the last
 * event, and no event is given twice or left out. Resolves when the investigation has ended or the signal is aborted.
 * @throws ApiFailure when trying again cannot help (401, 403, 404) or an event does not fit the contract.
 */
export async function followEvents(options: FollowOptions): Promise<void> {
  const place: Place = { lastSeq: options.after, finished: false };
  options.onConnection('connecting');
  let attempt = 0;
  while (!options.signal.aborted) {
    const before = place.lastSeq;
    try {
      await connect(place, options);
    } catch (thrown) {
      if (options.signal.aborted) return;
      if (isFinalFailure(thrown) || (thrown instanceof ApiFailure && thrown.status === 200)) throw thrown;
    }
    if (place.finished) return;
    attempt = place.lastSeq > before ? 1 : attempt + 1;
    options.onConnection('reconnecting');
    await options.pause(attempt, options.signal).catch(() => undefined);
  }
}
