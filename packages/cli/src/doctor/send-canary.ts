import { eventSchema, failureSchema, HEADERS, investigationSchema } from '@mats/contracts';
import type { EventBody, Investigation } from '@mats/contracts';
import { z } from 'zod';
import { call } from '../http/call.ts';
import type { Answer } from '../http/call.ts';
import { failed, notReached, passed } from './check-result.ts';
import type { CheckResult } from './check-result.ts';
import { reasonOf } from './check-services.ts';
import type { Targets } from './targets.ts';

/** What is known of the canary once it was answered. */
export type Canary = {
  readonly sessionId: string;
  readonly investigation: Investigation;
  readonly events: readonly EventBody[];
};

export type CanaryOutcome = {
  readonly checks: readonly CheckResult[];
  readonly canary?: Canary;
  /** The login, once there was one. */
  readonly cookie?: string;
};

const CANARY_PROMPT = 'Why does the canary fail? (mats doctor)';

/** Small, and with a stack trace, so that every agent has something to do. */
const CANARY_LOG = `2026-01-05T08:00:00.000Z INFO canary request 1 answered
2026-01-05T08:00:01.000Z ERROR canary request 2 failed
TypeError: Cannot read properties of undefined (reading 'song')
    at sing (/srv/canary/src/sing.ts:7:12)
    at handle (/srv/canary/src/handle.ts:21:5)
2026-01-05T08:00:02.000Z ERROR canary request 3 failed
`;

const ASK_TIMEOUT_MS = 120_000;

type Failure = { readonly detail: string; readonly fix: string };

function failureOf(answer: Answer, where: string): Failure {
  const parsed = z.object({ error: failureSchema }).safeParse(answer.json);
  if (parsed.success) return { detail: `${where}: ${parsed.data.error.message}`, fix: parsed.data.error.next };
  return { detail: `${where} answered ${answer.status}`, fix: 'Look at the log of that service.' };
}

function cookieOf(answer: Answer): string {
  const header = answer.headers['set-cookie'] ?? [];
  const cookies = typeof header === 'string' ? [header] : header;
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}

/** A person's way in: a login cookie, and a session made by the UI server. */
async function openSession(targets: Targets): Promise<{ check: CheckResult; cookie?: string; sessionId?: string }> {
  const name = 'sign-in';
  try {
    const login = await call(`${targets.ui}/login`, { method: 'POST', body: { email: targets.email } });
    if (login.status === 403) {
      const fix = 'With AUTH_MODE=header the doctor cannot sign in; run it against an installation in demo mode.';
      return { check: failed(name, { ...failureOf(login, 'POST /login'), fix }) };
    }
    if (login.status !== 200) return { check: failed(name, failureOf(login, 'POST /login')) };
    const session = await call(`${targets.ui}/sessions/new`, {
      method: 'POST',
      headers: { cookie: cookieOf(login) },
      body: {},
    });
    const made = z.object({ id: z.string() }).safeParse(session.json);
    if (!made.success) return { check: failed(name, failureOf(session, 'POST /sessions/new')) };
    return { check: passed(name, `session ${made.data.id}`), cookie: cookieOf(session), sessionId: made.data.id };
  } catch (error) {
    const fix = 'Start the page: npm start, or docker compose up -d mats-ui.';
    return { check: failed(name, { detail: `${targets.ui} gave no answer (${reasonOf(error)})`, fix }) };
  }
}

function readEvents(stream: string): readonly EventBody[] {
  return stream
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => eventSchema.parse(JSON.parse(line.slice('data:'.length))).body);
}

async function ask(targets: Targets, session: { cookie: string; sessionId: string }): Promise<CanaryOutcome> {
  const name = 'page → orchestrator';
  const headers = { cookie: session.cookie, [HEADERS.sessionId]: session.sessionId };
  const body = { prompt: CANARY_PROMPT, attachments: [{ name: 'canary.log', content: CANARY_LOG }] };
  try {
    const answer = await call(`${targets.ui}/ask`, { method: 'POST', headers, body, timeoutMs: ASK_TIMEOUT_MS });
    const investigation = investigationSchema.safeParse(answer.json);
    if (!investigation.success) return { checks: [failed(name, failureOf(answer, 'POST /ask'))] };
    const { id, session_id: answered, state } = investigation.data;
    if (answered !== session.sessionId) {
      const detail = `the page asked in session ${session.sessionId}, the orchestrator answered in ${answered}`;
      return {
        checks: [failed(name, { detail, fix: `A proxy between them drops ${HEADERS.sessionId}; let it pass.` })],
      };
    }
    const events = await call(`${targets.ui}/investigations/${id}/events`, { headers, timeoutMs: 15_000 });
    return {
      checks: [passed(name, `${id} is ${state}`)],
      canary: { sessionId: session.sessionId, investigation: investigation.data, events: readEvents(events.text) },
    };
  } catch (error) {
    const fix = 'Look at the logs of mats-ui and mats-orchestrator.';
    return { checks: [failed(name, { detail: `POST /ask got no answer (${reasonOf(error)})`, fix })] };
  }
}

/** Asks a small question the way a browser does, and keeps what came back. */
export async function sendCanary(targets: Targets): Promise<CanaryOutcome> {
  const { check, cookie, sessionId } = await openSession(targets);
  if (cookie === undefined || sessionId === undefined) {
    return { checks: [check, notReached('page → orchestrator', 'sign-in')] };
  }
  const outcome = await ask(targets, { cookie, sessionId });
  return { ...outcome, checks: [check, ...outcome.checks], cookie };
}
