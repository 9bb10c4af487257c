/** Cents of a written price such as "1,299.00". Throws PriceFormatError when the text is not a price. */
export function parsePrice(text: string): number;
/** "EUR 12.99" for 1299. */
export function formatPrice(cents: number, currency: string): string;
/** Cents after a percentage off, rounded half to even. */
export function takePercent(cents: number, percent: number): number;
export class PriceFormatError extends Error {
  readonly text: string;
}
