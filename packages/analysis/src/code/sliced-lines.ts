import type { Mattering } from './failing-words.ts';
import type { LineRange } from './script-file.ts';

/** A line that can have had a part in the failure. `distance` is 0 where it was thrown and grows with every step away from there. */
export interface SlicedLine {
  readonly path: string;
  readonly line: number;
  readonly distance: number;
  /** The words and literals of the line that matter, and how much further away each is; without them, all do. */
  readonly words?: ReadonlyMap<string, number>;
}

interface Marked {
  distance: number;
  words: Mattering | undefined;
}

/** The lines of a slice while it is made. */
export class SlicedLines {
  readonly #lines = new Map<string, Map<number, Marked>>();

  /** Adds the lines of a range, or brings them nearer. */
  mark(path: string, range: LineRange, about: { distance: number; words?: Mattering | undefined }): void {
    const lines = this.#lines.get(path) ?? new Map<number, Marked>();
    this.#lines.set(path, lines);
    for (let line = range.from; line <= range.to; line += 1) {
      const known = lines.get(line);
      if (known === undefined) lines.set(line, { distance: about.distance, words: about.words });
      else {
        known.words = merged(known, about);
        known.distance = Math.min(known.distance, about.distance);
      }
    }
  }

  /** Nearest first. */
  list(): SlicedLine[] {
    return [...this.#lines]
      .flatMap(([path, lines]) =>
        [...lines].map(([line, { distance, words }]) => ({
          path,
          line,
          distance,
          ...(words === undefined ? {} : { words }),
        })),
      )
      .toSorted(
        (a, b) => a.distance - b.distance || (a.path < b.path ? -1 : Number(a.path > b.path)) || a.line - b.line,
      );
  }
}

/** The words of a line that was reached twice. A nearer way by which everything matters hides the farther one. */
function merged(known: Marked, fresh: { distance: number; words?: Mattering | undefined }): Mattering | undefined {
  if (known.words === undefined || fresh.words === undefined) {
    const [open, narrow] = known.words === undefined ? [known, fresh] : [fresh, known];
    return open.distance <= narrow.distance + 1 ? undefined : narrow.words;
  }
  const words = new Map(known.words);
  const further = Math.max(0, fresh.distance - known.distance);
  for (const [word, steps] of fresh.words) words.set(word, Math.min(steps + further, words.get(word) ?? Infinity));
  return words;
}
