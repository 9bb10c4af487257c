import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { archiveRequestSchema, askRequestSchema, LIMITS, newApiKeySchema, sessionMarksSchema } from '@mats/contracts';
import type {
  ApiKey,
  AskRequest,
  EventBody,
  GivenFeedback,
  Investigation,
  InvestigationEvent,
  Session,
  SessionSummary,
} from '@mats/contracts';
import { sampleAnalytics } from './sample-analytics.ts';
import { sampleAnalysis, sourcesFor } from './sample-session.ts';
import { SAMPLE_EVENTS } from './sample-report.ts';

/** What a request to the scripted orchestrator looked like when it arrived. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A small real HTTP server that answers like the orchestrator from a script, for tests of the page and its server. */
export interface ScriptedOrchestrator {
  url: string;
  seen: SeenRequest[];
  /** Lets so many events of the script happen. */
  advance(events: number): void;
  /** Lets the whole script happen. */
  finish(): void;
  /** Cuts all open event streams, as a network does. */
  cutStreams(): void;
  /** Answers this many requests with 503 before it answers again; of one path, so that no other of the page's own comes in between. */
  failNext(requests: number, path?: string): void;
  close(): Promise<void>;
}

export interface ScriptOptions {
  events?: readonly EventBody[];
  sessions?: readonly Session[];
  /** Milliseconds between events that happen by themselves; without it they wait for `advance`. */
  paceMs?: number;
  phoenixUrl?: string | null;
  sample?: boolean;
  /** Largest upload that the settings name, in bytes. */
  uploadBytes?: number;
}

const DAY_MS = 86_400_000;
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const TRACERESPONSE = `00-${TRACE_ID}-00f067aa0ba902b7-01`;

interface Turn {
  investigation: Investigation;
  log: InvestigationEvent[];
}

class Script {
  readonly seen: SeenRequest[] = [];
  readonly sessions = new Map<string, Session>();
  readonly turns = new Map<string, Turn>();
  readonly streams = new Map<ServerResponse, string>();
  readonly options: ScriptOptions;
  readonly feedback = new Map<string, GivenFeedback>();
  readonly keys = new Map<string, ApiKey>();
  failing = { requests: 0, path: '' };
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ScriptOptions) {
    this.options = options;
    for (const session of options.sessions ?? []) {
      this.sessions.set(session.id, session);
      for (const investigation of session.investigations) this.turns.set(investigation.id, { investigation, log: [] });
    }
    if (options.paceMs !== undefined) this.#timer = setInterval(() => this.advance(1), options.paceMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  ask(sessionId: string, question: AskRequest): Turn {
    const number = this.turns.size + 1;
    const investigation: Investigation = {
      id: `inv_${String(number).padStart(32, '0')}`,
      session_id: sessionId,
      trace_id: TRACE_ID,
      turn: number,
      state: 'accepted',
      prompt: question.prompt,
      asked_by: 'ada@example.com',
      redacted: question.prompt.includes('[redacted]'),
      repositories: question.repositories,
      ...(question.time_zone === undefined ? {} : { time_zone: question.time_zone }),
      sample: question.sample,
      attachments: question.attachments.map((attachment) => ({
        id: 'id' in attachment ? attachment.id : '',
        name: 'checkout.log',
        bytes: 184_320,
        lines: 4200,
        sha256: 'f'.repeat(64),
      })),
      created_at: new Date().toISOString(),
      finished_at: null,
      report: null,
      markdown: null,
      error: null,
    };
    const turn: Turn = { investigation, log: [] };
    this.turns.set(investigation.id, turn);
    const session = this.sessions.get(sessionId) ?? newSession(sessionId, question.prompt);
    this.sessions.set(sessionId, {
      ...session,
      turns: session.turns + 1,
      investigations: [...session.investigations, investigation],
    });
    return turn;
  }

  advance(count: number): void {
    const script = this.options.events ?? SAMPLE_EVENTS;
    for (const turn of this.turns.values()) {
      for (let step = 0; step < count; step += 1) {
        const body = script[turn.log.length];
        if (body !== undefined && turn.investigation.finished_at === null) this.append(turn, body);
      }
    }
  }

  append(turn: Turn, body: EventBody): void {
    const event = { seq: turn.log.length + 1, at: new Date().toISOString(), body };
    turn.log.push(event);
    const { investigation } = turn;
    if (body.type === 'report') {
      investigation.report = body.report;
      investigation.markdown = `# ${body.report.cause}\n`;
    }
    if (body.type === 'error') investigation.error = body.error;
    if (body.type === 'state') {
      investigation.state = body.state;
      if (['done', 'failed', 'cancelled'].includes(body.state)) investigation.finished_at = event.at;
    }
    for (const [stream, id] of this.streams) {
      if (id !== investigation.id) continue;
      stream.write(frame(event));
      if (investigation.finished_at !== null) stream.end();
    }
  }
}

