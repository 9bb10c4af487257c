import { formatPrice } from '#price-kit';
import { unitPrice, type Product } from '../lib/catalog.ts';
import { callService } from '../lib/call-service.ts';
import { isRecord } from '../lib/is-record.ts';

export interface PriceListItem {
  readonly sku: string;
  readonly name: string;
  readonly price: string;
  readonly available: boolean;
}

export interface PriceListOptions {
  readonly inventoryUrl: string;
  readonly timeoutMs: number;
  readonly ttlSeconds: number;
  readonly currency: string;
  readonly catalog: ReadonlyMap<string, Product>;
  readonly now: () => number;
}

function availableSkus(body: unknown): Set<string> {
  const levels = isRecord(body) && Array.isArray(body['levels']) ? body['levels'] : [];
  return new Set(levels.filter((level) => level.available > 0).map((level) => level.sku));
}

/** The products with their prices; stock is asked for again when the list is older than `ttlSeconds`. */
export class PriceList {
  readonly #options: PriceListOptions;
  #items: readonly PriceListItem[] = [];
  #loadedAt = Number.NEGATIVE_INFINITY;

  constructor(options: PriceListOptions) {
    this.#options = options;
  }

  async items(requestId: string): Promise<readonly PriceListItem[]> {
    const { now, ttlSeconds } = this.#options;
    if (now() - this.#loadedAt > ttlSeconds * 1000) {
      this.#items = await this.#load(requestId);
      this.#loadedAt = now();
    }
    return this.#items;
  }

  async #load(requestId: string): Promise<readonly PriceListItem[]> {
    const { inventoryUrl, timeoutMs, catalog, currency } = this.#options;
    const body = await callService({
      service: 'inventory',
      baseUrl: inventoryUrl,
      method: 'GET',
      path: '/stock',
      timeoutMs,
      requestId,
    });
    const available = availableSkus(body);
    return [...catalog.values()].map((product) => ({
      sku: product.sku,
      name: product.name,
      price: formatPrice(unitPrice(product), currency),
      available: available.has(product.sku),
    }));
  }
}
