import type { MapPart } from '@mats/contracts';

/** A part in its place: callers stand above those whom they call. */
export interface PlacedPart extends MapPart {
  /** From 0, at the top. */
  row: number;
  /** 0 to 1, from the left: the middle of the part. */
  across: number;
}

export interface MapLayout {
  parts: readonly PlacedPart[];
  rows: number;
  /** Most parts of one row. */
  widest: number;
}

/** In which row each part stands: below the lowest of its callers. A circle of calls is cut where it is met again. */
function rowsOf(parts: readonly MapPart[]): Map<string, number> {
  const byName = new Map(parts.map((part) => [part.name, part]));
  const rows = new Map<string, number>();
  const place = (name: string, row: number, above: ReadonlySet<string>): void => {
    if (above.has(name) || (rows.get(name) ?? -1) >= row) return;
    rows.set(name, row);
    const next = new Set([...above, name]);
    for (const called of byName.get(name)?.calls ?? []) place(called, row + 1, next);
  };
  const called = new Set(parts.flatMap(({ calls }) => calls));
  for (const { name } of parts) if (!called.has(name)) place(name, 0, new Set());
  // What is left calls itself in a circle.
  for (const { name } of parts) if (!rows.has(name)) place(name, 0, new Set());
  return rows;
}

/** Puts parts into rows; in a row each stands near those who call it. */
export function layOut(parts: readonly MapPart[]): MapLayout {
  const rowOf = rowsOf(parts);
  const rows = Math.max(0, ...rowOf.values()) + 1;
  const across = new Map<string, number>();
  const placed: PlacedPart[] = [];
  let widest = 1;
  for (let row = 0; row < rows; row += 1) {
    const wishes = parts
      .filter(({ name }) => rowOf.get(name) === row)
      .map((part) => ({ part, wish: middleOf(part.name, parts, across) }))
      .toSorted((a, b) => a.wish - b.wish);
    widest = Math.max(widest, wishes.length);
    wishes.forEach(({ part }, index) => {
      const at = (index + 0.5) / wishes.length;
      across.set(part.name, at);
      placed.push({ ...part, row, across: at });
    });
  }
  return { parts: placed, rows, widest };
}

/** The middle of those who call a part and stand already; the middle of all where nobody does. */
function middleOf(name: string, parts: readonly MapPart[], across: ReadonlyMap<string, number>): number {
  const callers = parts.flatMap((part) => (part.calls.includes(name) ? (across.get(part.name) ?? []) : []));
  return callers.length === 0 ? 0.5 : callers.reduce((sum, at) => sum + at, 0) / callers.length;
}
