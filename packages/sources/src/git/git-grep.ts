import type { GitContext } from './git-context.ts';
import { gitFailure } from './git-context.ts';
import type { GitTree } from './git-tree.ts';
import type { GrepMatch, GrepResult, GrepWanted } from './repository.ts';
import { runGit } from './run-git.ts';
import type { GitAnswer } from './run-git.ts';
import { pathsOutOfPlace, pathsThatDiffer } from './work-tree.ts';

const GREP_ARGUMENTS = [
  'grep',
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
/** With more files than these that differ, searching the whole commit is no slower. */
const MOST_DIFFERING = 500;

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
  const { path, line } = at;
  const text = at.text.slice(0, LONGEST_TEXT);
  const found = literals.filter((literal) => at.text.includes(literal));
  return found.map((literal) => ({ path, line, text, literal }));
}

/**
 * At most so many of the matches, those of the literals found least often first, then by path: a word that stands in
 * thousands of lines tells nothing, and must not crowd out the sentence that stands in one.
 */
export function rarestMatches(found: readonly GrepMatch[], most: number): GrepMatch[] {
  const counts = new Map<string, number>();
  for (const { literal } of found) counts.set(literal, (counts.get(literal) ?? 0) + 1);
  const inOrder = (one: GrepMatch, other: GrepMatch): number =>
    (counts.get(one.literal) ?? 0) - (counts.get(other.literal) ?? 0) ||
    (one.path < other.path ? -1 : Number(one.path > other.path)) ||
    one.line - other.line;
  return found.toSorted(inOrder).slice(0, most);
}

/**
 * Finds literals in all files of a revision. Unpacking every file of a commit costs several times what reading the
 * checked-out ones does, so the work tree is searched where there is one, and the commit only for the files whose
 * checked-out copy may differ: what is found is always the commit's.
 */
export async function grepGit(context: GitContext, wanted: GrepWanted): Promise<GrepResult> {
  const literals = usableLiterals(wanted.literals);
  if (literals.length === 0) return { matches: [], cut: false };
  const commit = await context.commitOf(wanted.revision);
  const maxMatches = wanted.maxMatches ?? MOST_MATCHES;
  const asked = { literals, commit, maxMatches, signal: wanted.signal };
  const checkedOut = await searchWorkTree(context, asked);
  const left = checkedOut === null ? ['.'] : checkedOut.left;
  const committed = left.length === 0 ? null : await search(context, { ...asked, where: [commit, '--', ...left] });
  const found = [...(checkedOut?.matches ?? []), ...(committed === null ? [] : matchesOf(committed, literals))];
  const cut = checkedOut?.cut === true || (committed !== null && committed.cut !== null) || found.length > maxMatches;
  return { matches: rarestMatches(found, maxMatches), cut };
}

interface Asked {
  readonly literals: readonly string[];
  readonly commit: string;
  readonly maxMatches: number;
  readonly signal: AbortSignal | undefined;
}

/** What the work tree tells of a commit, and the paths it does not tell about; null when it tells nothing. */
async function searchWorkTree(
  context: GitContext,
  asked: Asked,
): Promise<{ matches: GrepMatch[]; cut: boolean; left: readonly string[] } | null> {
  const { workTree } = context;
  if (workTree === null) return null;
  const compare = async (): Promise<{ tree: GitTree; differ: ReadonlySet<string> | null }> => {
    const tree = await context.treeOf(asked.commit);
    return { tree, differ: await pathsThatDiffer(workTree, tree) };
  };
  const [answer, { tree, differ }] = await Promise.all([search(context, { ...asked, where: ['--', '.'] }), compare()]);
  if (differ === null || differ.size > MOST_DIFFERING) return null;
  const found = matchesOf(answer, asked.literals).filter(({ path }) => tree.contents.has(path) && !differ.has(path));
  const matches = rarestMatches(found, asked.maxMatches);
  const outOfPlace = await pathsOutOfPlace(workTree, new Set(matches.map(({ path }) => path)));
  return {
    matches: matches.filter(({ path }) => !outOfPlace.has(path)),
    cut: answer.cut !== null || found.length > matches.length,
    left: [...differ, ...outOfPlace],
  };
}

/** The matches that git printed: `path NUL line NUL text`, the path behind its commit and a colon if one was named. */
function matchesOf(answer: GitAnswer, literals: readonly string[]): GrepMatch[] {
  return answer.output.split('\n').flatMap((record) => {
    const pathEnd = record.indexOf('\0');
    const lineEnd = record.indexOf('\0', pathEnd + 1);
    if (pathEnd === -1 || lineEnd === -1) return [];
    const path = record.slice(/^(?:[0-9a-f]{40}|[0-9a-f]{64}):/.exec(record)?.[0].length ?? 0, pathEnd);
    return matchesOfLine(
      { path, line: Number(record.slice(pathEnd + 1, lineEnd)), text: record.slice(lineEnd + 1) },
      literals,
    );
  });
}

/** Whether the git program here knows Perl's syntax; until it was tried, it is believed to. */
let alternates = true;

async function search(
  context: GitContext,
  wanted: Pick<Asked, 'literals' | 'signal'> & { readonly where: readonly string[] },
): Promise<GitAnswer> {
  const { literals, where, signal } = wanted;
  // git looks for each fixed string apart; an alternation in Perl's syntax reads the text once.
  const together = alternates && literals.length > 1;
  const patterns = together
    ? ['--perl-regexp', '-e', literals.map(quoted).join('|')]
    : ['--fixed-strings', ...literals.flatMap((literal) => ['-e', literal])];
  const answer = await runGit({
    folder: context.folder,
    arguments: [...GREP_ARGUMENTS, ...patterns, ...where],
    maxBytes: MOST_BYTES,
    signal,
  });
  // 1 means that nothing was found.
  if (answer.exitCode === 0 || answer.exitCode === 1 || answer.cut !== null) return answer;
  // A clone without some of its contents: what was found before one that is missing still holds.
  if (answer.said.includes('unable to read')) return { ...answer, cut: 'size' };
  if (!together) throw gitFailure(context, answer.said);
  alternates = false;
  return search(context, wanted);
}

/** A literal as a Perl pattern that matches it alone. */
function quoted(literal: string): string {
  return literal.replaceAll(/[!-/:-@[-`{-~ ]/g, String.raw`\$&`);
}
