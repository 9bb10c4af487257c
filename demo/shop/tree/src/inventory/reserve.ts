import type { DatabaseSync } from 'node:sqlite';
import { HttpError } from '../lib/http-error.ts';
import { availableStock } from './stock.ts';
import { inTransaction } from './transaction.ts';

export interface ReservationLine {
  readonly sku: string;
  readonly quantity: number;
}

export interface ReservationRequest {
  readonly orderId: string;
  readonly lines: readonly ReservationLine[];
  /** Milliseconds since the epoch after which the stock is free again. */
  readonly expiresAt: number;
}

/** Holds stock for an order. Throws 409 `sold_out` and holds nothing when one line cannot be served. */
export function reserveStock(connection: DatabaseSync, request: ReservationRequest): void {
  inTransaction(connection, () => {
    const insert = connection.prepare(
      'INSERT INTO reservations (order_id, sku, quantity, expires_at) VALUES (?, ?, ?, ?)',
    );
    for (const { sku, quantity } of request.lines) {
      const available = availableStock(connection, sku);
      if (available < quantity)
        throw new HttpError(409, 'sold_out', `${sku}: ${available} left, ${quantity} asked for`);
      insert.run(request.orderId, sku, quantity, request.expiresAt);
    }
  });
}

/** Turns what an order holds into sold stock. Throws 409 `reservation_expired` when it holds nothing any more. */
export function commitReservation(connection: DatabaseSync, orderId: string, now: number): void {
  inTransaction(connection, () => {
    const held = connection
      .prepare("SELECT sku, quantity FROM reservations WHERE order_id = ? AND state = 'held' AND expires_at > ?")
      .all(orderId, now);
    if (held.length === 0) throw new HttpError(409, 'reservation_expired', `order ${orderId} holds no stock any more`);
    const sell = connection.prepare('UPDATE stock SET on_hand = on_hand - ? WHERE sku = ?');
    for (const line of held) sell.run(Number(line['quantity']), String(line['sku']));
    connection.prepare("UPDATE reservations SET state = 'sold' WHERE order_id = ?").run(orderId);
  });
}

/** Gives back what an order holds. */
export function releaseReservation(connection: DatabaseSync, orderId: string): void {
  connection.prepare("UPDATE reservations SET state = 'released' WHERE order_id = ? AND state = 'held'").run(orderId);
}

/** Gives back everything that was held too long; answers how many lines that were. */
export function expireReservations(connection: DatabaseSync, now: number): number {
  const { changes } = connection
    .prepare("UPDATE reservations SET state = 'expired' WHERE state = 'held' AND expires_at <= ?")
    .run(now);
  return Number(changes);
}
