import type { FunctionRange } from '../source/enclosing-function.ts';
import type { FeedingLine } from './feeding-lines.ts';
import type { LocatedFrame } from './located-frames.ts';

/** What a line has to do with a crash: it threw, it called what threw, a value came from it, it is where the maker of a value begins. */
export type LineRole = 'throw' | 'call' | 'feeds' | 'makes';

/** A line of the repository that a crash points to. */
export interface CrashLine {
  readonly path: string;
  readonly line: number;
  readonly role: LineRole;
  /** Calls from the throw, or steps of the value from the failing statement. */
  readonly steps: number;
  readonly function?: string;
  readonly frame?: LocatedFrame;
  /** All of the function that made a value, where any line of it may be to blame. */
  readonly body?: FunctionRange;
}

/** The maker of a value where it is declared. */
export interface MakerSite {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly steps: number;
}

const MOST_CALLS = 10;
/** A function of no more lines than these behind its first hands on what it is asked for. */
export const ACCESSOR_LINES = 3;
const MOST_FEEDING = 12;
const MOST_MAKERS = 4;

/** The lines of a crash, each once, with the most telling thing that is known of it. */
export function crashLines(parts: {
  readonly frames: readonly LocatedFrame[];
  readonly feeding: readonly FeedingLine[];
  readonly makers: readonly MakerSite[];
}): CrashLine[] {
  const root = parts.frames[0]?.exception ?? 0;
  const own = parts.frames
    .filter(({ exception, line }) => exception === root && line !== undefined)
    .slice(0, MOST_CALLS);
  // What only hands on what it is asked for threw for its caller.
  const asking = own.findIndex(({ range }) => range === undefined || range.endLine - range.startLine > ACCESSOR_LINES);
  const threw = Math.max(0, asking);
  const calls = own.map((frame, place): CrashLine => {
    const steps = Math.abs(place - threw);
    return {
      path: frame.path,
      line: frame.line ?? 1,
      role: steps === 0 ? 'throw' : 'call',
      steps,
      frame,
      ...(frame.function === undefined ? {} : { function: frame.function }),
    };
  });
  const wrapping = parts.frames
    .filter(({ exception, line }) => exception !== root && line !== undefined)
    .slice(0, 4)
    .map((frame, place): CrashLine => ({
      path: frame.path,
      line: frame.line ?? 1,
      role: 'call',
      steps: calls.length + place,
      frame,
      ...(frame.function === undefined ? {} : { function: frame.function }),
    }));
  const feeding = parts.feeding
    .slice(0, MOST_FEEDING)
    .map(({ path, line, steps }): CrashLine => ({ path, line, role: 'feeds', steps }));
  const makers = parts.makers
    .toSorted((a, b) => a.steps - b.steps)
    .slice(0, MOST_MAKERS)
    .map(({ path, line, steps, name }): CrashLine => ({ path, line, role: 'makes', steps, function: name }));
  const unique = new Map<string, CrashLine>();
  for (const one of [...calls, ...wrapping, ...feeding, ...makers]) {
    const key = `${one.path}:${one.line}`;
    if (!unique.has(key)) unique.set(key, one);
  }
  return [...unique.values()];
}
