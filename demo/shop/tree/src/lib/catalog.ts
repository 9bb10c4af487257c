import { parsePrice } from '#price-kit';
import { loadConfig } from './load-config.ts';

export interface Product {
  readonly sku: string;
  readonly name: string;
  /** As written in the catalog, in the shop's currency: "1,299.00". */
  readonly price: string;
  readonly stock: number;
}

/** Products by SKU. */
export function loadCatalog(): ReadonlyMap<string, Product> {
  const { products } = loadConfig<{ products: readonly Product[] }>('catalog');
  return new Map(products.map((product) => [product.sku, product]));
}

/** Cents of one piece. */
export function unitPrice(product: Product): number {
  return parsePrice(product.price);
}
