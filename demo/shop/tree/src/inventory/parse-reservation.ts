import { HttpError } from '../lib/http-error.ts';
import { isRecord } from '../lib/is-record.ts';
import type { ReservationLine } from './reserve.ts';

export interface ParsedReservation {
  readonly orderId: string;
  readonly lines: readonly ReservationLine[];
}

function parseLine(line: unknown): ReservationLine {
  if (!isRecord(line) || typeof line['sku'] !== 'string' || typeof line['quantity'] !== 'number') {
    throw new HttpError(400, 'bad_line', 'a line needs sku and quantity');
  }
  return { sku: line['sku'], quantity: line['quantity'] };
}

/** The body of `POST /reservations`. Throws 400. */
export function parseReservation(body: unknown): ParsedReservation {
  if (!isRecord(body) || typeof body['orderId'] !== 'string' || !Array.isArray(body['lines'])) {
    throw new HttpError(400, 'bad_reservation', 'a reservation needs orderId and lines');
  }
  return { orderId: body['orderId'], lines: body['lines'].map(parseLine) };
}
