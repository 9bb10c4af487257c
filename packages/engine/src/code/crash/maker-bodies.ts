import { isTestUnit } from '../../logs/stack/unit-names.ts';
import type { FunctionRange } from '../source/enclosing-function.ts';
import type { BlameLine } from '../history/commit.ts';
import { functionAround } from './code-text.ts';
import type { CodeText } from './code-text.ts';
import type { CrashLine } from './crash-lines.ts';

/**
 * The bodies of the functions that made the values of a test's failing statement, by the place of their lines: a test that compares shows
 * that a result was computed wrongly, anywhere in them. Empty where no test failed: what a program met is not made wrong by its maker.
 */
export function bodiesOfMakers(
  lines: readonly CrashLine[],
  read: (path: string) => CodeText | undefined,
): ReadonlyMap<number, FunctionRange> {
  const threw = lines.find(({ role }) => role === 'throw');
  if (threw === undefined || !isTestUnit(threw.path)) return new Map();
  return new Map(
    lines.flatMap((line, place): [number, FunctionRange][] => {
      const file = line.role === 'makes' ? read(line.path) : undefined;
      const body = file === undefined ? undefined : functionAround(file, line.line);
      return body === undefined ? [] : [[place, body]];
    }),
  );
}

/** The line of a body that was changed last, and not after the crash; the given one where that is not known. */
export function lastChangedOf(
  line: CrashLine,
  known: { readonly body: FunctionRange; readonly blame: readonly BlameLine[]; readonly until: number },
): CrashLine {
  const { body, blame, until } = known;
  const inside = blame.filter(
    (one) => body.startLine <= one.line && one.line <= body.endLine && one.time <= until && /\w/.test(one.text),
  );
  const [last] = inside.toSorted((a, b) => b.time - a.time || a.line - b.line);
  return last === undefined ? line : { ...line, line: last.line };
}
