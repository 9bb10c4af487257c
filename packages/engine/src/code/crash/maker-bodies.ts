import { isTestUnit } from '../../logs/stack/unit-names.ts';
import type { BlameLine } from '../history/commit.ts';
import { functionAround } from './code-text.ts';
import type { CodeText } from './code-text.ts';
import type { CrashLine } from './crash-lines.ts';

/**
 * The lines where the makers of a test's values begin: a test that compares shows that a result was computed wrongly, anywhere in them.
 * Empty where no test failed: what a program met is not made wrong by its maker.
 */
export function makersOfTest(lines: readonly CrashLine[]): CrashLine[] {
  const threw = lines.find(({ role }) => role === 'throw');
  return threw !== undefined && isTestUnit(threw.path) ? lines.filter(({ role }) => role === 'makes') : [];
}

/** The lines, those of a test's makers with the bodies of the makers, as far as their files were read. */
export function withBodies(lines: readonly CrashLine[], read: (path: string) => CodeText | undefined): CrashLine[] {
  const makers = new Set(makersOfTest(lines));
  return lines.map((line) => {
    const file = makers.has(line) ? read(line.path) : undefined;
    const body = file === undefined ? undefined : functionAround(file, line.line);
    return body === undefined ? line : { ...line, body };
  });
}

/** For a line with a body the line of it that was changed last, and not after the crash; else the given one. */
export function lastChangedOf(
  line: CrashLine,
  known: { readonly blame: readonly BlameLine[]; readonly until: number },
): CrashLine {
  const { body } = line;
  if (body === undefined) return line;
  const inside = known.blame.filter(
    (one) => body.startLine <= one.line && one.line <= body.endLine && one.time <= known.until && /\w/.test(one.text),
  );
  const [last] = inside.toSorted((a, b) => b.time - a.time || a.line - b.line);
  return last === undefined ? line : { ...line, line: last.line };
}
