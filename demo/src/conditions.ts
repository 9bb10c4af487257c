import type { ShopService } from './shop-services.ts';

/** What the outside card API does. */
export type CardApiBehaviour = 'healthy' | 'down' | 'slow' | 'key-revoked';

/** The world outside the shop's code: none of it is in the repository. */
export interface Conditions {
  readonly cardApi: CardApiBehaviour;
  /** How many times the usual traffic comes in. */
  readonly trafficFactor: number;
  /** The service whose volume somebody else fills. */
  readonly fullDisk: ShopService | undefined;
  /** The service that the host kills again and again. */
  readonly killed: ShopService | undefined;
  /** Whether pages of inventory's database file are overwritten. */
  readonly damagedFile: boolean;
}

export const USUAL_CONDITIONS: Conditions = {
  cardApi: 'healthy',
  trafficFactor: 1,
  fullDisk: undefined,
  killed: undefined,
  damagedFile: false,
};
