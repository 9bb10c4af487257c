const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in words a reader takes in at once: `420 ms`, `1.2 s`, `48 s`, `3 min 20 s`, `2 h 5 min`, `4 d 2 h`. */
export function formatDuration(milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  if (length < SECOND) return `${Math.round(length)} ms`;
  if (length < 9.95 * SECOND) return `${(length / SECOND).toFixed(1)} s`;
  const seconds = Math.round(length / SECOND);
  if (seconds < 60) return `${seconds} s`;
  if (length < HOUR) return twoUnits({ first: Math.floor(seconds / 60), second: seconds % 60, units: ['min', 's'] });
  const minutes = Math.round(length / MINUTE);
  if (length < DAY) return twoUnits({ first: Math.floor(minutes / 60), second: minutes % 60, units: ['h', 'min'] });
  const hours = Math.round(length / HOUR);
  return twoUnits({ first: Math.floor(hours / 24), second: hours % 24, units: ['d', 'h'] });
}

/** Elapsed time that ticks once a second: whole seconds, never milliseconds. */
export function formatElapsed(milliseconds: number): string {
  return formatDuration(Math.max(0, Math.floor(milliseconds / SECOND)) * SECOND)
    .replace('0 ms', '0 s')
    .replace('.0 s', ' s');
}

function twoUnits(parts: { first: number; second: number; units: readonly [string, string] }): string {
  const [large, small] = parts.units;
  return parts.second === 0 ? `${parts.first} ${large}` : `${parts.first} ${large} ${parts.second} ${small}`;
}
