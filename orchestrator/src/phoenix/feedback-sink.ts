import { createHash } from 'node:crypto';
import type { HttpClient } from '@mats/service';
import type { Logger } from 'pino';

export interface Feedback {
  traceId: string;
  member: string;
  score: 'up' | 'down';
  comment: string;
}

/** Where a reader's opinion goes beside our own record. */
export interface FeedbackSink {
  /** True when Phoenix took it. Never throws: our own record has it already. */
  send(feedback: Feedback): Promise<boolean>;
}

/** Thumbs up or down as a trace annotation in Phoenix; one per reader and turn, the last one counts. */
export function createFeedbackSink(options: {
  phoenixUrl: string | undefined;
  client: HttpClient;
  log: Logger;
}): FeedbackSink {
  const { phoenixUrl, client, log } = options;
  if (phoenixUrl === undefined) return { send: () => Promise.resolve(false) };
  const url = `${phoenixUrl.replace(/\/+$/, '')}/v1/trace_annotations`;
  return {
    send: async (feedback) => {
      const annotation = {
        trace_id: feedback.traceId,
        name: 'user_feedback',
        annotator_kind: 'HUMAN',
        result: { label: feedback.score, score: feedback.score === 'up' ? 1 : 0, explanation: feedback.comment },
        // A hash, so that two readers do not overwrite each other and no e-mail becomes an identifier.
        identifier: createHash('sha256').update(feedback.member).digest('hex').slice(0, 16),
      };
      try {
        const reply = await client.post(url, { body: { data: [annotation] }, signal: AbortSignal.timeout(5_000) });
        await reply.arrayBuffer();
        if (!reply.ok) log.warn({ status: reply.status }, 'Phoenix did not take the feedback');
        return reply.ok;
      } catch (error) {
        log.warn({ err: error }, 'Phoenix could not be told the feedback');
        return false;
      }
    },
  };
}
