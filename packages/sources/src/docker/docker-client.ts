import type { Agent, Dispatcher } from 'undici';
import { MatsError } from '@mats/contracts';
import { errorCode } from '../reading/error-code.ts';

const ANSWER_TIMEOUT_MS = 10_000;
const MOST_JSON_BYTES = 32 * 1024 * 1024;

export type Query = Readonly<Record<string, string | number | undefined>>;

/** A Docker Engine, asked by GET alone: nothing this client can send changes anything. */
export interface DockerClient {
  /** As it was configured, for messages. */
  readonly host: string;
  json(path: string, query?: Query): Promise<unknown>;
  /** The body as it comes; leaving the loop ends the request. */
  stream(
    path: string,
    options: { readonly query?: Query; readonly signal?: AbortSignal | undefined },
  ): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

/** Where a DOCKER_HOST points: a URL to ask, and a socket file for `unix:`. Throws `configuration_invalid`. */
export function dockerAddress(host: string): { readonly origin: string; readonly socketPath: string | null } {
  const [, scheme = '', rest = ''] = /^(unix|http|tcp):\/\/(.+)$/.exec(host) ?? [];
  if (scheme === 'unix' && rest.startsWith('/')) return { origin: 'http://docker', socketPath: rest };
  if ((scheme === 'http' || scheme === 'tcp') && URL.canParse(`http://${rest}`)) {
    return { origin: new URL(`http://${rest}`).origin, socketPath: null };
  }
  const reason = `${host} is neither http://host:port nor unix:///path`;
  throw new MatsError('configuration_invalid', { name: 'DOCKER_HOST', reason, example: 'unix:///var/run/docker.sock' });
}

/**
 * Connects to nothing yet; each call does. Calls throw `docker_unavailable` with the reason: not reachable, refused by
 * a proxy in front, no such container.
 */
export function createDockerClient(host: string): DockerClient {
  const { origin, socketPath } = dockerAddress(host);
  let connected: Promise<Agent> | undefined;
  const connect = async (): Promise<Agent> => {
    const undici = await import('undici');
    return new undici.Agent(socketPath === null ? {} : { connect: { socketPath } });
  };
  const ask = async (
    path: string,
    options: { readonly query?: Query | undefined; readonly signal?: AbortSignal | undefined },
  ): Promise<Dispatcher.ResponseData> => {
    const url = new URL(path, origin);
    for (const [name, value] of Object.entries(options.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const dispatcher = await (connected ??= connect());
    try {
      return await dispatcher.request({
        origin,
        path: url.pathname + url.search,
        method: 'GET',
        headersTimeout: ANSWER_TIMEOUT_MS,
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      });
    } catch (error) {
      options.signal?.throwIfAborted();
      throw unavailable(host, { reason: errorCode(error) ?? 'the connection failed', cause: error });
    }
  };
  return {
    host,
    async json(path, query) {
      const answer = await ask(path, { query });
      const text = await textOf(answer, host);
      if (answer.statusCode !== 200) throw refused(host, { path, status: answer.statusCode, text });
      try {
        return JSON.parse(text) as unknown;
      } catch (error) {
        throw unavailable(host, { reason: `GET ${path} was not answered with JSON`, cause: error });
      }
    },
    async *stream(path, options) {
      const answer = await ask(path, options);
      if (answer.statusCode !== 200) {
        throw refused(host, { path, status: answer.statusCode, text: await textOf(answer, host) });
      }
      const body: AsyncIterable<Uint8Array> = answer.body;
      try {
        yield* body;
      } catch (error) {
        options.signal?.throwIfAborted();
        throw unavailable(host, { reason: `the answer to GET ${path} broke off`, cause: error });
      } finally {
        answer.body.destroy();
      }
    },
    close: async () => (await connected)?.destroy(),
  };
}

async function textOf(answer: Dispatcher.ResponseData, host: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const body: AsyncIterable<Uint8Array> = answer.body;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MOST_JSON_BYTES) throw unavailable(host, { reason: 'it answered more than can be read', cause: null });
    parts.push(chunk);
  }
  return Buffer.concat(parts).toString('utf8');
}

function refused(host: string, answer: { path: string; status: number; text: string }): MatsError {
  const said = /"message":\s*"((?:[^"\\]|\\.){1,300})/.exec(answer.text)?.[1];
  const reason = `GET ${answer.path} was answered ${answer.status}${said === undefined ? '' : ` (${said})`}`;
  return unavailable(host, { reason, cause: answer.text.slice(0, 1_000) });
}

function unavailable(host: string, why: { readonly reason: string; readonly cause: unknown }): MatsError {
  return new MatsError('docker_unavailable', { url: host, reason: why.reason }, { cause: why.cause });
}
