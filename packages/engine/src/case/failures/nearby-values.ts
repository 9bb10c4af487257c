import { capturesOf } from '../../knowledge/match-forms.ts';
import type { Captures, Sighting } from '../../knowledge/match-forms.ts';
import type { LogLine } from '../../logs/digest/log-line.ts';
import { writerOf } from './writers.ts';

/** Lines of the same writer that are looked at on each side of a form. */
const MOST_BESIDE = 5;
/** Lines without a head on each side: they are of one report. */
const MOST_DETAILS = 160;
/** Lines of others that may stand between them. */
const MOST_PASSED = 300;

/** The nearest lines of the writer of a line on one side of it, the nearest first. */
function linesBeside(line: LogLine, lines: readonly LogLine[], step: 1 | -1): LogLine[] {
  const writer = writerOf(line);
  const found: LogLine[] = [];
  let counted = 0;
  for (let passed = 1; passed <= MOST_PASSED && counted < MOST_BESIDE && found.length < MOST_DETAILS; passed += 1) {
    const beside = lines[line.order + passed * step];
    if (beside === undefined) break;
    // Rows of a table that a command printed belong to its report, whomever they tell of.
    const isRow = beside.row === true && !line.headed;
    if (beside.file !== line.file || (writerOf(beside) !== writer && !isRow)) continue;
    found.push(beside);
    if (beside.headed && !isRow) counted += 1;
  }
  return found;
}

/**
 * The form with the values that its entry looks for close by: who holds a lock, which limit was reached. What the form captured itself
 * stays. Below it is looked first, because programs print the details of a failure there.
 */
export function withNearbyValues(sighting: Sighting, line: LogLine, lines: readonly LogLine[]): Sighting {
  const { nearby = [] } = sighting.entry;
  if (nearby.length === 0) return sighting;
  const looked = [line, ...linesBeside(line, lines, 1), ...linesBeside(line, lines, -1)];
  const added = nearby.toReversed().map((pattern): Captures => {
    for (const { message, raw } of looked) {
      const match = pattern.exec(message) ?? pattern.exec(raw);
      if (match !== null) return capturesOf(match.groups);
    }
    return {};
  });
  const captures: Captures = Object.assign({}, ...added, sighting.captures);
  return { ...sighting, captures };
}
