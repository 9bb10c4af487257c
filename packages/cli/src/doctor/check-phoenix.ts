import { setTimeout as sleep } from 'node:timers/promises';
import { checkTrace, SPAN_NAMES, TRACE_CHECKS } from '@mats/contracts';
import type { AgentName } from '@mats/contracts';
import { call } from '../http/call.ts';
import { PHOENIX_VERSION } from '../phoenix/phoenix-version.ts';
import { answeredAgents } from './check-answer.ts';
import { failed, notReached, passed } from './check-result.ts';
import type { CheckResult } from './check-result.ts';
import { reasonOf } from './check-services.ts';
import { fetchSpans, fetchTurns } from './phoenix-api.ts';
import type { StoredSpan } from './phoenix-api.ts';
import { probe } from './probe-phoenix.ts';
import type { Canary } from './send-canary.ts';

const POLL_MS = 500;
/** The first version whose sessions and span filters this reads. */
const OLDEST_MAJOR = 15;
const ARRIVE = 'spans in Phoenix';

const AGENT_SPANS: Readonly<Record<AgentName, string>> = {
  sre: SPAN_NAMES.sre,
  investigator: SPAN_NAMES.investigator,
  architect: SPAN_NAMES.architect,
};

/** Whether Phoenix is there, works, and is of a version that MATS can read. */
export async function checkPhoenix(phoenix: string | undefined): Promise<CheckResult> {
  const name = 'Phoenix';
  if (phoenix === undefined) {
    const fix = 'Start MATS without --no-phoenix and with Python 3.10 or newer, or set PHOENIX_COLLECTOR_ENDPOINT.';
    return failed(name, { detail: 'MATS was started without Phoenix', fix });
  }
  const start = 'Start it (npm start, or docker compose up -d phoenix); spans are kept and sent when it is back.';
  try {
    const ready = await call(`${phoenix}/readyz`);
    if (ready.status !== 200) {
      const fix =
        'Its database does not answer: look at its log (.mats/logs/phoenix.log, docker compose logs phoenix).';
      return failed(name, { detail: `not ready at ${phoenix} (${ready.status})`, fix });
    }
    const version = (await call(`${phoenix}/arize_phoenix_version`)).text.trim();
    if (Number(version.split('.')[0]) >= OLDEST_MAJOR) {
      const tested = version === PHOENIX_VERSION ? '' : `; MATS is tested with ${PHOENIX_VERSION}`;
      return passed(name, `${version} at ${phoenix}${tested}`);
    }
    const detail = `what answers at ${phoenix} is no Phoenix ${OLDEST_MAJOR} or newer (it says "${version.slice(0, 40)}")`;
    return failed(name, { detail, fix: `Use Phoenix ${PHOENIX_VERSION}, or name the right address with --phoenix.` });
  } catch (error) {
    return failed(name, { detail: `nothing answers at ${phoenix} (${reasonOf(error)})`, fix: start });
  }
}

type Arrival = { readonly spans: readonly StoredSpan[]; readonly missing: readonly string[] };

export type ReadBackOptions = {
  readonly canary: Canary;
  /** OTLP over HTTP of a collector that may be there; asked only when no span arrives. */
  readonly collector: string;
  /** How long spans may take. */
  readonly arrivalMs: number;
};

async function waitForSpans(phoenix: string, { canary, arrivalMs }: ReadBackOptions): Promise<Arrival> {
  const agents = answeredAgents(canary).map((agent) => AGENT_SPANS[agent]);
  const wanted = [SPAN_NAMES.uiRequest, SPAN_NAMES.root, SPAN_NAMES.orchestrator, ...agents];
  for (let waited = 0; ; waited += POLL_MS) {
    const spans = await fetchSpans(phoenix, canary.investigation.trace_id);
    const missing = wanted.filter((name) => !spans.some((span) => span.name === name));
    if (missing.length === 0 || waited >= arrivalMs) return { spans, missing };
    await sleep(POLL_MS);
  }
}

/** Tells apart: Phoenix does not store, the collector does not pass on, the services send elsewhere. */
async function explainAbsence(phoenix: string, options: ReadBackOptions & { arrival: Arrival }): Promise<CheckResult> {
  const { arrival, collector } = options;
  const seconds = options.arrivalMs / 1000;
  if (arrival.spans.length > 0) {
    const detail = `after ${seconds} s these are missing: ${arrival.missing.join(', ')}`;
    const fix = 'The service that makes them does not deliver: check its PHOENIX_COLLECTOR_ENDPOINT and its log.';
    return failed(ARRIVE, { detail, fix });
  }
  const nothing = `none of the canary's spans arrived within ${seconds} s`;
  const direct = await probe(phoenix, phoenix);
  if (!direct.stored) {
    const fix = 'Phoenix itself is the broken hop: look at its log and at the space on its disk.';
    return failed(ARRIVE, { detail: `${nothing}; ${direct.reason}`, fix });
  }
  const through = await probe(collector, phoenix);
  const detail = through.stored
    ? `${nothing}, though Phoenix and the collector at ${collector} pass on what the doctor sends`
    : `${nothing}, though Phoenix stores what the doctor sends it`;
  const fix = through.stored
    ? 'The services send elsewhere: check PHOENIX_COLLECTOR_ENDPOINT and TELEMETRY_LEVEL of each.'
    : `Check PHOENIX_COLLECTOR_ENDPOINT and TELEMETRY_LEVEL of the services; if they use a collector, it is the broken hop (${through.reason}).`;
  return failed(ARRIVE, { detail, fix });
}

/** Reads the canary back from Phoenix: did its spans arrive, in one tree, in their session. */
export async function checkReadBack(phoenix: string, options: ReadBackOptions): Promise<readonly CheckResult[]> {
  const { canary } = options;
  const skipped = (): readonly CheckResult[] => TRACE_CHECKS.map((name) => notReached(name, ARRIVE));
  try {
    const arrival = await waitForSpans(phoenix, options);
    if (arrival.spans.length === 0) return [await explainAbsence(phoenix, { ...options, arrival }), ...skipped()];
    const arrived =
      arrival.missing.length === 0
        ? passed(ARRIVE, `${arrival.spans.length} spans of trace ${canary.investigation.trace_id}`)
        : await explainAbsence(phoenix, { ...options, arrival });
    const turns = await fetchTurns(phoenix, canary.sessionId);
    const expected = { sessionId: canary.sessionId, traceId: canary.investigation.trace_id, turns };
    return [arrived, ...checkTrace(arrival.spans, expected)];
  } catch (error) {
    const fix = 'Look at the log of Phoenix (.mats/logs/phoenix.log, docker compose logs phoenix).';
    return [failed(ARRIVE, { detail: `Phoenix could not be read: ${reasonOf(error)}`, fix }), ...skipped()];
  }
}
