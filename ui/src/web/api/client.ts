import {
  addedToDatasetSchema,
  attachmentSchema,
  datasetProposalSchema,
  examinationSchema,
  givenFeedbackSchema,
  HEADERS,
  installationSchema,
  investigationSchema,
  sessionAnalysisSchema,
  sessionListSchema,
  sessionSchema,
  sessionSummarySchema,
  storedSpansSchema,
  turnComparisonSchema,
} from '@mats/contracts';
import type {
  Attachment,
  CheckResult,
  ConnectedSource,
  DatasetProposal,
  ExpectedAnswer,
  GivenFeedback,
  Installation,
  Investigation,
  Session,
  SessionAnalysis,
  SessionMarks,
  SessionSummary,
  StoredSpans,
  TurnComparison,
  Verdict,
} from '@mats/contracts';
import type { z } from 'zod';
import { send, sendFor } from './http.ts';
import { modeSchema, newSessionSchema, settingsSchema, signedInSchema, signedOutSchema } from './schemas.ts';
import type { Settings, SignedIn, SignInMode } from './schemas.ts';

export type SessionList = z.infer<typeof sessionListSchema>;

/** A question as the page sends it; attachments were uploaded before. */
export interface Question {
  prompt: string;
  attachmentIds: readonly string[];
  repositories: readonly string[];
  sample: boolean;
  /** The zone of times that name none; left out: that of the question before, else UTC. */
  timeZone?: string | undefined;
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

/** Signs out here; resolves with where to go to sign out of the provider as well, or null. */
export async function signOut(): Promise<string | null> {
  return (await sendFor(signedOutSchema, '/logout', { method: 'POST', json: {} })).next;
}

/** How people sign in here, for those who have not. */
export async function signInMode(): Promise<SignInMode> {
  return (await sendFor(modeSchema, '/auth/mode')).mode;
}

export function settings(): Promise<Settings> {
  return sendFor(settingsSchema, '/settings');
}

/** Which agents answer, and what they can read right now. */
export function installation(): Promise<Installation> {
  return sendFor(installationSchema, '/sources');
}

/** Whether a repository can be read, by name or absolute path; null when no agent could say. */
export async function findRepository(nameOrPath: string, signal: AbortSignal): Promise<ConnectedSource | null> {
  const query = new URLSearchParams({ repository: nameOrPath }).toString();
  const { sources } = await sendFor(installationSchema, `/sources?${query}`, { signal });
  return sources.find(({ state }) => state !== 'failed') ?? sources[0] ?? null;
}

/** The doctor's checks, in the order of a question's way. */
export async function readChecks(): Promise<readonly CheckResult[]> {
  return (await sendFor(examinationSchema, '/checks')).checks;
}

export function newSession(): Promise<{ id: string }> {
  return sendFor(newSessionSchema, '/sessions/new', { method: 'POST', json: {} });
}

const DAY_MS = 86_400_000;

/** In which order sessions are listed: moments and numbers the highest first, words from A. */
export type Sort = 'activity' | 'created' | 'turns' | 'duration' | 'title' | 'verdict' | 'service' | 'owner';

/** What is looked for in the list of sessions. */
export interface SessionSearch {
  query: string;
  verdict: Verdict | 'none' | '';
  /** Active within so many days; 0: whenever. */
  days: number;
  /** Where it failed, who began it, and a tag, each as a whole; empty: any. */
  service: string;
  owner: string;
  tag: string;
  /** Archived sessions are listed alone; every other list leaves them out. */
  state: 'open' | 'resolved' | 'archived' | '';
  sort: Sort;
}

export function listSessions(
  search: SessionSearch & { cursor: string | null },
  signal?: AbortSignal,
): Promise<SessionList> {
  const parameters = new URLSearchParams();
  if (search.query !== '') parameters.set('query', search.query);
  if (search.verdict !== '') parameters.set('verdict', search.verdict);
  if (search.days > 0) parameters.set('since', new Date(Date.now() - search.days * DAY_MS).toISOString());
  for (const name of ['service', 'owner', 'tag'] as const) if (search[name] !== '') parameters.set(name, search[name]);
  if (search.state === 'archived') parameters.set('archived', 'only');
  else if (search.state !== '') parameters.set('state', search.state);
  if (search.sort !== 'activity') parameters.set('sort', search.sort);
  if (search.cursor !== null) parameters.set('cursor', search.cursor);
  const text = parameters.toString();
  return sendFor(
    sessionListSchema,
    text === '' ? '/sessions' : `/sessions?${text}`,
    signal === undefined ? {} : { signal },
  );
}

/** Notes something of a session; what is left out stays. */
export function markSession(id: string, marks: SessionMarks): Promise<SessionSummary> {
  return sendFor(sessionSummarySchema, `/sessions/${encodeURIComponent(id)}`, { method: 'PATCH', json: marks });
}

/** Erases a session with all that was kept for it. */
export async function deleteSession(id: string): Promise<void> {
  await send(`/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

/** What the reader said of the answers of a session before. */
export async function readFeedback(sessionId: string): Promise<readonly GivenFeedback[]> {
  return (await sendFor(givenFeedbackSchema, `/sessions/${encodeURIComponent(sessionId)}/feedback`)).feedback;
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

/** How much of a turn's trace is stored in Phoenix. */
export function readStoredSpans(id: string, signal: AbortSignal): Promise<StoredSpans> {
  return sendFor(storedSpansSchema, `/investigations/${id}/spans`, { signal });
}

/** What a session took, who did it, and what went wrong. */
export function readAnalysis(id: string): Promise<SessionAnalysis> {
  return sendFor(sessionAnalysisSchema, `/sessions/${encodeURIComponent(id)}/analysis`);
}

/** Puts a session aside, or brings it back into the list; answers it as it is now. */
export function archiveSession(id: string, archived: boolean): Promise<SessionSummary> {
  const path = `/sessions/${encodeURIComponent(id)}/archive`;
  return sendFor(sessionSummarySchema, path, { method: 'POST', json: { archived } });
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
    ...(question.timeZone === undefined ? {} : { time_zone: question.timeZone }),
  };
  const response = await send('/ask', { method: 'POST', headers, json });
  const body: unknown = await response.json().catch(() => null);
  const parsed = investigationSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  return readInvestigation(response.headers.get(HEADERS.investigationId) ?? '');
}

/** Asks a finished question again with the same inputs, as a new turn. */
export function askAgainAsWas(investigationId: string): Promise<Investigation> {
  return sendFor(investigationSchema, `/investigations/${investigationId}/again`, { method: 'POST', json: {} });
}

/** Two turns side by side, each named `<session>.t<turn>`. */
export function compare(a: string, b: string): Promise<TurnComparison> {
  return sendFor(turnComparisonSchema, `/compare?${new URLSearchParams({ a, b }).toString()}`);
}

/** What the right answer of a turn may be, and which datasets there are. */
export function proposeExample(investigationId: string): Promise<DatasetProposal> {
  return sendFor(datasetProposalSchema, `/investigations/${investigationId}/dataset`);
}

/** Adds a turn to a dataset of Phoenix; resolves to the files that it has to do without. */
export async function addToDataset(
  investigationId: string,
  example: { dataset: string; expected: ExpectedAnswer },
): Promise<readonly string[]> {
  const path = `/investigations/${investigationId}/dataset`;
  return (await sendFor(addedToDatasetSchema, path, { method: 'POST', json: example })).missing;
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
export async function readAttachment(id: string): Promise<Blob> {
  const response = await send(`/attachments/${id}`, { headers: { Accept: '*/*' } });
  return response.blob();
}

/** What an upload answered, as an attachment. */
export function attachmentOf(body: unknown): Attachment | null {
  const parsed = attachmentSchema.safeParse(body);
  return parsed.success ? parsed.data : null;
}
