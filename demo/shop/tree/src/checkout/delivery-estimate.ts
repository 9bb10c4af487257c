import { isRecord } from '../lib/is-record.ts';

const ZONES: unknown = {
  '1': { name: 'Berlin', days: 1 },
  '2': { name: 'North', days: 2 },
  '8': { name: 'South', days: 2 },
};

export interface DeliveryEstimate {
  readonly zone: string;
  readonly days: number;
}

function zoneOf(postcode: string): Record<string, unknown> {
  const zones = isRecord(ZONES) ? ZONES : {};
  const zone = zones[postcode.slice(0, 1)];
  if (!isRecord(zone)) throw new RangeError(`no delivery zone for postcode ${postcode}`);
  return zone;
}

/** Working days to a postcode. Behind the flag `deliveryEstimate` until all zones are in. */
export function estimateDelivery(postcode: string): DeliveryEstimate {
  const zone = zoneOf(postcode);
  return { zone: String(zone['name']), days: Number(zone['days']) };
}
