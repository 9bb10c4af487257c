import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_TENANT, LIMITS, MatsError } from '@mats/contracts';
import type { AskRequest, Investigation } from '@mats/contracts';
import type { SessionScope } from '@mats/telemetry';
import type { Logger } from 'pino';
import type { ClaimedRun, ExecutorStore } from './executors/executor-store.ts';
import { EventOrigins } from './investigation/event-origins.ts';
import { FIRST_SEQ, lastEvents } from './investigation/investigation-runner.ts';
import type { InvestigationRunner } from './investigation/investigation-runner.ts';
import type { TurnQueue } from './investigation/turn-queue.ts';
import type { EventFeed } from './live/event-feed.ts';
import type { SessionRooms } from './live/session-rooms.ts';
import type { TurnMetrics } from './metrics/turn-metrics.ts';
import { followEvents } from './live/follow-events.ts';
import { redactAll, redactSecrets } from '@mats/telemetry';
import type { AttachmentStore } from './store/attachment-store.ts';
import { databaseText } from './store/database-text.ts';
import type { NewInvestigation } from './store/accept-turn.ts';
import type { AskedBefore, InvestigationStore } from './store/investigation-store.ts';
import type { RunStore } from './store/run-store.ts';
import { SAMPLE_OWNER } from './store/sample-owner.ts';
import type { StoredRequest } from './store/schema.ts';
import type { SessionChoice, SessionLife } from './session-life.ts';
import type { SessionStore } from './store/session-store.ts';
import { decideTenant } from './tenant.ts';

/** Whoever asks. */
export interface Asker {
  /** Whose the session is, as the caller has proved. */
  member: string;
  /** The e-mail address on the turn's spans; it gives no right. */
  label?: string | undefined;
  sessionId: string;
  /** Whether the id was made for this question, so that the session cannot be anybody's yet. */
  isNewSession?: boolean;
  traceparent?: string | undefined;
  /** The caller's key for this question; a repeat under the same key is answered with the same investigation. */
  idempotencyKey?: string | undefined;
  /** Whether the page's server hands the question on. */
  viaPage?: boolean;
  /** The tenant it asks for, its own where it has one, and whether it may choose; see `decideTenant`. */
  tenant?: { asked: string | undefined; own?: string | undefined; mayChoose: boolean };
}

/** A turn that is stored and under way, or was before when the question is a repeat. */
export interface AcceptedQuestion extends AskedBefore {
  /** Resolves when the investigation has ended or the signal aborts. */
  ended: (signal: AbortSignal) => Promise<void>;
  /** Its record as it was accepted, when that is known without asking the database. */
  accepted?: Investigation;
  /** Whose project the turn's spans go to; unknown for a repeat. */
  tenant?: string;
  /** The session that was asked in, when that had ended. */
  continues?: string;
}

export interface OrchestratorOptions {
  feed: EventFeed;
  rooms: SessionRooms;
  sessions: SessionStore;
  life: SessionLife;
  investigations: InvestigationStore;
  runs: RunStore;
  attachments: AttachmentStore;
  executors: ExecutorStore;
  log: Logger;
  /** The executor that works on what is asked here. */
  executor: string;
  runner: InvestigationRunner;
  queue: TurnQueue;
  newId: () => string;
  now: () => number;
  sampleDirectory?: string | undefined;
  metrics?: Pick<TurnMetrics, 'accepted'>;
  /** Repository of the sample incident, by its configured name. */
  sampleRepository?: string;
  /** The tenant of the installation. */
  tenant?: string;
}

/** Executors that may die with an investigation; it is the likely reason, and is not given to another one. */
const MOST_ATTEMPTS = 3;

