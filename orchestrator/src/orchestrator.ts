import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_TENANT, LIMITS, MatsError } from '@mats/contracts';
import type { AskRequest, Investigation } from '@mats/contracts';
import type { SessionScope } from '@mats/telemetry';
import { FIRST_SEQ } from './investigation/investigation-runner.ts';
import type { InvestigationRunner } from './investigation/investigation-runner.ts';
import type { EventFeed } from './live/event-feed.ts';
import { followEvents } from './live/follow-events.ts';
import { SAMPLE_OWNER } from './store/attachment-store.ts';
import type { AttachmentStore } from './store/attachment-store.ts';
import { databaseText } from './store/database-text.ts';
import type { AskedBefore, InvestigationStore, NewInvestigation } from './store/investigation-store.ts';
import type { StoredRequest } from './store/schema.ts';
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
  /** The tenant it asks for, and whether it may; see `decideTenant`. */
  tenant?: { asked: string | undefined; mayChoose: boolean };
}

/** A turn that is stored and under way, or was before when the question is a repeat. */
export interface AcceptedQuestion extends AskedBefore {
  /** Resolves when the investigation has ended or the signal aborts. */
  ended: (signal: AbortSignal) => Promise<void>;
  /** Its record as it was accepted, when that is known without asking the database. */
  accepted?: Investigation;
  /** Whose project the turn's spans go to; unknown for a repeat. */
  tenant?: string;
}

export interface OrchestratorOptions {
  feed: EventFeed;
  sessions: SessionStore;
  investigations: InvestigationStore;
  attachments: AttachmentStore;
  runner: InvestigationRunner;
  newId: () => string;
  now: () => number;
  sampleDirectory?: string | undefined;
  /** Repository of the sample incident, by its configured name. */
  sampleRepository?: string;
  /** The tenant of the installation. */
  tenant?: string;
}

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

/** Takes questions: keeps what came with them, stores the turn, starts the investigation. */
export class Orchestrator {
  readonly #options: OrchestratorOptions;
  /** Questions with a key that are being stored, so that a repeat that comes meanwhile waits for the first. */
  readonly #asking = new Map<string, Promise<AcceptedQuestion>>();
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
    const { investigations, feed } = this.#options;
    const { member, idempotencyKey } = asker;
    // The session is not part of it: a caller that names none gets a new one with every attempt.
    const requestHash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
    const earlier = await investigations.askedBefore({ member, key: idempotencyKey, requestHash });
    if (earlier === undefined) return this.#accept(request, { ...asker, requestHash });
    const ended = async (signal: AbortSignal): Promise<void> => {
      for await (const event of followEvents(earlier.id, { after: 0, store: investigations, feed, signal })) void event;
    };
    return { ...earlier, ended };
  }

  async #accept(request: AskRequest, asker: Asker & { requestHash?: string }): Promise<AcceptedQuestion> {
    const { sessions, runner, newId, now } = this.#options;
    const at = new Date(now()).toISOString();
    // Neither a span nor an attachment is made for a session that its asker may not use.
    const ofSession =
      asker.isNewSession === true ? undefined : await sessions.assertMayUse(asker.sessionId, asker.member);
    const { tenant: own = DEFAULT_TENANT } = this.#options;
    const { asked, mayChoose } = asker.tenant ?? { asked: undefined, mayChoose: true };
    const tenant = decideTenant({ asked, own, mayChoose, ofSession });
    const stored = {
      ...(await this.#ownEvidence(request, { ...asker, at })),
      tenant,
      ...(request.metadata === undefined ? {} : { metadata: request.metadata }),
      ...(request.tags === undefined ? {} : { tags: request.tags }),
    };
    const { sessionId, idempotencyKey, requestHash } = asker;
    const key = idempotencyKey === undefined || requestHash === undefined ? undefined : { idempotencyKey, requestHash };
    const turn = { id: `inv_${newId().replaceAll('-', '')}`, sessionId, prompt: databaseText(request.prompt), at, key };
    const { id, prompt } = turn;
    let about: StoredRequest = stored;
    const started = await runner.start({
      question: { investigationId: id, sessionId: asker.sessionId, prompt, ...stored },
      scope: scopeOf(asker.sessionId, { userEmail: asker.label, request: stored }),
      callerTraceparent: asker.traceparent,
      accept: async (trace) => {
        const accepted = await this.#store({ ...turn, ...trace, request: stored }, asker.member);
        about = accepted.about;
        return accepted;
      },
    });
    const question = { ...started, id, sessionId, tenant, ended: () => started.done };
    if (about.attachments.length > 0) return question;
    const accepted: Investigation = {
      id,
      session_id: asker.sessionId,
      trace_id: started.traceId,
      turn: started.turn,
      state: 'accepted',
      prompt,
      attachments: [],
      repositories: about.repositories,
      sample: about.sample,
      created_at: at,
      finished_at: null,
      report: null,
      markdown: null,
      error: null,
    };
    return { ...question, accepted };
  }

  /** Stores the turn. A question without evidence of its own is about what its session already holds. */
  async #store(turn: NewInvestigation, member: string): Promise<{ turn: number; about: StoredRequest }> {
    const { investigations, feed } = this.#options;
    const { request } = turn;
    const first = { seq: FIRST_SEQ, at: turn.at, body: { type: 'state', state: 'accepted' } } as const;
    const accepted = await investigations.accept({ ...turn, member, first });
    feed.open(turn.id, { owner: member, first });
    const { previous } = accepted;
    if (previous === undefined || request.attachments.length > 0 || request.sample) {
      return { turn: accepted.turn, about: request };
    }
    const { repositories } = request.repositories.length > 0 ? request : previous;
    const about = { ...request, attachments: previous.attachments, sample: previous.sample, repositories };
    await investigations.setRequest(turn.id, about);
    return { turn: accepted.turn, about };
  }

  /** Takes up what a stopped process left unfinished; an investigation that was tried too often is given up. */
  async resume(maxAttempts = 3): Promise<number> {
    const { investigations, runner, now } = this.#options;
    const unfinished = await investigations.takeUnfinished();
    for (const left of unfinished) {
      if (left.attempts > maxAttempts) {
        const error = new MatsError('internal', { service: 'mats-orchestrator', request: left.id }).toFailure();
        await investigations.finish(left.id, {
          state: 'failed',
          at: new Date(now()).toISOString(),
          durationMs: 0,
          error,
        });
        continue;
      }
      await runner.start({
        question: { investigationId: left.id, sessionId: left.sessionId, prompt: left.prompt, ...left.request },
        scope: scopeOf(left.sessionId, {
          userEmail: left.owner.includes('@') ? left.owner : undefined,
          request: left.request,
        }),
        again: { attempt: left.attempts, traceparent: left.traceparent, askedAt: left.askedAt },
        accept: () => Promise.resolve({ turn: left.turn }),
      });
    }
    return unfinished.length;
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
        if (whose === 'own' || !request.sample) ids.push(attachment.id);
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
