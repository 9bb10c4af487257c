import type { JSX } from 'preact';
import { formatAgo, formatMoment } from '../text/format-time.ts';

/** A moment in the reader's zone, with the zone named; the exact time in UTC on hover. `at` is epoch milliseconds. */
export function Moment(properties: { at: number; ago?: boolean }): JSX.Element {
  const { at, ago = false } = properties;
  const iso = new Date(at).toISOString();
  const reader = { now: Date.now() };
  return (
    <time dateTime={iso} title={ago ? formatMoment(at, reader) : iso}>
      {ago ? formatAgo(at, reader) : formatMoment(at, reader)}
    </time>
  );
}
