import type { PricedLine } from './price-cart.ts';

export interface Order {
  readonly orderId: string;
  readonly lines: readonly PricedLine[];
  readonly totalCents: number;
  readonly chargeId: string;
  readonly receiptNumber: string;
  readonly summary: readonly string[];
  readonly placedAt: string;
}

/** The newest orders, for the order page. Older ones are in the journal. */
export class OrderStore {
  readonly #orders = new Map<string, Order>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(order: Order): void {
    this.#orders.set(order.orderId, order);
    if (this.#orders.size <= this.#limit) return;
    const [oldest] = this.#orders.keys();
    if (oldest !== undefined) this.#orders.delete(oldest);
  }

  get(orderId: string): Order | undefined {
    return this.#orders.get(orderId);
  }
}
