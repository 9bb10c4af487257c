import { HttpError } from '../lib/http-error.ts';

const COUPON = /^[A-Z]{3,10}-\d{2}$/;

/** Percent off for a coupon; 0 without one. Throws 400 for one that is not written right or not known. */
export function couponPercent(coupon: string | undefined, known: Readonly<Record<string, number>>): number {
  if (coupon === undefined) return 0;
  if (!COUPON.test(coupon))
    throw new HttpError(400, 'bad_coupon', `coupon ${coupon.slice(0, 20)} is not written right`);
  const percent = known[coupon];
  if (percent === undefined) throw new HttpError(400, 'unknown_coupon', `coupon ${coupon} is not known`);
  return percent;
}
