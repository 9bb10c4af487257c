import type { Turn } from './turn.ts';

/** The files that each turn brought: what it took over from an earlier one is shown there. */
export function newFiles(turns: readonly Pick<Turn, 'attachments'>[]): string[][] {
  const known = new Set<string>();
  return turns.map(({ attachments }) => {
    const own = attachments.filter(({ id }) => id === null || !known.has(id));
    for (const { id } of own) if (id !== null) known.add(id);
    return own.map(({ name }) => name);
  });
}
