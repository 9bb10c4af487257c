import { formatPrice } from '#price-kit';
import type { PricedCart } from './price-cart.ts';

/** The lines a customer reads after an order. */
export function summarise(priced: PricedCart, currency: string): string[] {
  const lines = priced.lines.map(
    (line) => `${line.quantity} × ${line.name}: ${formatPrice(line.totalCents, currency)}`,
  );
  if (priced.wrapCents > 0) lines.push(`Gift wrap: ${formatPrice(priced.wrapCents, currency)}`);
  lines.push(`Total: ${formatPrice(priced.totalCents, currency)}`);
  return lines;
}
