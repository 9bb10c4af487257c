import type { JSX } from 'preact';
import { ASK_ZONE } from '../text/sentences.ts';

const KEY = 'mats-times-without-zone';

function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The zone in which times that name none are read: what the reader chose last, else their own. */
export function readZoneOfTimes(): string {
  return localStorage.getItem(KEY) === 'UTC' ? 'UTC' : ownZone();
}

/** Says in which zone times that name none are read, and lets the reader choose UTC; nothing where both are the same. */
export function ZoneChoice(properties: { value: string; onChange: (zone: string) => void }): JSX.Element | null {
  const own = ownZone();
  if (own === 'UTC') return null;
  return (
    <label class="box-zone">
      {ASK_ZONE.label}
      <select
        value={properties.value}
        title={ASK_ZONE.means}
        onChange={(event) => {
          const zone = event.currentTarget.value;
          localStorage.setItem(KEY, zone);
          properties.onChange(zone);
        }}
      >
        <option value={own}>{own.replaceAll('_', ' ')}</option>
        <option value="UTC">{ASK_ZONE.utc}</option>
      </select>
    </label>
  );
}
