import { randomBytes } from 'node:crypto';

/** Order ids sort by time and do not collide: base 36 milliseconds and four random bytes. */
export function createOrderId(now: number): string {
  return `o${now.toString(36)}${randomBytes(4).toString('hex')}`;
}
