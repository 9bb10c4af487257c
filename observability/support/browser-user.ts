import { HEADERS, investigationSchema } from '@mats/contracts';
import type { Investigation } from '@mats/contracts';

export interface Question {
  readonly prompt: string;
  readonly sample?: boolean;
  readonly attachments?: readonly ({ readonly name: string; readonly content: string } | { readonly id: string })[];
  readonly metadata?: Readonly<Record<string, string>>;
  readonly tags?: readonly string[];
}

/** Somebody who uses the UI server's HTTP interface as the page does: signs in, opens sessions, asks. */
export interface BrowserUser {
  readonly email: string;
  /** What its browser sends with every request. */
  readonly cookie: string;
  /** What "New Investigation" does. */
  newSession(): Promise<string>;
  /** Asks and waits for the report. */
  ask(sessionId: string, body: Question): Promise<Investigation>;
  get(path: string): Promise<Response>;
  /** Sends what it is given, right or wrong, with the login. */
  send(path: string, request: RequestInit): Promise<Response>;
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}

async function mustBeOk(response: Response, what: string): Promise<Response> {
  if (response.ok) return response;
  throw new Error(`${what} was answered with ${response.status}: ${(await response.text()).slice(0, 300)}`);
}

/** Signs in at the UI server. */
export async function signIn(uiUrl: string, email: string): Promise<BrowserUser> {
  const headers = { 'content-type': 'application/json', origin: uiUrl };
  const login = await fetch(`${uiUrl}/login`, { method: 'POST', headers, body: JSON.stringify({ email }) });
  const cookie = cookiesOf(await mustBeOk(login, 'the login'));
  const signedIn = { ...headers, cookie };
  return {
    email,
    cookie,
    newSession: async () => {
      const response = await fetch(`${uiUrl}/sessions/new`, { method: 'POST', headers: signedIn, body: '{}' });
      return ((await (await mustBeOk(response, 'a new session')).json()) as { id: string }).id;
    },
    ask: async (sessionId, body) => {
      const response = await fetch(`${uiUrl}/ask`, {
        method: 'POST',
        headers: { ...signedIn, [HEADERS.sessionId]: sessionId },
        body: JSON.stringify(body),
      });
      return investigationSchema.parse(await (await mustBeOk(response, 'the question')).json());
    },
    get: (path) => fetch(`${uiUrl}${path}`, { headers: signedIn }),
    send: (path, request) =>
      fetch(`${uiUrl}${path}`, { ...request, headers: { origin: uiUrl, cookie, ...(request.headers as object) } }),
  };
}