function summaryOf({ investigations: _left, ...summary }: Session): SessionSummary {
  return summary;
}

function newSession(id: string, title: string): Session {
  const at = new Date().toISOString();
  return {
    id,
    title,
    owner: 'ada@example.com',
    created_at: at,
    last_activity: at,
    turns: 0,
    duration_ms: 0,
    verdict: null,
    service: null,
    role: 'owner',
    investigations: [],
  };
}

function frame(event: InvestigationEvent): string {
  return `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`;
}

function answer(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function notFound(response: ServerResponse, code: string): void {
  answer(response, 404, {
    error: { code, message: 'There is nothing that you may read.', next: 'Open it from the list.' },
  });
}

function stream(script: Script, turn: Turn, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(': open\n\n');
  const after = Number(request.headers['last-event-id'] ?? 0);
  response.write(turn.log.slice(after).map(frame).join(''));
  if (turn.investigation.finished_at !== null) return void response.end();
  script.streams.set(response, turn.investigation.id);
  response.once('close', () => script.streams.delete(response));
}

type Route = (context: {
  script: Script;
  id: string;
  request: IncomingMessage;
  response: ServerResponse;
  body: string;
  url: URL;
}) => void;

const ROUTES: readonly (readonly [string, RegExp, Route])[] = [
  ['GET', /^\/healthz$/, ({ response }) => answer(response, 200, { ok: true })],
  [
    'GET',
    /^\/settings$/,
    ({ script, response }) =>
      answer(response, 200, {
        phoenixUrl: script.options.phoenixUrl ?? null,
        repositories: [{ name: 'checkout' }, { name: 'payment' }, { name: 'web' }],
        sample: script.options.sample ?? true,
        sampleQuestion: 'Why does checkout return 500?',
        limits: { ...LIMITS, uploadBytes: script.options.uploadBytes ?? LIMITS.uploadBytes },
        version: '0.1.0',
      }),
  ],
  [
    'GET',
    /^\/sources$/,
    ({ script, response, url }) =>
      answer(response, 200, {
        agents: ['sre', 'investigator', 'architect'].map((name) => ({
          name,
          ok: name !== 'architect',
          next: 'Start it.',
        })),
        sources: sourcesFor(url.searchParams.get('repository')),
        phoenix: script.options.phoenixUrl ?? null,
        version: '0.1.0',
      }),
  ],
  [
    'GET',
    /^\/checks$/,
    ({ response }) =>
      answer(response, 200, {
        checks: [
          { name: 'database', ok: true, detail: 'PGlite' },
          { name: 'Architect agent', ok: false, detail: 'nothing answers', fix: 'Start the Architect agent.' },
          { name: 'Phoenix', ok: true, detail: '20.26.1' },
        ],
      }),
  ],
  ['GET', /^\/keys$/, ({ script, response }) => answer(response, 200, { keys: [...script.keys.values()] })],
  [
    'POST',
    /^\/keys$/,
    ({ script, response, body }) => {
      const { name, scopes, days } = newApiKeySchema.parse(JSON.parse(body));
      const id = `key-${script.keys.size + 1}`;
      const at = '2026-03-04T10:05:00.000Z';
      const ends = days === undefined ? null : new Date(Date.now() + days * DAY_MS).toISOString();
      const key = { id, name, member: 'ann@example.com', scopes, created_at: at, expires_at: ends, last_used_at: null };
      script.keys.set(id, key);
      answer(response, 201, { ...key, key: `mats_${'0'.repeat(16)}_${'A'.repeat(43)}` });
    },
  ],
  [
    'DELETE',
    /^\/keys\/([\w-]+)$/,
    ({ script, id, response }) => {
      script.keys.delete(id);
      response.writeHead(204).end();
    },
  ],
  [
    'POST',
    /^\/ask$/,
    ({ script, request, response, body }) => {
      const named = String(request.headers['x-session-id']);
      const sessionId = script.sessions.get(named)?.ended === true ? `${named}-next` : named;
      const question = askRequestSchema.parse(JSON.parse(body));
      const { investigation } = script.ask(sessionId, question);
      const session = script.sessions.get(sessionId);
      if (session !== undefined && sessionId !== named)
        script.sessions.set(sessionId, { ...session, continues: named });
      const headers = {
        'x-session-id': sessionId,
        'x-trace-id': TRACE_ID,
        'x-investigation-id': investigation.id,
        traceresponse: TRACERESPONSE,
      };
      answer(response, 202, investigation, { ...headers, location: `/investigations/${investigation.id}` });
    },
  ],
  [
    'POST',
    /^\/attachments$/,
    ({ response, body, url }) => {
      const lines = body.split('\n').length;
      answer(response, 201, {
        id: `att_${'a'.repeat(32)}`,
        name: url.searchParams.get('name'),
        bytes: body.length,
        lines,
        sha256: 'f'.repeat(64),
      });
    },
  ],
  [
    'GET',
    /^\/attachments\/(\w+)$/,
    ({ response }) => response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(longLog()),
  ],
  [
    'GET',
    /^\/investigations\/(\w+)\/events$/,
    ({ script, id, request, response }) => {
      const turn = script.turns.get(id);
      if (turn === undefined) return notFound(response, 'investigation_not_found');
      stream(script, turn, request, response);
    },
  ],
  [
    'POST',
    /^\/investigations\/(\w+)\/cancel$/,
    ({ script, id, response }) => {
      const turn = script.turns.get(id);
      if (turn === undefined) return notFound(response, 'investigation_not_found');
      script.append(turn, { type: 'state', state: 'cancelled' });
      answer(response, 200, turn.investigation);
    },
  ],
  [
    'POST',
    /^\/investigations\/(\w+)\/feedback$/,
    ({ script, id, response, body }) => {
      const { score, comment = '' } = JSON.parse(body) as Pick<GivenFeedback, 'score'> & { comment?: string };
      script.feedback.set(id, { investigation_id: id, score, comment });
      answer(response, 200, { kept: true, phoenix: true });
    },
  ],
  [
    'GET',
    /^\/investigations\/(\w+)\/spans$/,
    ({ response }) =>
      answer(response, 200, {
        trace_id: TRACE_ID,
        made: 21,
        stored: 21,
        complete: true,
        missing: [],
        checked_at: '2026-03-04T10:05:00.000Z',
      }),
  ],
  [
    'GET',
    /^\/investigations\/(\w+)$/,
    ({ script, id, response }) => {
      const turn = script.turns.get(id);
      return turn === undefined
        ? notFound(response, 'investigation_not_found')
        : answer(response, 200, turn.investigation);
    },
  ],
  ['GET', /^\/sessions\/([^/]+)\/analysis$/, ({ id, response }) => answer(response, 200, sampleAnalysis(id))],
  [
    'POST',
    /^\/sessions\/([^/]+)\/archive$/,
    ({ script, id, response, body }) => {
      const session = script.sessions.get(id);
      if (session === undefined) return notFound(response, 'session_not_found');
      const { archived } = archiveRequestSchema.parse(JSON.parse(body));
      script.sessions.set(id, { ...session, archived });
      answer(response, 200, { ...session, archived });
    },
  ],
  ['GET', /^\/analytics$/, ({ response }) => answer(response, 200, sampleAnalytics())],
  [
    'GET',
    /^\/sessions$/,
    ({ script, response, url }) => {
      const query = url.searchParams.get('query') ?? '';
      const sessions = [...script.sessions.values()].filter(({ title }) =>
        title.toLowerCase().includes(query.toLowerCase()),
      );
      const tag = url.searchParams.get('tag');
      const aside = url.searchParams.get('archived') === 'only';
      const tagged = sessions.filter(
        ({ tags = [], archived = false }) => archived === aside && (tag === null || tags.includes(tag)),
      );
      const byTitle = url.searchParams.get('sort') === 'title';
      const ordered = byTitle ? tagged.toSorted((a, b) => (a.title < b.title ? -1 : 1)) : tagged;
      answer(response, 200, { sessions: ordered.map(summaryOf), next: null });
    },
  ],
  [
    'GET',
    /^\/sessions\/([^/]+)\/feedback$/,
    ({ script, response }) => answer(response, 200, { feedback: [...script.feedback.values()] }),
  ],
  [
    'PATCH',
    /^\/sessions\/([^/]+)$/,
    ({ script, id, response, body }) => {
      const session = script.sessions.get(id);
      if (session === undefined) return notFound(response, 'session_not_found');
      const { resolved, title, ...marks } = sessionMarksSchema.parse(JSON.parse(body));
      const { resolved_at: at, ...rest } = session;
      const noted = {
        ...rest,
        ...marks,
        ...(title === undefined || title === null ? {} : { title }),
        ...((resolved ?? at !== undefined) ? { resolved_at: at ?? new Date().toISOString() } : {}),
      };
      script.sessions.set(id, noted);
      answer(response, 200, summaryOf(noted));
    },
  ],
  [
    'DELETE',
    /^\/sessions\/([^/]+)$/,
    ({ script, id, response }) => {
      script.sessions.delete(id);
      answer(response, 200, { erased: true, phoenix: true });
    },
  ],
  [
    'GET',
    /^\/sessions\/([^/]+)$/,
    ({ script, id, response }) => {
      const session = script.sessions.get(id);
      if (session === undefined) return notFound(response, 'session_not_found');
      const investigations = session.investigations.map(
        (record) => script.turns.get(record.id)?.investigation ?? record,
      );
      answer(response, 200, { ...session, investigations });
    },
  ],
];

/** Ten thousand lines, so that reading a whole file shows what a long list costs. */
function longLog(): string {
  return Array.from(
    { length: 10_000 },
    (_, index) => `10:04:${String(index % 60).padStart(2, '0')} INFO checkout line ${index + 1}`,
  ).join('\n');
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function handle(script: Script, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://orchestrator');
  const body = await bodyOf(request);
  script.seen.push({ method: request.method ?? '', path: url.pathname + url.search, headers: request.headers, body });
  if (script.failing.requests > 0 && url.pathname.startsWith(script.failing.path)) {
    script.failing.requests -= 1;
    return answer(response, 503, {
      error: { code: 'stopping', message: 'The service is stopping.', next: 'Ask again in a few seconds.' },
    });
  }
  for (const [method, pattern, route] of ROUTES) {
    const match = pattern.exec(url.pathname);
    if (match === null || method !== request.method) continue;
    route({ script, id: decodeURIComponent(match[1] ?? ''), request, response, body, url });
    return;
  }
  notFound(response, 'not_found');
}

/** Starts a scripted orchestrator on a free loopback port. */
export async function startScriptedOrchestrator(options: ScriptOptions = {}): Promise<ScriptedOrchestrator> {
  const script = new Script(options);
  const server: Server = createServer((request, response) => {
    handle(script, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: script.seen,
    advance: (events) => script.advance(events),
    finish: () => script.advance((options.events ?? SAMPLE_EVENTS).length),
    cutStreams: () => {
      for (const stream of script.streams.keys()) stream.destroy();
    },
    failNext: (requests, path = '') => {
      script.failing = { requests, path };
    },
    close: () =>
      new Promise((resolve) => {
        script.stop();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
