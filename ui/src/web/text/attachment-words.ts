import type { Report } from '@mats/contracts';
import type { TurnAttachment } from '../state/turn.ts';
import { formatBytes, formatCount } from './format-number.ts';

/** What was read of a file: the lines or records of all files inside where it is an archive; empty when nothing is known of it. */
function readOf(name: string, read: Report['read']): string {
  const own = read.filter(({ what }) => what === name || what.startsWith(`${name}/`));
  const count = own.reduce((sum, { lines = 0 }) => sum + lines, 0);
  const noun = own.some(({ kind }) => kind === 'recording') ? 'record' : 'line';
  return count === 0 ? '' : formatCount(count, noun);
}

/** `112 kB, 1,050 lines`, `1.4 MB, 600 records`; of what has one line or none only what was found in it, since that says more. */
export function sizeWords(
  { bytes, lines, name }: Pick<TurnAttachment, 'bytes' | 'lines' | 'name'>,
  read: Report['read'] = [],
): string {
  const count = lines === null || lines < 2 ? readOf(name, read) : formatCount(lines, 'line');
  return count === '' ? formatBytes(bytes) : `${formatBytes(bytes)}, ${count}`;
}
