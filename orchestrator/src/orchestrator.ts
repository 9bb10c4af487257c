import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LIMITS, MatsError } from '@mats/contracts';
import type { AskRequest, Investigation } from '@mats/contracts';
import type { InvestigationRunner, StartedInvestigation } from './investigation/investigation-runner.ts';
import type { AttachmentStore } from './store/attachment-store.ts';
import type { InvestigationStore } from './store/investigation-store.ts';
import type { StoredRequest } from './store/schema.ts';
import type { SessionStore } from './store/session-store.ts';

/** Whoever asks, as the UI server says; direct callers without the header are `anonymous`. */
export interface Asker {
  member: string;
  sessionId: string;
  traceparent?: string | undefined;
}

export interface OrchestratorOptions {
  sessions: SessionStore;
  investigations: InvestigationStore;
  attachments: AttachmentStore;
  runner: InvestigationRunner;
  newId: () => string;
  now: () => number;
  sampleDirectory?: string | undefined;
  /** Repository of the sample incident, by its configured name. */
  sampleRepository?: string;
}

const SAMPLE_OWNER = 'mats sample';

/** Takes questions: keeps what came with them, stores the turn, starts the investigation. */
export class Orchestrator {
  readonly #options: OrchestratorOptions;

  constructor(options: OrchestratorOptions) {
    this.#options = options;
  }

  /**
   * Accepts a question: when this resolves, the turn is stored and will be answered.
   *
   * @throws MatsError `session_not_found`, `attachment_not_found`, `storage_unavailable`
   */
  async ask(request: AskRequest, asker: Asker): Promise<StartedInvestigation & { id: string }> {
    const { sessions, runner, investigations, newId, now } = this.#options;
    const at = new Date(now()).toISOString();
    await sessions.openOrCreate(asker.sessionId, { member: asker.member, title: request.prompt, at });
    const stored = await this.#storedRequest(request, { ...asker, at });
    const id = `inv_${newId().replaceAll('-', '')}`;
    const started = await runner.start({
      question: { investigationId: id, sessionId: asker.sessionId, prompt: request.prompt, ...stored },
      scope: { sessionId: asker.sessionId, ...(asker.member === 'anonymous' ? {} : { userEmail: asker.member }) },
      callerTraceparent: asker.traceparent,
      accept: (trace) =>
        investigations.create({
          id,
          sessionId: asker.sessionId,
          prompt: request.prompt,
          request: stored,
          ...trace,
          at,
        }),
    });
    return { ...started, id };
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
        scope: { sessionId: left.sessionId, ...(left.owner === 'anonymous' ? {} : { userEmail: left.owner }) },
        attempt: left.attempts,
        accept: async (trace) => {
          await investigations.setTrace(left.id, trace);
          return 0;
        },
      });
    }
    return unfinished.length;
  }

  read(id: string, member: string): Promise<Investigation> {
    return this.#options.investigations.read(id, member);
  }

  /** A question without evidence of its own is about what its session already holds. */
  async #storedRequest(request: AskRequest, asker: Asker & { at: string }): Promise<StoredRequest> {
    const attachments = await this.#keepAttachments(request, asker);
    const { repositories } = request;
    if (attachments.length > 0 || request.sample) {
      const sampleRepository = this.#options.sampleRepository ?? 'shop';
      return { attachments, repositories: request.sample ? [sampleRepository] : repositories, sample: request.sample };
    }
    const previous = await this.#options.investigations.previousRequest(asker.sessionId);
    if (previous === undefined) return { attachments, repositories, sample: false };
    return { ...previous, repositories: repositories.length > 0 ? repositories : previous.repositories };
  }

  async #keepAttachments(request: AskRequest, asker: Asker & { at: string }): Promise<string[]> {
    const { attachments } = this.#options;
    const ids = request.sample ? await this.#keepSample(asker.at) : [];
    for (const attachment of request.attachments) {
      if ('id' in attachment) {
        await attachments.assertOwner(attachment.id, asker.member);
        ids.push(attachment.id);
      } else {
        const { name, content } = attachment;
        const options = { name, owner: asker.member, at: asker.at, limitBytes: LIMITS.jsonBodyBytes };
        ids.push((await attachments.save(content, options)).id);
      }
    }
    return ids;
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
