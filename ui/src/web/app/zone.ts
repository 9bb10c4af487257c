import { chooseZone } from '../text/format-time.ts';

/** In which zone all times of the page are told. */
export type ZoneChoice = 'local' | 'UTC';

const KEY = 'mats-zone';

/** What the reader chose last; the system's own zone at first. */
export function readZone(): ZoneChoice {
  const zone = localStorage.getItem(KEY) === 'UTC' ? 'UTC' : 'local';
  chooseZone(zone === 'UTC' ? 'UTC' : undefined);
  return zone;
}

/** Tells all times in another zone from now on; it is kept for the next visit. */
export function changeZone(zone: ZoneChoice): void {
  localStorage.setItem(KEY, zone);
  chooseZone(zone === 'UTC' ? 'UTC' : undefined);
}
