import { createServer, request as askHttp } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { allowedRequest } from './allowed-requests.ts';
import type { AllowedRequest } from './allowed-requests.ts';
import { shownEvents } from './shown-event.ts';
import { isRecord } from './shown-projects.ts';
import type { ShownProjects } from './shown-projects.ts';

const MOST_JSON_BYTES = 33_554_432;
const MOST_CONNECTIONS = 64;
const READ_MS = 5_000;
const ANSWER_MS = 10_000;

export interface DockerProxyOptions {
  /** The engine's socket. */
  readonly socketPath: string;
  readonly projects: ShownProjects;
}

/** Answers as the engine does: JSON with a message. */
function refuse(response: ServerResponse, status: number, message: string): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify({ message })}\n`);
}

/** Asks the engine; what the caller sent beyond method and address does not reach it. Ends when the caller is gone. */
function askEngine(
  socketPath: string,
  { method, path, response }: { method: string; path: string; response: ServerResponse },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const call = askHttp({ socketPath, method, path, headers: { host: 'docker' }, agent: false }, (answer) => {
      call.setTimeout(0);
      resolve(answer);
    });
    // An engine that is slow to begin; logs and events may be silent for long afterwards.
    call.setTimeout(ANSWER_MS, () => call.destroy(new Error('no answer in time')));
    call.once('error', reject);
    response.once('close', () => call.destroy());
    call.end();
  });
}

async function jsonOf(answer: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > MOST_JSON_BYTES) throw new Error('the engine answered with more than 32 MB');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString()) as unknown;
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(`${JSON.stringify(value)}\n`);
}

/** Hands the engine's answer on as it comes. */
function passOn(answer: IncomingMessage, response: ServerResponse, through?: NodeJS.ReadWriteStream): void {
  const { 'content-type': type, 'content-length': length } = answer.headers;
  response.writeHead(answer.statusCode ?? 502, {
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(length === undefined || through !== undefined ? {} : { 'content-length': length }),
  });
  response.flushHeaders();
  const done = (error: Error | null | undefined): void => {
    if (error !== null && error !== undefined) response.destroy();
  };
  if (through === undefined) pipeline(answer, response, done);
  else pipeline(answer, through, response, done);
}

type ContainerRequest = Extract<AllowedRequest, { kind: 'container' }>;

/** One question, answered; what is not shown is answered like what is not there. */
class Exchange {
  readonly #options: DockerProxyOptions;
  readonly #method: string;
  readonly #target: string;
  readonly #response: ServerResponse;

  constructor(options: DockerProxyOptions, request: IncomingMessage, response: ServerResponse) {
    this.#options = options;
    this.#method = request.method ?? '';
    this.#target = request.url ?? '';
    this.#response = response;
  }

  async answer(wanted: AllowedRequest): Promise<void> {
    if (wanted.kind === 'container') return this.#container(wanted);
    const answer = await this.#ask(this.#target);
    if (wanted.kind === 'engine' || answer.statusCode !== 200) return passOn(answer, this.#response);
    const { projects } = this.#options;
    if (wanted.kind === 'events') return passOn(answer, this.#response, shownEvents(projects));
    const listed = await jsonOf(answer);
    const shown = Array.isArray(listed)
      ? listed.filter((one: unknown) => projects.shows(isRecord(one) ? one['Labels'] : undefined))
      : [];
    sendJson(this.#response, shown);
  }

  async #container({ version, reference, part }: ContainerRequest): Promise<void> {
    const { projects } = this.#options;
    const inspected = await this.#ask(`${version}/containers/${reference}/json`);
    const about = inspected.statusCode === 200 ? await jsonOf(inspected) : undefined;
    if (inspected.statusCode !== 200) inspected.resume();
    const config = isRecord(about) ? about['Config'] : undefined;
    const id = isRecord(about) ? about['Id'] : undefined;
    if (typeof id !== 'string' || !projects.shows(isRecord(config) ? config['Labels'] : undefined)) {
      refuse(
        this.#response,
        404,
        `No such container: ${reference}. This proxy shows ${projects.names} (DOCKER_PROJECTS).`,
      );
    } else if (part === 'json') {
      sendJson(this.#response, about);
    } else {
      // By its id: a name may be another container's by now.
      const at = this.#target.indexOf('?');
      const query = at === -1 ? '' : this.#target.slice(at);
      passOn(await this.#ask(`${version}/containers/${id}/${part}${query}`), this.#response);
    }
  }

  #ask(path: string): Promise<IncomingMessage> {
    return askEngine(this.#options.socketPath, { method: this.#method, path, response: this.#response });
  }
}

/** A door to the Docker engine for read-only questions about the containers of some compose projects. */
export function createDockerProxy(options: DockerProxyOptions): Server {
  const server = createServer((request, response) => {
    if (request.method === 'GET' && request.url === '/healthz') return void response.end('ok\n');
    const wanted = allowedRequest(request.method ?? '', request.url ?? '');
    // A request to leave HTTP for a raw stream is an attach in disguise.
    if (wanted === undefined || request.headers.upgrade !== undefined) {
      return refuse(response, 403, 'This proxy answers read-only questions about containers and events.');
    }
    new Exchange(options, request, response).answer(wanted).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      refuse(response, 502, `The Docker engine does not answer: ${reason}`);
    });
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.headersTimeout = READ_MS;
  server.requestTimeout = READ_MS;
  return server;
}
