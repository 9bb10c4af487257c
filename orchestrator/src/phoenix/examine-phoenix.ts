import {
  checkTrace,
  failed,
  notReached,
  passed,
  phoenixProject,
  storedSpanSchema,
  TRACE_CHECKS,
} from '@mats/contracts';
import type { CheckResult } from '@mats/contracts';
import type { HttpClient } from '@mats/service';
import { z } from 'zod';

const ANSWER_MS = 5_000;
const ARRIVED = 'spans in Phoenix';

const spansSchema = z.object({ data: z.array(storedSpanSchema) });
const sessionSchema = z.object({ data: z.object({ traces: z.array(z.object({ trace_id: z.string() })) }) });

/** A turn that was answered, to be found again in Phoenix. */
export interface AnsweredTurn {
  sessionId: string;
  traceId: string;
  tenant: string | null;
}

export interface PhoenixExaminer {
  /** Whether Phoenix is there, and whether it holds a turn as it should; without a turn only the first. Never throws. */
  examine(turn: AnsweredTurn | undefined): Promise<CheckResult[]>;
}

/** Looks into Phoenix as its readers do. */
export function createPhoenixExaminer(options: {
  phoenixUrl: string | undefined;
  client: Pick<HttpClient, 'get'>;
}): PhoenixExaminer {
  const { client } = options;
  const url = options.phoenixUrl?.replace(/\/+$/, '');
  const get = (path: string): ReturnType<HttpClient['get']> =>
    client.get(`${url}${path}`, { signal: AbortSignal.timeout(ANSWER_MS) });
  const isThere = async (): Promise<CheckResult> => {
    const name = 'Phoenix';
    if (url === undefined) {
      return failed(name, { detail: 'no Phoenix is connected', fix: 'Start MATS with Phoenix, or set PHOENIX_URL.' });
    }
    try {
      const ready = await get('/readyz');
      await ready.arrayBuffer();
      if (ready.ok) return passed(name, `${(await (await get('/arize_phoenix_version')).text()).trim()} at ${url}`);
      return failed(name, { detail: `not ready at ${url} (${ready.status})`, fix: 'Look at the log of Phoenix.' });
    } catch {
      const fix = 'Start it (npm start, or docker compose up -d phoenix); spans are kept and sent when it is back.';
      return failed(name, { detail: `nothing answers at ${url}`, fix });
    }
  };
  const readTurn = async (turn: AnsweredTurn): Promise<CheckResult[]> => {
    const project = phoenixProject(turn.tenant ?? undefined);
    const reply = await get(`/v1/projects/${encodeURIComponent(project)}/spans?limit=1000&trace_id=${turn.traceId}`);
    const spans = reply.ok ? spansSchema.parse(await reply.json()).data : [];
    if (spans.length === 0) {
      const detail = `the newest answer (trace ${turn.traceId}) has no span there`;
      const fix =
        'Check PHOENIX_COLLECTOR_ENDPOINT and TELEMETRY_LEVEL of the services, and the collector if there is one.';
      return [failed(ARRIVED, { detail, fix }), ...TRACE_CHECKS.map((name) => notReached(name, ARRIVED))];
    }
    const session = await get(`/v1/sessions/${encodeURIComponent(turn.sessionId)}`);
    const turns = session.ok
      ? sessionSchema.parse(await session.json()).data.traces.map(({ trace_id: id }) => id)
      : undefined;
    return [
      passed(ARRIVED, `${spans.length} of the newest answer`),
      ...checkTrace(spans, { sessionId: turn.sessionId, traceId: turn.traceId, turns }),
    ];
  };
  return {
    examine: async (turn) => {
      const phoenix = await isThere();
      const names = [ARRIVED, ...TRACE_CHECKS];
      if (!phoenix.ok) return [phoenix, ...names.map((name) => notReached(name, phoenix.name))];
      if (turn === undefined) return [phoenix];
      try {
        return [phoenix, ...(await readTurn(turn))];
      } catch {
        const fix = 'Look at the log of Phoenix.';
        const unread = failed(ARRIVED, { detail: 'Phoenix could not be read', fix });
        return [phoenix, unread, ...TRACE_CHECKS.map((name) => notReached(name, ARRIVED))];
      }
    },
  };
}
