import { loadConfig } from './load-config.ts';

export interface Flags {
  readonly giftWrap: boolean;
  readonly deliveryEstimate: boolean;
  readonly orderSummary: boolean;
}

/** Feature flags, read once at start: a change is a deploy. */
export function loadFlags(): Flags {
  return loadConfig<Flags>('flags');
}
