import {
  attachmentSchema,
  HEADERS,
  installationSchema,
  investigationSchema,
  sessionListSchema,
  sessionSchema,
} from '@mats/contracts';
import type { Attachment, Installation, Investigation, Session, Verdict } from '@mats/contracts';
import type { z } from 'zod';
import { send, sendFor } from './http.ts';
import { newSessionSchema, settingsSchema, signedInSchema } from './schemas.ts';
import type { Settings, SignedIn } from './schemas.ts';

export type SessionList = z.infer<typeof sessionListSchema>;

/** A question as the page sends it; attachments were uploaded before. */
export interface Question {
  prompt: string;
  attachmentIds: readonly string[];
  repositories: readonly string[];
  sample: boolean;
  /** The same for every attempt to send this question, so that a lost answer does not ask it twice. */
  idempotencyKey: string;
}

/** Who is signed in. */
export function me(): Promise<SignedIn> {
  return sendFor(signedInSchema, '/me');
}

export function signIn(email: string): Promise<SignedIn> {
  return sendFor(signedInSchema, '/login', { method: 'POST', json: { email } });
}

export async function signOut(): Promise<void> {
  await send('/logout', { method: 'POST', json: {} });
}

export function settings(): Promise<Settings> {
  return sendFor(settingsSchema, '/settings');
}

/** Which agents answer, and what they can read right now. */
export function installation(): Promise<Installation> {
  return sendFor(installationSchema, '/sources');
}

export function newSession(): Promise<{ id: string }> {
  return sendFor(newSessionSchema, '/sessions/new', { method: 'POST', json: {} });
}

const DAY_MS = 86_400_000;

/** What is looked for in the list of sessions. */
export interface SessionSearch {
  query: string;
  verdict: Verdict | 'none' | '';
  /** Active within so many days; 0: whenever. */
  days: number;
  sort: 'activity' | 'created' | 'turns' | 'duration';
}

export function listSessions(
  search: SessionSearch & { cursor: string | null },
  signal?: AbortSignal,
): Promise<SessionList> {
  const parameters = new URLSearchParams();
  if (search.query !== '') parameters.set('query', search.query);
  if (search.verdict !== '') parameters.set('verdict', search.verdict);
  if (search.days > 0) parameters.set('since', new Date(Date.now() - search.days * DAY_MS).toISOString());
  if (search.sort !== 'activity') parameters.set('sort', search.sort);
  if (search.cursor !== null) parameters.set('cursor', search.cursor);
  const text = parameters.toString();
  return sendFor(
    sessionListSchema,
    text === '' ? '/sessions' : `/sessions?${text}`,
    signal === undefined ? {} : { signal },
  );
}

/** A session with its investigations, and how far the server's clock is ahead of this one, in milliseconds. */
export async function readSession(id: string): Promise<{ session: Session; clockAhead: number }> {
  const response = await send(`/sessions/${encodeURIComponent(id)}`);
  const session = sessionSchema.parse(await response.json());
  const serverTime = Date.parse(response.headers.get('Date') ?? '');
  // The header counts whole seconds, so a difference below two says nothing.
  const ahead = Number.isNaN(serverTime) ? 0 : serverTime - Date.now();
  return { session, clockAhead: Math.abs(ahead) < 2000 ? 0 : ahead };
}

export function readInvestigation(id: string): Promise<Investigation> {
  return sendFor(investigationSchema, `/investigations/${id}`);
}

/** Hands a question over; comes back when it is stored, not when it is answered. */
export async function ask(sessionId: string, question: Question): Promise<Investigation> {
  const headers = {
    [HEADERS.sessionId]: sessionId,
    [HEADERS.idempotencyKey]: question.idempotencyKey,
    Prefer: 'respond-async',
  };
  const json = {
    prompt: question.prompt,
    attachments: question.attachmentIds.map((id) => ({ id })),
    repositories: question.repositories,
    sample: question.sample,
  };
  const response = await send('/ask', { method: 'POST', headers, json });
  const body: unknown = await response.json().catch(() => null);
  const parsed = investigationSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  return readInvestigation(response.headers.get(HEADERS.investigationId) ?? '');
}

export async function cancel(investigationId: string): Promise<void> {
  await send(`/investigations/${investigationId}/cancel`, { method: 'POST', json: {} });
}

export async function sendFeedback(
  investigationId: string,
  feedback: { score: 'up' | 'down'; comment?: string },
): Promise<void> {
  await send(`/investigations/${investigationId}/feedback`, { method: 'POST', json: feedback });
}

/** The text of an attachment, for reading the whole file around a line. */
export async function readAttachment(id: string): Promise<string> {
  const response = await send(`/attachments/${id}`, { headers: { Accept: '*/*' } });
  return response.text();
}

/** What an upload answered, as an attachment. */
export function attachmentOf(body: unknown): Attachment | null {
  const parsed = attachmentSchema.safeParse(body);
  return parsed.success ? parsed.data : null;
}
