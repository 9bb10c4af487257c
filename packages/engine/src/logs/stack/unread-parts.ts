import type { TextLine } from '../raw/text-line.ts';

export function unreadParts(_lines: readonly TextLine[], _read: readonly { readonly first: number; readonly end: number }[]): number[][] {
  return [];
}
