import { HttpError } from '../lib/http-error.ts';
import { isRecord } from '../lib/is-record.ts';
import type { CardCharge } from './card-client.ts';

/** The body of `POST /charges`. Throws 400, or 422 when the amount cannot be charged. */
export function parseCharge(body: unknown): CardCharge {
  if (!isRecord(body)) throw new HttpError(400, 'bad_charge', 'a charge is a JSON object');
  const { orderId, amountCents, currency, cardToken } = body;
  if (typeof orderId !== 'string' || typeof currency !== 'string' || typeof cardToken !== 'string') {
    throw new HttpError(400, 'bad_charge', 'a charge needs orderId, currency and cardToken');
  }
  if (typeof amountCents !== 'number' || !Number.isSafeInteger(amountCents) || amountCents <= 0) {
    throw new HttpError(422, 'bad_amount', `amountCents must be a positive whole number, got ${String(amountCents)}`);
  }
  return { orderId, amountCents, currency, cardToken };
}
