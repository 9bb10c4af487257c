import { AsyncLocalStorage } from 'node:async_hooks';
import { phoenixProject, spansMadeSchema } from '@mats/contracts';
import type { AgentName, SpansHeld, SpansMade, StoredSpans } from '@mats/contracts';
import type { HttpClient } from '@mats/service';
import { pageSpanIdOf } from '@mats/telemetry';
import type { Logger } from 'pino';
import type { FinishedTrace, StoredSpansStore } from '../store/stored-spans-store.ts';
import type { ReadStoredTrace } from './stored-trace.ts';

export interface SpanReconcilerOptions {
  store: StoredSpansStore;
  /** Undefined where there is no Phoenix. */
  readStored: ReadStoredTrace | undefined;
  /** This service's own part of a trace. */
  ownPart: (held: SpansHeld) => Promise<SpansMade>;
  agentUrls: Readonly<Record<AgentName, string>>;
  client: Pick<HttpClient, 'post'>;
  now: () => number;
  log: Logger;
  /** Milliseconds after the end of a turn at which its trace is looked at, until all of it is stored. */
  delays?: readonly number[];
}

/** Spans reach Phoenix within a second; what is not there at the second look is sent again. */
const DELAYS = [3_000, 15_000, 60_000, 300_000, 1_800_000];
const AGENT_TIMEOUT_MS = 5_000;
const MOST_WAITING = 20_000;

interface Waiting extends FinishedTrace {
  readonly look: number;
  readonly at: number;
}

/**
 * Asks Phoenix which spans of a finished turn it stores, and has those sent again that it took and lost. One trace after
 * the other: it must not be in the way of turns that run.
 */
export class SpanReconciler {
  readonly #options: Required<SpanReconcilerOptions>;
  /** Looks belong to no turn: whoever's end began the waiting, the next look may be at another's trace. */
  readonly #outsideTurns = AsyncLocalStorage.snapshot();
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;
  /** When the timer's look is due. */
  #next = Infinity;
  #working: Promise<void> | undefined;
  #stopped = false;

  constructor(options: SpanReconcilerOptions) {
    this.#options = { delays: DELAYS, ...options };
  }

  /** A turn has ended. */
  ended(trace: FinishedTrace): void {
    this.#wait(trace, 0);
  }

  /** Takes up traces that were not whole when the process before this one stopped. */
  async resume(): Promise<void> {
    if (this.#options.readStored === undefined) return;
    for (const trace of await this.#options.store.unfinished(this.#options.now())) this.#wait(trace, 0);
  }

  /** What is being looked at is left where it is; the next start takes it up. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Looks at a trace now; `send`: and has what is missing sent again. */
  async look(trace: FinishedTrace, { send }: { send: boolean }): Promise<StoredSpans> {
    const { readStored, store, now } = this.#options;
    const about = { trace_id: trace.traceId, checked_at: new Date(now()).toISOString(), missing: [] };
    const unknown = (why: NonNullable<StoredSpans['unknown']>): StoredSpans => ({
      ...about,
      made: 0,
      stored: 0,
      complete: false,
      unknown: why,
    });
    if (readStored === undefined) return unknown('no_phoenix');
    const stored = await readStored({ traceId: trace.traceId, project: phoenixProject(trace.tenant) });
    if (stored === null) return unknown('phoenix_away');
    const parts = await this.#parts({ trace_id: trace.traceId, stored, send });
    const made = new Set(parts.flatMap((part) => part.made));
    if (made.size === 0) return unknown('not_traced');
    if (trace.viaPage) made.add(pageSpanIdOf(trace.traceparent));
    const held = new Set(stored);
    const missing = [...made].filter((id) => !held.has(id));
    const result: StoredSpans = {
      ...about,
      made: made.size,
      stored: made.size - missing.length,
      complete: missing.length === 0,
      missing,
    };
    await store.save(trace.id, result);
    return result;
  }

  async #parts(held: SpansHeld): Promise<SpansMade[]> {
    const { ownPart, agentUrls, client } = this.#options;
    const ofAgents = Object.values(agentUrls).map(async (url) => {
      try {
        const reply = await client.post(`${url.replace(/\/+$/, '')}/spans`, {
          body: held,
          signal: AbortSignal.timeout(AGENT_TIMEOUT_MS),
        });
        return reply.ok ? spansMadeSchema.parse(await reply.json()) : { made: [], sent: 0 };
      } catch {
        return { made: [], sent: 0 };
      }
    });
    return Promise.all([ownPart(held), ...ofAgents]);
  }

  #wait(trace: FinishedTrace, look: number): void {
    const { delays, now, readStored } = this.#options;
    const delay = delays[look];
    if (delay === undefined || readStored === undefined || this.#stopped) return;
    // The oldest are looked at when somebody asks for them.
    if (this.#waiting.length >= MOST_WAITING) this.#waiting.shift();
    const at = now() + delay;
    this.#waiting.push({ ...trace, look, at });
    // One that is due soon does not wait behind those that are due late.
    if (at < this.#next) this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#next = Infinity;
    if (this.#working !== undefined || this.#stopped) return;
    const next = this.#waiting.reduce((soonest, { at }) => Math.min(soonest, at), Infinity);
    if (next === Infinity) return;
    this.#next = next;
    const begin = (): void => {
      this.#working = this.#work().finally(() => {
        this.#working = undefined;
        this.#schedule();
      });
    };
    const delay = Math.min(60_000, Math.max(0, next - this.#options.now()));
    this.#timer = this.#outsideTurns(() => setTimeout(begin, delay)).unref();
  }

  async #work(): Promise<void> {
    const { store, now, log } = this.#options;
    const at = now();
    const due = this.#waiting.filter((trace) => trace.at <= at);
    this.#waiting = this.#waiting.filter((trace) => trace.at > at);
    for (const trace of due) {
      if (this.#stopped) return;
      try {
        // Of an erased session Phoenix shall have nothing.
        if (!(await store.isKept(trace.id))) continue;
        const { complete, made, stored, unknown } = await this.look(trace, { send: trace.look > 0 });
        if (complete || unknown === 'not_traced') continue;
        if (trace.look > 0) log.warn({ investigation: trace.id, made, stored, unknown }, 'spans are sent again');
      } catch (error) {
        if (this.#stopped) return;
        log.warn({ investigation: trace.id, err: error }, 'the stored spans could not be looked at');
      }
      this.#wait(trace, trace.look + 1);
    }
  }
}
