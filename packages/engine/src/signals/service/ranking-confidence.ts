import type { ServiceCause } from './rank-services.ts';

/** Evidence, in nats, that chance shows about as often as not: some of dozens of services and thousands of events is odd in any window. */
const CHANCE = 10;

/**
 * How sure it is that the first of ranked services is the cause, 0..1. Two things must hold: there is more evidence than chance brings, and it is not
 * shared with the second. 0 when nothing speaks for any.
 */
export function rankingConfidence(causes: readonly Pick<ServiceCause, 'score'>[]): number {
  const [first = 0, second = 0] = causes.map(({ score }) => score);
  return first > 0 ? (first / (first + second)) * (1 - Math.exp(-first / CHANCE)) : 0;
}
