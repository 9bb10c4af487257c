import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { CardApiBehaviour } from './conditions.ts';

export interface CardApiOptions {
  readonly key: string;
  /** Read for every request, so that it can change while the server runs. */
  readonly behaviour: () => CardApiBehaviour;
  readonly now: () => number;
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly delayMs: number;
}

const TIMESTAMP_WINDOW_MS = 5 * 60_000;
const USUAL_DELAY_MS = 45;
/** Even on a good day some charges are never answered; payment has to live with that. */
const STALL_MS = 120_000;
const STALL_SHARE = 0.08;
const SLOW_DELAY_MS = 4000;
/** Charges a second it takes before it answers 429. */
const RATE_LIMIT = 12;
const BLOCK_MS = 5000;

/** A number from 0 to 1 that is the same for the same text: the card API treats an order alike on every run. */
function shareOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

const OUTAGES: Partial<Record<CardApiBehaviour, Answer>> = {
  down: { status: 503, body: { error: 'service temporarily unavailable' }, delayMs: 30 },
  'key-revoked': { status: 401, body: { error: 'API key has been revoked by the issuer' }, delayMs: 20 },
};

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function refusal(request: IncomingMessage, body: string, { key, now }: CardApiOptions): Answer | undefined {
  if (request.method !== 'POST' || request.url !== '/v1/charges') {
    return { status: 404, body: { error: 'no such resource' }, delayMs: 10 };
  }
  const timestamp = String(request.headers['x-timestamp']);
  if (!(Math.abs(Date.parse(timestamp) - now()) <= TIMESTAMP_WINDOW_MS)) {
    return { status: 401, body: { error: `timestamp ${timestamp} is outside of the 5 minute window` }, delayMs: 10 };
  }
  const expected = createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex');
  if (request.headers['x-signature'] !== expected) {
    return { status: 401, body: { error: 'signature does not match' }, delayMs: 10 };
  }
  return undefined;
}

function charge(body: string, attempt: number): Answer {
  const { reference, amount, token } = JSON.parse(body);
  if (!Number.isSafeInteger(amount) || amount <= 0)
    return { status: 422, body: { error: 'amount is not valid' }, delayMs: 10 };
  if (token === 'tok_declined') return { status: 402, body: { error: 'insufficient funds' }, delayMs: USUAL_DELAY_MS };
  const delayMs = attempt === 1 && shareOf(reference) < STALL_SHARE ? STALL_MS : USUAL_DELAY_MS;
  const id = `ch_${createHash('sha256').update(String(reference)).digest('hex').slice(0, 14)}`;
  return { status: 200, body: { id, network: shareOf(id) < 0.6 ? 'visa' : 'mastercard' }, delayMs };
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer.body));
}

/** Too many requests in a second block all requests for some seconds; whoever goes on too fast stays blocked. */
function createRateLimit(now: () => number): () => boolean {
  let second = 0;
  let inSecond = 0;
  let blockedUntil = 0;
  return () => {
    const current = Math.floor(now() / 1000);
    inSecond = current === second ? inSecond + 1 : 1;
    second = current;
    if (inSecond > RATE_LIMIT) blockedUntil = now() + BLOCK_MS;
    return now() < blockedUntil;
  };
}

/** The outside company's card API. Not part of the shop's repository, and its log is not ours to read. */
export function createCardApi(options: CardApiOptions): Server {
  const attempts = new Map<string, number>();
  const isLimited = createRateLimit(options.now);

  const answerFor = (request: IncomingMessage, body: string): Answer => {
    const behaviour = options.behaviour();
    const outage = OUTAGES[behaviour];
    if (outage !== undefined) return outage;
    if (isLimited()) {
      return { status: 429, body: { error: `more than ${RATE_LIMIT} requests per second` }, delayMs: 10 };
    }
    const refused = refusal(request, body, options);
    if (refused !== undefined) return refused;
    const reference = String(request.headers['idempotency-key']);
    const attempt = (attempts.get(reference) ?? 0) + 1;
    attempts.set(reference, attempt);
    const answer = charge(body, attempt);
    return behaviour === 'slow' ? { ...answer, delayMs: SLOW_DELAY_MS } : answer;
  };

  return createServer((request, response) => {
    void readBody(request).then((body) => {
      const answer = answerFor(request, body);
      setTimeout(() => send(response, answer), answer.delayMs).unref();
    });
  });
}
