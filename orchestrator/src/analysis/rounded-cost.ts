/** A billionth of a dollar is less than any token costs; what is left below it is of adding binary fractions. */
const PARTS = 1e9;

/** A sum of costs in dollars, without the digits that adding has made. */
export function roundedCost(dollars: number): number {
  return Math.round(dollars * PARTS) / PARTS;
}
