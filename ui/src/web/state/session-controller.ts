import type { Failure, SessionSummary } from '@mats/contracts';
import { ApiFailure } from '../api/api-failure.ts';
import { ask, askAgainAsWas, cancel, readInvestigation, readSession } from '../api/client.ts';
import type { Question } from '../api/client.ts';
import { followEvents } from '../api/follow-events.ts';
import { pauseForNetwork } from '../api/pause.ts';
import { readDiscussion } from '../api/sharing.ts';
import { SessionCompany } from './session-company.ts';
import {
  applyToTurn,
  changeTurn,
  EMPTY_SESSION,
  isSending,
  mergeSession,
  runningInvestigations,
} from './session-state.ts';
import type { SessionState } from './session-state.ts';
import { isFinished, mergeInvestigation, optimisticTurn } from './turn.ts';
import type { Turn, TurnAttachment } from './turn.ts';

/** A question as the box hands it over: uploads may still run. */
export interface NewQuestion {
  prompt: string;
  attachments: readonly TurnAttachment[];
  /**
   * Resolves with the ids of the attachments once all are uploaded; what failed before is uploaded again, and with
   * `anew` everything of which the page still has the bytes.
   */
  uploadAll: (options: { anew: boolean; onProgress: (share: number) => void }) => Promise<readonly string[]>;
  repositories: readonly string[];
  sample: boolean;
  /** The zone of times that name none; left out: that of the question before, else UTC. */
  timeZone?: string | undefined;
}

/** 128 random bits as hex; `crypto.randomUUID` is missing on plain http addresses other than loopback. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A session that could not be read because a part is starting or away is read again by itself. */
const RETRY_MS = 1500;

/** A question that another page asked, as its record tells. */
function storedQuestion(turn: Turn): NewQuestion {
  const ids = turn.attachments.flatMap(({ id }) => (id === null ? [] : [id]));
  const { prompt, attachments, repositories, sample, timeZone } = turn;
  return { prompt, attachments, uploadAll: () => Promise.resolve(ids), repositories, sample, timeZone };
}

/** A question without files. */
export function questionOf(prompt: string): NewQuestion {
  return { prompt, attachments: [], uploadAll: () => Promise.resolve([]), repositories: [], sample: false };
}

/** A question about the incident that ships with MATS. */
export function questionAboutSample(prompt: string): NewQuestion {
  return { ...questionOf(prompt), sample: true };
}

