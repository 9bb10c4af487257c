import { detectEncoding } from '@mats/engine/logs';
import type { FileRead } from './repository.ts';

/** Larger files are generated or data; reading them for a few lines costs more than it tells. */
export const LARGEST_CODE_FILE = 4 * 1024 * 1024;

/** A file's bytes as text, or why they are none. */
export function fileReadOf(path: string, bytes: Uint8Array): FileRead {
  const encoding = detectEncoding(bytes.subarray(0, 65_536));
  if (encoding === 'binary') return { path, state: 'binary', text: null };
  const label = encoding === 'utf-8-bom' ? 'utf-8' : encoding;
  return { path, state: 'read', text: new TextDecoder(label).decode(bytes) };
}
