import { callService } from '../lib/call-service.ts';
import type { CartLine } from './cart.ts';

export interface InventoryClientOptions {
  readonly baseUrl: string;
  readonly timeoutMs: number;
}

export interface OrderReference {
  readonly orderId: string;
  readonly requestId: string;
}

/** Stock for an order: reserved first, then committed or released. */
export class InventoryClient {
  readonly #options: InventoryClientOptions;

  constructor(options: InventoryClientOptions) {
    this.#options = options;
  }

  async reserve(lines: readonly CartLine[], { orderId, requestId }: OrderReference): Promise<void> {
    await this.#post('/reservations', requestId, {
      orderId,
      lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
    });
  }

  async commit({ orderId, requestId }: OrderReference): Promise<void> {
    await this.#post(`/reservations/${orderId}/commit`, requestId);
  }

  async release({ orderId, requestId }: OrderReference): Promise<void> {
    await this.#post(`/reservations/${orderId}/release`, requestId);
  }

  async #post(path: string, requestId: string, body?: unknown): Promise<void> {
    await callService({ service: 'inventory', method: 'POST', path, body, requestId, ...this.#options });
  }
}
