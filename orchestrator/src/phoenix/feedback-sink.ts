import { createHash } from 'node:crypto';
import type { HttpClient } from '@mats/service';
import type { Logger } from 'pino';

export interface Feedback {
  traceId: string;
  sessionId: string;
  turn: number;
  member: string;
  score: 'up' | 'down';
  comment: string;
}

/** Where a reader's opinion goes beside our own record. */
export interface FeedbackSink {
  /** True when Phoenix took it. Never throws: our own record has it already. */
  send(feedback: Feedback): Promise<boolean>;
}

type Annotation = Readonly<Record<string, unknown>>;

/** What a reader said of a turn: on its trace, and on its session, where Phoenix shows the mean of all turns. */
function annotationsOf(feedback: Feedback): { path: string; annotation: Annotation }[] {
  const { traceId, sessionId, turn, score, comment, member } = feedback;
  // A hash, so that two readers do not overwrite each other and no e-mail becomes an identifier.
  const reader = createHash('sha256').update(member).digest('hex').slice(0, 16);
  const said = {
    name: 'user_feedback',
    annotator_kind: 'HUMAN',
    result: { label: score, score: score === 'up' ? 1 : 0, explanation: comment },
  };
  return [
    { path: '/v1/trace_annotations', annotation: { ...said, trace_id: traceId, identifier: reader } },
    {
      path: '/v1/session_annotations',
      annotation: {
        ...said,
        session_id: sessionId,
        identifier: `${reader}:${turn}`,
        metadata: { turn, trace_id: traceId },
      },
    },
  ];
}

/**
 * Thumbs up or down as annotations in Phoenix; one per reader and turn, the last one counts. Phoenix tries for ten
 * minutes to store one of which it has no trace or session yet.
 */
export function createFeedbackSink(options: {
  phoenixUrl: string | undefined;
  client: HttpClient;
  log: Logger;
}): FeedbackSink {
  const { phoenixUrl, client, log } = options;
  if (phoenixUrl === undefined) return { send: () => Promise.resolve(false) };
  const base = phoenixUrl.replace(/\/+$/, '');
  const post = async (path: string, annotation: Annotation): Promise<boolean> => {
    try {
      const reply = await client.post(`${base}${path}`, {
        body: { data: [annotation] },
        signal: AbortSignal.timeout(5_000),
      });
      await reply.arrayBuffer();
      if (!reply.ok) log.warn({ status: reply.status, path }, 'Phoenix did not take the feedback');
      return reply.ok;
    } catch (error) {
      log.warn({ err: error }, 'Phoenix could not be told the feedback');
      return false;
    }
  };
  return {
    send: async (feedback) => {
      const taken = await Promise.all(annotationsOf(feedback).map(({ path, annotation }) => post(path, annotation)));
      return taken.every(Boolean);
    },
  };
}
