import { HttpError } from '../lib/http-error.ts';
import { isRecord } from '../lib/is-record.ts';

export interface CartLine {
  readonly sku: string;
  readonly quantity: number;
}

export interface GiftWrap {
  readonly paper: string;
  readonly feeCents: number;
}

export interface Cart {
  readonly lines: readonly CartLine[];
  readonly cardToken: string;
  readonly postcode: string;
  readonly coupon: string | undefined;
  readonly giftWrap: GiftWrap | undefined;
}

const GIFT_WRAP_FEE_CENTS = 350;

function parseLine(line: unknown): CartLine {
  if (!isRecord(line) || typeof line['sku'] !== 'string' || typeof line['quantity'] !== 'number') {
    throw new HttpError(400, 'bad_line', 'a line needs sku and quantity');
  }
  if (!Number.isSafeInteger(line['quantity']) || line['quantity'] < 1) {
    throw new HttpError(400, 'bad_quantity', `quantity must be a positive whole number, got ${line['quantity']}`);
  }
  return { sku: line['sku'], quantity: line['quantity'] };
}

/** The body of `POST /orders`. Throws 400. */
export function parseCart(body: unknown, maxLines: number): Cart {
  if (!isRecord(body) || !Array.isArray(body['lines']) || body['lines'].length === 0) {
    throw new HttpError(400, 'bad_cart', 'a cart needs lines');
  }
  if (body['lines'].length > maxLines) throw new HttpError(400, 'bad_cart', `a cart has at most ${maxLines} lines`);
  const { cardToken, postcode, coupon, giftWrap } = body;
  if (typeof cardToken !== 'string' || typeof postcode !== 'string') {
    throw new HttpError(400, 'bad_cart', 'a cart needs cardToken and postcode');
  }
  return {
    lines: body['lines'].map(parseLine),
    cardToken,
    postcode,
    coupon: typeof coupon === 'string' ? coupon : undefined,
    giftWrap: typeof giftWrap === 'string' ? { paper: giftWrap, feeCents: GIFT_WRAP_FEE_CENTS } : undefined,
  };
}
