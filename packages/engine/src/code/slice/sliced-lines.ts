import type { Mattering } from './failing-words.ts';
import type { LineRange } from './script-file.ts';

/** A line that can have had a part in the failure. `distance` is 0 where it was thrown and grows with every step away from there. */
export interface SlicedLine {
  readonly path: string;
  readonly line: number;
  readonly distance: number;
  /** The words and literals of the line that matter, and how much further away each is; without them, all do. */
  readonly words?: ReadonlyMap<string, number>;
  /** How much further away everything else on the line is; without it, nothing else matters. Only beside `words`. */
  readonly rest?: number;
}

/** Distances of one line: of its words, and of everything on it. */
interface Marked {
  nearest: number;
  readonly words: Map<string, number>;
  all: number;
}

/** The lines of a slice while it is made. A line that is reached in several ways is as near as the nearest of them, word by word. */
export class SlicedLines {
  readonly #lines = new Map<string, Map<number, Marked>>();

  /** Adds the lines of a range, or brings them nearer. */
  mark(path: string, range: LineRange, about: { distance: number; words?: Mattering | undefined }): void {
    const { distance, words } = about;
    const lines = this.#lines.get(path) ?? new Map<number, Marked>();
    this.#lines.set(path, lines);
    for (let line = range.from; line <= range.to; line += 1) {
      const marked = lines.get(line) ?? { nearest: distance, words: new Map(), all: Number.POSITIVE_INFINITY };
      lines.set(line, marked);
      marked.nearest = Math.min(marked.nearest, distance);
      if (words === undefined) marked.all = Math.min(marked.all, distance);
      for (const [word, steps] of words ?? []) {
        marked.words.set(word, Math.min(distance + steps, marked.words.get(word) ?? Number.POSITIVE_INFINITY));
      }
    }
  }

  /** Nearest first. */
  list(): SlicedLine[] {
    return [...this.#lines]
      .flatMap(([path, lines]) => [...lines].map(([line, marked]) => ({ path, line, ...relative(marked) })))
      .toSorted(
        (a, b) => a.distance - b.distance || (a.path < b.path ? -1 : Number(a.path > b.path)) || a.line - b.line,
      );
  }
}

function relative({ nearest: distance, words, all }: Marked): Omit<SlicedLine, 'path' | 'line'> {
  if (all <= distance) return { distance };
  const steps = new Map([...words].map(([word, far]) => [word, far - distance]));
  return { distance, words: steps, ...(Number.isFinite(all) ? { rest: all - distance } : {}) };
}
