import type { TurnAttachment } from '../state/turn.ts';
import { formatBytes, formatCount } from './format-number.ts';

/** Lines are told only of files that are text as they are: in an archive they are not those of the log. */
export function sizeWords({ bytes, lines, name }: Pick<TurnAttachment, 'bytes' | 'lines' | 'name'>): string {
  const counts = lines !== null && lines > 0 && !/\.(?:gz|zip|zst|bz2|xz)$/i.test(name);
  return counts ? `${formatBytes(bytes)}, ${formatCount(lines, 'line')}` : formatBytes(bytes);
}
