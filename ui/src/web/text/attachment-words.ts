import type { Report } from '@mats/contracts';
import type { TurnAttachment } from '../state/turn.ts';
import { formatBytes, formatCount } from './format-number.ts';

/** Lines that were read of a file: those of all files inside where it is an archive. */
function linesRead(name: string, read: Report['read']): number {
  return read
    .filter(({ what }) => what === name || what.startsWith(`${name}/`))
    .reduce((sum, { lines = 0 }) => sum + lines, 0);
}

/** `112 kB, 1,050 lines`; of an archive the lines inside, as far as it was read. */
export function sizeWords(
  { bytes, lines, name }: Pick<TurnAttachment, 'bytes' | 'lines' | 'name'>,
  read: Report['read'] = [],
): string {
  const count = lines === null || lines === 0 ? linesRead(name, read) : lines;
  return count > 0 ? `${formatBytes(bytes)}, ${formatCount(count, 'line')}` : formatBytes(bytes);
}
