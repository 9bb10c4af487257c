import type { DatabaseSync } from 'node:sqlite';
import type { Product } from '../lib/catalog.ts';

export interface StockLevel {
  readonly sku: string;
  readonly available: number;
}

/** Puts products that are new in the catalog into the stock table. */
export function seedStock(connection: DatabaseSync, products: Iterable<Product>): void {
  const insert = connection.prepare('INSERT INTO stock (sku, on_hand) VALUES (?, ?) ON CONFLICT (sku) DO NOTHING');
  for (const product of products) insert.run(product.sku, product.stock);
}

const AVAILABLE = `
  SELECT stock.on_hand - COALESCE(SUM(reservations.quantity), 0) AS available
  FROM stock
  LEFT JOIN reservations ON reservations.sku = stock.sku AND reservations.state = 'held'
  WHERE stock.sku = ?
  GROUP BY stock.sku
`;

/** Pieces on hand that nobody holds; 0 for a SKU we do not know. */
export function availableStock(connection: DatabaseSync, sku: string): number {
  const row = connection.prepare(AVAILABLE).get(sku);
  return typeof row?.['available'] === 'number' ? row['available'] : 0;
}

/** Every SKU with what is available. */
export function stockLevels(connection: DatabaseSync): StockLevel[] {
  const rows = connection.prepare('SELECT sku FROM stock ORDER BY sku').all();
  return rows.map((row) => {
    const sku = String(row['sku']);
    return { sku, available: availableStock(connection, sku) };
  });
}
