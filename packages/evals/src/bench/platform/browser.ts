import { HEADERS } from '@mats/contracts';

/** Somebody signed in at the UI server. */
export interface Browser {
  /** A session of its own, with one question about the sample incident; resolves when the whole answer is there. */
  readonly askSample: (prompt: string) => Promise<{ traceId: string }>;
}

/** @throws Error when the UI server refuses. */
export async function signIn(uiUrl: string, email: string): Promise<Browser> {
  const post = async (
    path: string,
    options: { body: unknown; headers?: Record<string, string> },
  ): Promise<Response> => {
    const answer = await fetch(uiUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: uiUrl, ...options.headers },
      body: JSON.stringify(options.body),
    });
    if (answer.ok) return answer;
    throw new Error(`POST ${path} was answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  };
  const login = await post('/login', { body: { email } });
  const cookie = login.headers
    .getSetCookie()
    .map((one) => one.split(';')[0] ?? '')
    .join('; ');
  return {
    askSample: async (prompt) => {
      const opened = await post('/sessions/new', { body: {}, headers: { cookie } });
      const { id } = (await opened.json()) as { id: string };
      const headers = { cookie, [HEADERS.sessionId]: id };
      const answer = await post('/ask', { body: { prompt, sample: true }, headers });
      const { trace_id: traceId } = (await answer.json()) as { trace_id: string };
      return { traceId };
    },
  };
}
