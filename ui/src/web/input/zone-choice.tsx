import type { JSX } from 'preact';
import { ASK_ZONE } from '../text/sentences.ts';

const KEY = 'mats-times-without-zone';

let own: string | null = null;

/** The zone of the reader's machine; asked for once, since the box is drawn at every key. */
function ownZone(): string {
  own ??= new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return own;
}

/** The zone in which times that name none are read: what the reader chose last, else their own. */
export function readZoneOfTimes(): string {
  return localStorage.getItem(KEY) === 'UTC' ? 'UTC' : ownZone();
}

/** Says in which zone times that name none are read, and lets the reader choose UTC; nothing where both are the same. */
export function ZoneChoice(properties: { value: string; onChange: (zone: string) => void }): JSX.Element | null {
  const zone = ownZone();
  if (zone === 'UTC') return null;
  return (
    <label class="box-zone">
      {ASK_ZONE.label}
      <select
        value={properties.value}
        title={ASK_ZONE.means}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          localStorage.setItem(KEY, chosen);
          properties.onChange(chosen);
        }}
      >
        <option value={zone}>{zone.replaceAll('_', ' ')}</option>
        <option value="UTC">{ASK_ZONE.utc}</option>
      </select>
    </label>
  );
}
