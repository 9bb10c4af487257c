import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** One client with one kept connection, so that what is timed is the server. */
export interface Asker {
  /** Milliseconds from sending the question to the first event; resolves when the stream has ended. */
  readonly ask: (body: object) => Promise<number>;
  readonly close: () => void;
}

/** A client that asks as the page does: `POST /ask` with `Prefer: respond-async`, then `GET <Location>/events`. `carried`: headers of all requests. */
export function createAsker(baseUrl: string, carried: Readonly<Record<string, string>> = {}): Asker {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, noDelay: true });
  const send = (path: string, options: { method: string; headers?: Record<string, string>; body?: string }) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const { method, headers = {}, body } = options;
      request(new URL(path, baseUrl), { method, headers: { ...carried, ...headers }, agent }, resolve)
        .once('error', reject)
        .end(body);
    });
  return {
    ask: async (body) => {
      const json = JSON.stringify(body);
      const headers = { 'content-type': 'application/json', prefer: 'respond-async' };
      const start = performance.now();
      const accepted = await send('/ask', { method: 'POST', headers, body: json });
      const said = await text(accepted);
      const { location } = accepted.headers;
      if (accepted.statusCode !== 202 || location === undefined) {
        throw new Error(`The question was answered ${accepted.statusCode}, not 202: ${said.slice(0, 300)}`);
      }
      const stream = await send(`${location}/events`, { method: 'GET', headers: { accept: 'text/event-stream' } });
      let first: number | undefined;
      for await (const chunk of stream) {
        if (first === undefined && String(chunk).includes('data:')) first = performance.now() - start;
      }
      if (first === undefined) throw new Error('The stream ended without an event.');
      return first;
    },
    close: () => agent.destroy(),
  };
}
