import { normalisedRegions } from '../raw/normalise-trace-text.ts';
import type { TextLine } from '../raw/text-line.ts';
import { readTraces } from './read-traces.ts';
import type { StackTrace } from './stack-trace.ts';
import { unreadParts } from './unread-parts.ts';
import { verbatimLines } from './verbatim-lines.ts';

/** A trace as it stands in the text. */
export interface FoundTrace extends StackTrace {
  /** Its lines as they stand in the text; of a very long trace the first ones. */
  readonly verbatim: readonly string[];
}

/** Lines that look like a trace of which no reader could make one. */
export interface UnreadTrace {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly lines: readonly string[];
}

export interface FoundTraces {
  readonly traces: readonly FoundTrace[];
  readonly unread: readonly UnreadTrace[];
}

/** More traces of one text are not kept: they say nothing that these do not. */
const MOST_TRACES = 20_000;
const MOST_UNREAD = 50;

/**
 * Finds every stack trace in a text of any size and origin, however it was logged, collected, exported or pasted. Traces come in the order
 * in which they stand in the text. Never throws; work is linear in the length of the text.
 */
export function findTraces(text: string): FoundTraces {
  const traces: { trace: StackTrace; numbers: readonly number[] }[] = [];
  const unread: (readonly number[])[] = [];
  for (const region of normalisedRegions(text)) {
    for (const lines of byStream(region)) {
      const read = readTraces(lines.map((line) => line.text));
      for (const { end, first, ...trace } of read) {
        if (traces.length < MOST_TRACES) traces.push(placed(trace, lines.slice(first, end)));
      }
      if (unread.length < MOST_UNREAD) unread.push(...unreadParts(lines, read));
    }
    if (traces.length >= MOST_TRACES) break;
  }
  traces.sort((a, b) => a.trace.lines.first - b.trace.lines.first);
  const verbatim = verbatimLines(text, [...traces.map(({ numbers }) => numbers), ...unread]);
  return {
    traces: traces.map(({ trace }, place) => ({ ...trace, verbatim: verbatim[place] ?? [] })),
    unread: unread.map((numbers, place) => ({
      firstLine: numbers[0] ?? 1,
      lastLine: numbers.at(-1) ?? 1,
      lines: verbatim[traces.length + place] ?? [],
    })),
  };
}

function placed(
  trace: Omit<StackTrace, 'lines'>,
  lines: readonly TextLine[],
): { trace: StackTrace; numbers: readonly number[] } {
  const numbers = numbersOf(lines);
  return { trace: { ...trace, lines: { first: numbers[0] ?? 1, last: numbers.at(-1) ?? 1 } }, numbers };
}

/** The lines of the text that these were made of, rising. */
function numbersOf(lines: readonly TextLine[]): number[] {
  const numbers = new Set<number>();
  for (const { number, last = number } of lines) for (let at = number; at <= last; at += 1) numbers.add(at);
  return [...numbers].toSorted((a, b) => a - b);
}

/** The lines of each writer for itself. A line that does not say who wrote it belongs to the one above. */
function byStream(lines: readonly TextLine[]): readonly (readonly TextLine[])[] {
  const streams = new Map<string, TextLine[]>();
  let current = '';
  for (const line of lines) {
    current = line.stream ?? current;
    const stream = streams.get(current) ?? [];
    if (stream.length === 0) streams.set(current, stream);
    stream.push(line);
  }
  return [...streams.values()];
}