/** What the spans of a turn carry. */
function scopeOf(sessionId: string, turn: { userEmail: string | undefined; request: StoredRequest }): SessionScope {
  const { tenant, metadata, tags } = turn.request;
  return {
    sessionId,
    ...(turn.userEmail === undefined ? {} : { userEmail: turn.userEmail }),
    ...(tenant === undefined ? {} : { tenantId: tenant }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(tags === undefined ? {} : { tags }),
  };
}

/** The zone of times that name none, where a question or a turn names it. */
function zoneOf({ time_zone: zone }: { time_zone?: string | undefined }): { time_zone?: string } {
  return zone === undefined ? {} : { time_zone: zone };
}

/** Takes questions: keeps what came with them, stores the turn, starts the investigation. */
export class Orchestrator {
  readonly #options: OrchestratorOptions;
  /** Questions with a key that are being stored, so that a repeat that comes meanwhile waits for the first. */
  readonly #asking = new Map<string, Promise<AcceptedQuestion>>();
  /** Runs that may have taken their process down, one after the other. */
  #suspects: Promise<void> = Promise.resolve();
  readonly #toBeTakenUp = new Set<string>();
  #sample: Promise<string[]> | undefined;

  constructor(options: OrchestratorOptions) {
    this.#options = options;
  }

  /**
   * Accepts a question: when this resolves, the turn is stored and will be answered.
   *
   * @throws MatsError `session_not_found`, `attachment_not_found`, `storage_unavailable`, `idempotency_key_reused`
   */
  async ask(request: AskRequest, asker: Asker): Promise<AcceptedQuestion> {
    const { idempotencyKey } = asker;
    if (idempotencyKey === undefined) return this.#accept(request, asker);
    const slot = `${asker.member}\n${idempotencyKey}`;
    for (let first = this.#asking.get(slot); first !== undefined; first = this.#asking.get(slot)) {
      await first.catch(() => undefined);
    }
    const asking = this.#askOnce(request, { ...asker, idempotencyKey });
    this.#asking.set(slot, asking);
    try {
      return await asking;
    } finally {
      this.#asking.delete(slot);
    }
  }

  async #askOnce(request: AskRequest, asker: Asker & { idempotencyKey: string }): Promise<AcceptedQuestion> {
    const { investigations } = this.#options;
    const { member, idempotencyKey } = asker;
    // The session is not part of it: a caller that names none gets a new one with every attempt.
    const requestHash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
    const earlier = await investigations.askedBefore({ member, key: idempotencyKey, requestHash });
    if (earlier !== undefined) return { ...earlier, ended: (signal) => this.#follow(earlier.id, signal) };
    try {
      return await this.#accept(request, { ...asker, requestHash });
    } catch (error) {
      // Another orchestrator stored the same question at this moment.
      if (!(error instanceof MatsError) || error.code !== 'conflict') throw error;
      const first = await investigations.askedBefore({ member, key: idempotencyKey, requestHash });
      if (first === undefined) throw error;
      return { ...first, ended: (signal) => this.#follow(first.id, signal) };
    }
  }

  /** Resolves when an investigation has ended, wherever it runs, or the signal aborts. */
  async #follow(id: string, signal: AbortSignal): Promise<void> {
    const { investigations: store, feed } = this.#options;
    for await (const event of followEvents(id, { after: 0, store, feed, signal })) void event;
  }

  /**
   * Asks a finished turn's question again as it was: with its attachments and repositories, and knowing of the turns before it alone.
   *
   * @throws MatsError `investigation_not_found`, `conflict` while it runs, `session_read_only`
   */
  async again(id: string, asker: Omit<Asker, 'sessionId'>): Promise<AcceptedQuestion> {
    const { investigations } = this.#options;
    const { prompt, session_id: sessionId, turn, again = turn, ...asked } = await investigations.read(id, asker.member);
    if (asked.finished_at === null) throw new MatsError('conflict', { reason: 'the turn has no answer yet' });
    const { repositories, sample } = asked;
    const attachments = asked.attachments.map((attachment) => attachment.id);
    const request = { prompt, attachments: [], repositories, sample, ...zoneOf(asked) };
    return this.#accept(request, { ...asker, sessionId, again: { attachments, repositories, sample, again } });
  }

  /** Where a question goes, and the tenant of that session. Neither a span nor an attachment is made where its asker may not ask. */
  async #sessionFor(
    given: Asker & { again?: StoredRequest },
  ): Promise<SessionChoice & { ofSession: string | undefined }> {
    const { sessions, life } = this.#options;
    const { member, sessionId } = given;
    if (given.isNewSession === true) return { sessionId, ofSession: undefined };
    const ofNamed = await sessions.assertMayUse(sessionId, member);
    // A question that is asked again stays beside the one that it is compared with.
    if (given.again !== undefined) return { sessionId, ofSession: ofNamed };
    const choice = await life.choose(sessionId, member);
    // A session that goes on from another stays with its tenant.
    const ofNext = choice.continues === undefined ? undefined : await sessions.assertMayUse(choice.sessionId, member);
    return { ...choice, ofSession: ofNext ?? ofNamed };
  }

  async #accept(
    request: AskRequest,
    given: Asker & { requestHash?: string; again?: StoredRequest },
  ): Promise<AcceptedQuestion> {
    const { runner, queue, newId, now } = this.#options;
    queue.assertRoom(given.member);
    const at = new Date(now()).toISOString();
    const { continues, ofSession, ...chosen } = await this.#sessionFor(given);
    const asker = { ...given, ...chosen };
    const { tenant: ofInstallation = DEFAULT_TENANT } = this.#options;
    const { asked, own = ofInstallation, mayChoose } = asker.tenant ?? { asked: undefined, mayChoose: true };
    const tenant = decideTenant({ asked, own, mayChoose, ofSession });
    const cleaned = databaseText(request.prompt);
    const kept = redactSecrets(cleaned);
    const stored = {
      ...(asker.again ?? (await this.#ownEvidence(request, { ...asker, at }))),
      tenant,
      ...(kept === cleaned ? {} : { redacted: true as const }),
      ...(asker.viaPage === true ? { viaPage: true as const } : {}),
      ...(request.metadata === undefined ? {} : { metadata: redactAll(request.metadata) }),
      ...(request.tags === undefined ? {} : { tags: redactAll(request.tags) }),
      ...zoneOf(request),
    };
    const { sessionId, idempotencyKey, requestHash } = asker;
    const key = idempotencyKey === undefined || requestHash === undefined ? undefined : { idempotencyKey, requestHash };
    const turn = {
      id: `inv_${newId().replaceAll('-', '')}`,
      sessionId,
      prompt: kept,
      at,
      key,
    };
    const { id, prompt } = turn;
    let about: StoredRequest = stored;
    const started = await runner.start({
      question: { investigationId: id, sessionId: asker.sessionId, prompt, ...stored },
      member: asker.member,
      scope: scopeOf(asker.sessionId, { userEmail: asker.label, request: stored }),
      viaPage: stored.viaPage === true,
      callerTraceparent: asker.traceparent,
      accept: async (trace) => {
        const accepted = await this.#store({ ...turn, ...trace, request: stored }, { member: asker.member, continues });
        about = accepted.about;
        return accepted;
      },
    });
    const from = continues === undefined ? {} : { continues };
    const question = {
      ...started,
      ...from,
      id,
      sessionId,
      tenant,
      ended: async (signal: AbortSignal) => void ((await started.done) || (await this.#follow(id, signal))),
    };
    if (about.attachments.length > 0) return question;
    const accepted: Investigation = {
      id,
      session_id: asker.sessionId,
      trace_id: started.traceId,
      turn: started.turn,
      state: 'accepted',
      prompt,
      asked_by: asker.member,
      redacted: stored.redacted === true,
      attachments: [],
      repositories: about.repositories,
      sample: about.sample,
      ...zoneOf(about),
      ...(about.again === undefined ? {} : { again: about.again }),
      created_at: at,
      finished_at: null,
      report: null,
      markdown: null,
      error: null,
      ...from,
    };
    return { ...question, accepted };
  }

  async #store(
    turn: NewInvestigation,
    by: { member: string; continues: string | undefined },
  ): Promise<{ turn: number; about: StoredRequest }> {
    const { investigations, feed, executor } = this.#options;
    const first = { seq: FIRST_SEQ, at: turn.at, body: { type: 'state', state: 'accepted' } } as const;
    const accepted = await investigations.accept({ ...turn, ...by, executor, first });
    feed.open(turn.id, first);
    this.#options.metrics?.accepted(accepted.turn);
    void this.#options.rooms.look();
    return accepted;
  }

  /**
   * Takes up what another executor left. An investigation that went down with many is the likely reason: it is begun
   * for the last time when no other suspect runs here, so that it takes none of them with it, and then given up.
   */
  async takeUp(claimed: readonly ClaimedRun[]): Promise<void> {
    for (const left of claimed) {
      if (left.attempt > MOST_ATTEMPTS) await this.#orLeave(left, () => this.#giveUp(left));
      else if (left.attempt < MOST_ATTEMPTS) await this.#orLeave(left, () => this.#goOn(left));
      else {
        this.#toBeTakenUp.add(left.run.id);
        this.#suspects = this.#suspects.then(() => this.#orLeave(left, () => this.#suspect(left)));
      }
    }
  }

  /** Whether a run waits here to be taken up. */
  isToBeTakenUp(id: string): boolean {
    return this.#toBeTakenUp.has(id);
  }

  /** What goes wrong with one run costs that one a while: the executor does not hold it, and leaves it. */
  async #orLeave(left: ClaimedRun, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#options.log.warn({ investigation: left.run.id, err: error }, 'a run could not be taken up');
    }
  }

  async #suspect(left: ClaimedRun): Promise<void> {
    const begun = await this.#goOn(left).finally(() => this.#toBeTakenUp.delete(left.run.id));
    await begun?.done;
  }

  async #giveUp({ run, attempt }: ClaimedRun): Promise<void> {
    const { runs, runner, feed, now } = this.#options;
    const at = new Date(now()).toISOString();
    const outcome = {
      state: 'failed',
      error: new MatsError('run_parked', { attempts: attempt - 1 }).toFailure(),
    } as const;
    const events = lastEvents(outcome, { at, told: new EventOrigins() });
    const stored = await runs.finish(run, { ...outcome, at, durationMs: 0, events });
    for (const event of stored) feed.stored(run.id, event);
    await runner.forget(run.id);
  }

  /** Begins a run anew; resolves, once it is under way, to what resolves when it has ended. */
  async #goOn(left: ClaimedRun): Promise<{ done: Promise<boolean> } | undefined> {
    const { run, sessionId, prompt, request, owner, turn } = left;
    const { executors, runner } = this.#options;
    if (!(await executors.begin(left))) return undefined;
    return runner.start({
      question: { investigationId: run.id, sessionId, prompt, ...request },
      member: owner,
      scope: scopeOf(sessionId, { userEmail: owner.includes('@') ? owner : undefined, request }),
      viaPage: request.viaPage === true,
      again: { run, attempt: left.attempt, traceparent: left.traceparent, askedAt: left.askedAt },
      accept: () => Promise.resolve({ turn }),
    });
  }

  read(id: string, member: string): Promise<Investigation> {
    return this.#options.investigations.read(id, member);
  }

  /** What came with the question itself. */
  async #ownEvidence(request: AskRequest, asker: Asker & { at: string }): Promise<StoredRequest> {
    const { repositories, sample } = request;
    if (request.attachments.length === 0 && !sample) return { attachments: [], repositories, sample };
    const attachments = await this.#keepAttachments(request, asker);
    const sampleRepository = this.#options.sampleRepository ?? 'shop';
    return { attachments, repositories: sample ? [sampleRepository] : repositories, sample };
  }

  async #keepAttachments(request: AskRequest, asker: Asker & { at: string }): Promise<string[]> {
    const { attachments } = this.#options;
    const ids = request.sample ? [...(await this.#sampleIds(asker.at))] : [];
    for (const attachment of request.attachments) {
      if ('id' in attachment) {
        const whose = await attachments.assertMayUse(attachment.id, asker.member);
        // A question about the sample that is asked again names the files that it had; they must not count twice.
        if (whose !== 'sample' || !request.sample) ids.push(attachment.id);
      } else {
        const { name, content } = attachment;
        const options = { name, owner: asker.member, at: asker.at, limitBytes: LIMITS.jsonBodyBytes };
        ids.push((await attachments.save(content, options)).id);
      }
    }
    return ids;
  }

  /** The sample's files, kept once for all who ask about it. */
  #sampleIds(at: string): Promise<string[]> {
    this.#sample ??= this.#keepSample(at).catch((error: unknown) => {
      this.#sample = undefined;
      throw error;
    });
    return this.#sample;
  }

  async #keepSample(at: string): Promise<string[]> {
    const { sampleDirectory, attachments } = this.#options;
    if (sampleDirectory === undefined)
      throw new MatsError('invalid_request', { reason: 'there is no sample incident here' });
    const logs = join(sampleDirectory, 'logs');
    const names = (await readdir(logs)).filter((name) => name.endsWith('.log')).toSorted();
    const saved = await Promise.all(
      names.map((name) =>
        attachments.save(createReadStream(join(logs, name)), {
          name,
          owner: SAMPLE_OWNER,
          at,
          limitBytes: LIMITS.uploadBytes,
        }),
      ),
    );
    return saved.map((attachment) => attachment.id);
  }
}
