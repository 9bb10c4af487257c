import { setTimeout as sleep } from 'node:timers/promises';
import { HttpError, UpstreamError } from '../lib/http-error.ts';
import { isRecord } from '../lib/is-record.ts';
import type { Logger } from '../lib/log.ts';
import { signRequest } from './sign.ts';

export interface CardApiOptions {
  readonly baseUrl: string;
  readonly version: string;
  readonly key: string;
  readonly timeoutMs: number;
  readonly attempts: number;
  readonly backoffMs: number;
}

export interface CardCharge {
  readonly orderId: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly cardToken: string;
}

export interface CardAnswer {
  readonly chargeId: string;
  readonly network: string;
}

async function post(charge: CardCharge, options: CardApiOptions): Promise<Response> {
  const body = JSON.stringify({
    reference: charge.orderId,
    amount: charge.amountCents,
    currency: charge.currency,
    token: charge.cardToken,
  });
  const { timestamp, signature } = signRequest(body, { key: options.key, now: new Date() });
  return fetch(new URL(`/${options.version}/charges`, options.baseUrl), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': charge.orderId,
      'x-timestamp': timestamp,
      'x-signature': signature,
    },
    body,
    signal: AbortSignal.timeout(options.timeoutMs),
  });
}

async function readAnswer(response: Response): Promise<CardAnswer> {
  const answer: unknown = await response.json();
  const reason = isRecord(answer) && typeof answer['error'] === 'string' ? answer['error'] : 'no reason given';
  if (response.status === 402) throw new HttpError(402, 'card_declined', reason);
  if (!response.ok) {
    const message = `card API answered ${response.status} to POST ${new URL(response.url).pathname}: ${reason}`;
    throw new UpstreamError('card-api', message, response.status);
  }
  if (!isRecord(answer) || typeof answer['id'] !== 'string' || typeof answer['network'] !== 'string') {
    throw new UpstreamError('card-api', 'card API answered without id or network', response.status);
  }
  return { chargeId: answer['id'], network: answer['network'] };
}

function unreachable(error: unknown, options: CardApiOptions): UpstreamError {
  const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
  const reason = timedOut ? `did not answer within ${options.timeoutMs} ms` : 'could not be reached';
  return new UpstreamError('card-api', `card API ${reason}`, undefined, { cause: error });
}

/** Charges a card. Asks again only when there was no answer; the idempotency key makes that safe. */
export async function chargeCard(charge: CardCharge, options: CardApiOptions, log: Logger): Promise<CardAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await post(charge, options);
      return await readAnswer(response);
    } catch (error) {
      if (error instanceof HttpError) throw error;
      if (attempt >= options.attempts) throw unreachable(error, options);
      log.warn(
        { orderId: charge.orderId, attempt, timeoutMs: options.timeoutMs },
        'card API did not answer, asking again',
      );
      await sleep(options.backoffMs);
    }
  }
}