/** Keeps the page of one session in step with the server. One instance per open page; `close` ends all its streams. */
export class SessionController {
  readonly sessionId: string;
  readonly #onMoved: (sessionId: string) => void;
  #state: SessionState = EMPTY_SESSION;
  #listeners = new Set<() => void>();
  #streams = new Map<string, AbortController>();
  #questions = new Map<string, NewQuestion>();
  #channel: BroadcastChannel;
  #company: SessionCompany;
  /** Others asked while a question of this page was on its way: their turns are still to be read. */
  #missed = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  /** `onMoved`: a question was taken by another session, which goes on from this one: it had ended. */
  constructor(sessionId: string, onMoved: (sessionId: string) => void) {
    this.sessionId = sessionId;
    this.#onMoved = onMoved;
    this.#channel = new BroadcastChannel(`mats-session-${sessionId}`);
    this.#channel.addEventListener('message', () => void this.load());
    this.#company = new SessionCompany({
      sessionId,
      onHere: (here) => this.#set({ ...this.#state, here }),
      onChanged: () => void this.load({ fresh: true }),
    });
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Calls the listener after every change; returns the way to stop that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    clearTimeout(this.#retry);
    for (const stream of this.#streams.values()) stream.abort();
    this.#streams.clear();
    this.#listeners.clear();
    this.#channel.close();
    this.#company.close();
  }

  /** Reads what is stored. `fresh` says that the session may not exist yet because nothing was asked in it. */
  async load(options: { fresh?: boolean } = {}): Promise<void> {
    try {
      const stored = await readSession(this.sessionId);
      this.#missed ||= isSending(this.#state);
      this.#set(mergeSession(this.#state, stored));
      this.#company.begin();
      await this.readDiscussion();
    } catch (thrown) {
      this.#loadFailed(ApiFailure.from(thrown), options.fresh ?? false);
    }
    this.#followRunning();
  }

  /** Reads what people said of the session's turns; what is on the page stays when it cannot be read. */
  async readDiscussion(): Promise<void> {
    try {
      const discussion = await readDiscussion(this.sessionId);
      if (JSON.stringify(discussion) !== JSON.stringify(this.#state.discussion))
        this.#set({ ...this.#state, discussion });
    } catch {
      // The turns are what matters; the next change reads it again.
    }
  }

  /** Shows the question at once, then hands it over. Never throws: a failure is shown in the turn. */
  async ask(question: NewQuestion): Promise<void> {
    const key = randomKey();
    const at = new Date(Date.now() + this.#state.clockAhead).toISOString();
    this.#questions.set(key, question);
    const turn = optimisticTurn(key, { ...question, at });
    this.#set({ ...this.#state, status: 'ready', failure: null, turns: [...this.#state.turns, turn] });
    await this.#hand(key, question);
  }

  /** Sends a question again: in its place when it could not be handed over, else as a new turn. */
  async askAgain(key: string): Promise<void> {
    const turn = this.#state.turns.find((candidate) => candidate.key === key);
    if (turn === undefined) return;
    const question = this.#questions.get(key) ?? storedQuestion(turn);
    if (turn.state !== 'unsent') return this.ask(question);
    this.#change(key, (unsent) => ({ ...unsent, state: 'sending', failure: null }));
    await this.#hand(key, question, { anew: turn.failure?.code === 'attachment_not_found' });
  }

  /** Asks a finished question again with the inputs that it had, as a new turn. Returns the failure when it could not. */
  async askAgainAsWas(investigationId: string): Promise<Failure | null> {
    try {
      await askAgainAsWas(investigationId);
    } catch (thrown) {
      return ApiFailure.from(thrown).failure;
    }
    this.#channel.postMessage('asked');
    await this.load();
    return null;
  }

  /** Asks the server to stop; the event log tells when it has. Returns the failure when it could not be asked. */
  async stop(investigationId: string): Promise<Failure | null> {
    try {
      await cancel(investigationId);
      return null;
    } catch (thrown) {
      return ApiFailure.from(thrown).failure;
    }
  }

  /** Sends again what could not be sent because nobody was signed in, and reads what happened meanwhile. */
  async signedInAgain(): Promise<void> {
    const waiting = this.#state.turns.filter(({ failure }) => failure?.code === 'not_signed_in');
    for (const { key, state } of waiting) if (state === 'unsent') void this.askAgain(key);
    await this.load({ fresh: true });
  }

  /** Reads the events of a finished turn, for the account of how the answer came about. */
  readHistory(investigationId: string): void {
    this.#follow(investigationId);
  }

  async #hand(key: string, question: NewQuestion, upload = { anew: false }): Promise<void> {
    const { prompt, repositories, sample, timeZone } = question;
    try {
      const onProgress = (uploaded: number): void => this.#change(key, (turn) => ({ ...turn, uploaded }));
      const attachmentIds = await question.uploadAll({ ...upload, onProgress });
      const handed: Question = { prompt, repositories, sample, timeZone, attachmentIds, idempotencyKey: key };
      const investigation = await ask(this.sessionId, handed);
      if (investigation.session_id !== this.sessionId) return this.#onMoved(investigation.session_id);
      this.#set({
        ...this.#state,
        turns: this.#state.turns.filter((turn) => turn.key === key || turn.investigationId !== investigation.id),
      });
      this.#change(key, (turn) => mergeInvestigation({ ...turn, state: 'accepted' }, investigation));
      this.#channel.postMessage('asked');
      this.#followRunning();
      this.#company.begin();
      if (this.#missed) {
        this.#missed = false;
        void this.load({ fresh: true });
      }
    } catch (thrown) {
      const { failure } = ApiFailure.from(thrown);
      this.#change(key, (turn) => ({ ...turn, state: 'unsent', failure, uploaded: null }));
    }
  }

  #followRunning(): void {
    for (const id of runningInvestigations(this.#state)) this.#follow(id);
  }

  #follow(investigationId: string): void {
    if (this.#streams.has(investigationId)) return;
    const stream = new AbortController();
    this.#streams.set(investigationId, stream);
    const turn = this.#turnOf(investigationId);
    followEvents({
      path: `/investigations/${investigationId}/events`,
      after: turn?.lastSeq ?? 0,
      onEvent: (event) => this.#set(applyToTurn(this.#state, investigationId, event)),
      onConnection: (connection) => this.#set({ ...this.#state, connection }),
      signal: stream.signal,
      fetch: globalThis.fetch.bind(globalThis),
      pause: pauseForNetwork,
    })
      .then(() => (stream.signal.aborted ? undefined : this.#finish(investigationId)))
      .catch((thrown: unknown) => this.#streamFailed(investigationId, ApiFailure.from(thrown)))
      .finally(() => this.#streams.delete(investigationId));
  }

  /** The log ends before the record is complete in the page: the record also holds the Markdown. */
  async #finish(investigationId: string): Promise<void> {
    this.#set({ ...this.#state, connection: null });
    const turn = this.#turnOf(investigationId);
    if (turn === undefined || (turn.markdown !== null && turn.finishedAt !== null)) return;
    const investigation = await readInvestigation(investigationId);
    this.#change(turn.key, (current) => mergeInvestigation(current, investigation));
    // The session is stored with its first question; what can be noted of it is shown from then on.
    if (this.#state.summary === null) await this.load();
  }

  #streamFailed(investigationId: string, failed: ApiFailure): void {
    const turn = this.#turnOf(investigationId);
    this.#set({ ...this.#state, connection: null });
    if (turn === undefined || isFinished(turn)) return;
    this.#change(turn.key, (current) => ({ ...current, failure: failed.failure }));
  }

  #loadFailed(failed: ApiFailure, fresh: boolean): void {
    // What is on the page already stays: a failed re-reading takes nothing away.
    if (this.#state.turns.length > 0) return;
    if (failed.status === 404 && fresh) return this.#set({ ...this.#state, status: 'ready' });
    const status = failed.status === 404 ? 'missing' : 'failed';
    this.#set({ ...this.#state, status, failure: failed.failure });
    if (failed.isPassing) this.#retry = setTimeout(() => void this.load({ fresh }), RETRY_MS);
  }

  /** Shows what was noted of the session. */
  noted(summary: SessionSummary): void {
    this.#set({ ...this.#state, summary });
  }

  #turnOf(investigationId: string): Turn | undefined {
    return this.#state.turns.find((turn) => turn.investigationId === investigationId);
  }

  #change(key: string, change: (turn: Turn) => Turn): void {
    this.#set(changeTurn(this.#state, key, change));
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
