import { takePercent } from '#price-kit';
import { unitPrice, type Product } from '../lib/catalog.ts';
import { HttpError } from '../lib/http-error.ts';
import type { Cart, CartLine } from './cart.ts';
import { couponPercent } from './coupon.ts';

export interface PricedLine extends CartLine {
  readonly name: string;
  readonly totalCents: number;
}

export interface PricedCart {
  readonly lines: readonly PricedLine[];
  readonly goodsCents: number;
  readonly wrapCents: number;
  readonly totalCents: number;
}

export interface Pricing {
  readonly catalog: ReadonlyMap<string, Product>;
  readonly coupons: Readonly<Record<string, number>>;
}

function priceLine(line: CartLine, catalog: Pricing['catalog']): PricedLine {
  const product = catalog.get(line.sku);
  if (product === undefined) throw new HttpError(400, 'unknown_sku', `SKU ${line.sku} is not in the catalog`);
  return { ...line, name: product.name, totalCents: unitPrice(product) * line.quantity };
}

/** Prices every line, takes the coupon off the goods, adds the gift wrap. All sums are whole cents. */
export function priceCart(cart: Cart, pricing: Pricing): PricedCart {
  const lines = cart.lines.map((line) => priceLine(line, pricing.catalog));
  const goods = lines.reduce((sum, line) => sum + line.totalCents, 0);
  const goodsCents = takePercent(goods, couponPercent(cart.coupon, pricing.coupons));
  const wrapCents = cart.giftWrap?.feeCents ?? 0;
  return { lines, goodsCents, wrapCents, totalCents: goodsCents + wrapCents };
}
