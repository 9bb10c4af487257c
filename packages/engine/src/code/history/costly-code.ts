import { because } from './clue.ts';
import type { Reason } from './clue.ts';
import type { Commit } from './commit.ts';
import { alteredLines, isInert } from './commit-traits.ts';

/** How being too slow reads, whoever says it: the slow part itself, its callers, or a watchdog. */
const SLOWNESS =
  /time[ds]?[ -]?out|did not answer|(?:gone|went) away|took too long|too slow|event loop|unresponsive|not responding|deadline|hung|stuck|freez|frozen|blocked for|\b504\b/i;
/** Characters of a line that are looked at: a longer one is data. */
const LINE_LENGTH = 2000;

/** Constructs whose time grows out of all proportion, or that let nothing else run. */
const COSTLY: readonly (readonly [words: string, has: (line: string) => boolean])[] = [
  ['a pattern with a repetition inside of a repetition, which can take exponential time', hasNestedRepetition],
  ['a blocking call', (line) => /\b\w{2,40}Sync\(|\bThread\.sleep\(|\btime\.sleep\(/.test(line)],
];

/**
 * A change that brings in code which can take very long, when the failure is one of slowness. Nested repetition is the
 * classic of catastrophic backtracking (Kirrage, Rathnayake and Thielecke, Static Analysis for Regular Expression
 * Denial-of-Service Attacks, 2013); any backtracking engine has it.
 */
export function costlyCode(commit: Commit, messages: readonly string[]): Reason[] {
  if (!messages.some((message) => SLOWNESS.test(message.slice(0, LINE_LENGTH)))) return [];
  const files = commit.files.filter((file) => !isInert(file)).map(alteredLines);
  const [removed, added] = [files.flatMap((lines) => lines.removed), files.flatMap((lines) => lines.added)];
  const found = COSTLY.find(([, has]) => added.some((line) => has(line.slice(0, LINE_LENGTH))) && !removed.some(has));
  return found === undefined ? [] : [because('costly_code', { what: found[0] })];
}

/**
 * Whether a line holds a group that repeats without limit and is itself repeated without limit, such as `(a+)+`. Reads the
 * line once with a stack of open groups; classes and escapes are skipped.
 */
function hasNestedRepetition(line: string): boolean {
  if (!/\)[*+{]/.test(line) || !/[/'"`]/.test(line)) return false;
  const groups: boolean[] = [];
  let inClass = false;
  for (let index = 0; index < line.length; index += 1) {
    const character = line[index];
    if (character === '\\') index += 1;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') groups.push(false);
    else if (character === ')') {
      const repeats = groups.pop() ?? false;
      const again = isEndless(line, index + 1);
      if (repeats && again) return true;
      if ((repeats || again) && groups.length > 0) groups[groups.length - 1] = true;
    } else if (isEndless(line, index) && groups.length > 0 && index > 0) groups[groups.length - 1] = true;
  }
  return false;
}

function isEndless(line: string, index: number): boolean {
  const character = line[index];
  return (
    character === '+' || character === '*' || (character === '{' && /^\{\d{1,5},\}/.test(line.slice(index, index + 9)))
  );
}
