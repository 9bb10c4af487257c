import type { GitContext } from './git-context.ts';
import { gitFailure } from './git-context.ts';
import type { GrepMatch, GrepResult, GrepWanted } from './repository.ts';
import { runGit } from './run-git.ts';

const GREP_ARGUMENTS = [
  'grep',
  '--fixed-strings',
  '-I',
  '--line-number',
  '--null',
  '--no-color',
  '--no-textconv',
  '--no-recurse-submodules',
  '--no-column',
  '--no-heading',
  '--no-break',
  '--no-full-name',
];
const MOST_LITERALS = 200;
const MOST_MATCHES = 2_000;
const MOST_BYTES = 8 * 1024 * 1024;
/** Code lines are shorter; what is longer is generated, and one of them must not fill the answer. */
const LONGEST_TEXT = 500;

/** The literals that can be looked for: not empty, one line, without NUL. */
export function usableLiterals(literals: readonly string[]): readonly string[] {
  return [...new Set(literals)]
    .filter((literal) => literal !== '' && !/[\n\r\0]/.test(literal))
    .slice(0, MOST_LITERALS);
}

/** Matches of one line: one for each literal it holds. */
export function matchesOfLine(
  at: { readonly path: string; readonly line: number; readonly text: string },
  literals: readonly string[],
): GrepMatch[] {
  const found = literals.filter((literal) => at.text.includes(literal));
  return found.map((literal) => ({ ...at, text: at.text.slice(0, LONGEST_TEXT), literal }));
}

/** Finds literals in all files of a revision with one `git grep`. */
export async function grepGit(context: GitContext, wanted: GrepWanted): Promise<GrepResult> {
  const literals = usableLiterals(wanted.literals);
  if (literals.length === 0) return { matches: [], cut: false };
  const commit = await context.commitOf(wanted.revision);
  const answer = await runGit({
    folder: context.folder,
    arguments: [...GREP_ARGUMENTS, ...literals.flatMap((literal) => ['-e', literal]), commit, '--', '.'],
    maxBytes: MOST_BYTES,
    signal: wanted.signal,
  });
  // 1 means that nothing was found.
  if (answer.exitCode !== 0 && answer.exitCode !== 1 && answer.cut === null) throw gitFailure(context, answer.said);
  const maxMatches = wanted.maxMatches ?? MOST_MATCHES;
  const matches = answer.output.split('\n').flatMap((record) => {
    const [object = '', line = '', ...text] = record.split('\0');
    const path = object.slice(object.indexOf(':') + 1);
    return text.length === 0 ? [] : matchesOfLine({ path, line: Number(line), text: text.join('\0') }, literals);
  });
  return { matches: matches.slice(0, maxMatches), cut: answer.cut !== null || matches.length > maxMatches };
}
