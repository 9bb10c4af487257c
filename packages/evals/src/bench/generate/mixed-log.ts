import { closeSync, openSync, writeSync } from 'node:fs';
import { LINE_LAYOUTS } from './line-layouts.ts';
import type { LineLayout } from './line-layouts.ts';
import { createStatement, writeMessage } from './log-statements.ts';
import type { LogStatement } from './log-statements.ts';
import { createRandom } from './random.ts';

/** A log of many programs that was written to a file. */
export interface MixedLog {
  readonly path: string;
  readonly bytes: number;
  readonly lines: number;
  /** The statement that wrote each line: what a grouping of the lines should find. */
  readonly labels: Uint16Array;
}

export interface MixedLogOptions {
  readonly path: string;
  readonly seed: number;
  /** The log ends with the first line that brings it to this size. */
  readonly bytes: number;
  /** Of this share of lines (0 to 1) one word is invented: no other line has it. */
  readonly novelShare: number;
}

const STATEMENTS = 600;
const START = Date.UTC(2026, 0, 9, 10);
const BLOCK_CHARACTERS = 1 << 20;
const SHARE_STEPS = 10_000;

/** Statements by how often they are called: few are called all the time, many hardly ever (as words in a text). */
function createChooser(count: number): (share: number) => number {
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= count; rank += 1) {
    sum += 1 / rank;
    sums.push(sum);
  }
  const steps = Uint16Array.from({ length: SHARE_STEPS }, (_none, step) => {
    const reached = ((step + 0.5) / SHARE_STEPS) * sum;
    return sums.findIndex((upTo) => upTo >= reached);
  });
  return (share) => steps[share] ?? 0;
}

/**
 * Writes a log in which the lines of several hundred statements, each with its logger's layout, follow one another; numbers,
 * addresses and identifiers differ from line to line. The same options make the same bytes.
 */
export function writeMixedLog({ path, seed, bytes, novelShare }: MixedLogOptions): MixedLog {
  const random = createRandom(seed);
  const statements = Array.from(
    { length: STATEMENTS },
    (_none, index): { readonly statement: LogStatement; readonly layout: LineLayout } => ({
      statement: createStatement(random),
      layout: LINE_LAYOUTS[index % LINE_LAYOUTS.length] ?? (({ message }) => message),
    }),
  );
  const choose = createChooser(STATEMENTS);
  const novelSteps = Math.round(novelShare * SHARE_STEPS);
  const labels: number[] = [];
  const file = openSync(path, 'w');
  let written = 0;
  let timeMs = START;
  try {
    while (written < bytes) {
      let block = '';
      while (block.length < BLOCK_CHARACTERS && written + block.length < bytes) {
        const label = choose(random.below(SHARE_STEPS));
        const chosen = statements[label];
        if (chosen === undefined) continue;
        timeMs += random.below(3);
        const message = writeMessage(chosen.statement, random, random.below(SHARE_STEPS) < novelSteps);
        const { level, component } = chosen.statement;
        block += `${chosen.layout({ timeMs, level, component, message, random })}\n`;
        labels.push(label);
      }
      written += writeSync(file, block, null, 'latin1');
    }
  } finally {
    closeSync(file);
  }
  return { path, bytes: written, lines: labels.length, labels: Uint16Array.from(labels) };
}
