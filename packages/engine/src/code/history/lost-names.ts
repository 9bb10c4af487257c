import { languageOfPath } from '../source/language.ts';
import { scriptTokens } from '../slice/script-tokens.ts';
import { because } from './clue.ts';
import type { CodeReach, Reason } from './clue.ts';
import type { Commit, FileChange } from './commit.ts';
import { alteredLines, isInert } from './commit-traits.ts';

/** A name that a commit took away and that others still use. */
export interface LostName {
  readonly name: string;
  /** Where it is still used, nearest to the failure first. */
  readonly path: string;
  readonly line: number;
  readonly distance: number;
}

/** Names are a contract between files: one side without the other fails. The nearer to the failure its use, the more it tells. */
const PER_STEP = 0.35;
/** Shorter words are anybody's. */
const SHORTEST = 3;
/** Words of the language, its types, and methods that every value of a kind has. */
const COMMON = new Set(
  'await async return typeof string number boolean unknown void never object undefined null true false this super new throw const let var function class import export default case push map get set add has filter join split trim slice length toString then catch keys values entries forEach reduce find includes'.split(
    ' ',
  ),
);
const WORD = /^#?[A-Za-z_$][\w$-]*$/;

/**
 * Names (properties, keys, exports, events) that a commit took out of a file where they no longer occur, while lines that the failure depends
 * on use them in other files.
 */
export function lostNames(commit: Commit, reach: CodeReach): LostName[] {
  const files = commit.files.filter((file) => !isInert(file) && file.status !== 'added');
  const used = usesOf(reach);
  const gone = new Map(
    files.flatMap((file) => goneFrom(file, { reach, used }).map((name) => [name, file.path] as const)),
  );
  return [...gone]
    .flatMap(([name, from]) => (used.get(name) ?? []).filter(({ path }) => path !== from))
    .toSorted((a, b) => a.distance - b.distance);
}

const USES = new WeakMap<CodeReach, ReadonlyMap<string, readonly LostName[]>>();

/** Where each name stands in what the failure depends on. */
function usesOf(reach: CodeReach): ReadonlyMap<string, readonly LostName[]> {
  const known = USES.get(reach);
  if (known !== undefined) return known;
  const uses = new Map<string, LostName[]>();
  const texts = new Map<string, string[]>();
  for (const { path, line, distance } of reach.lines) {
    const lines = texts.get(path) ?? (reach.read(path) ?? '').split('\n');
    texts.set(path, lines);
    for (const name of namesIn(lines[line - 1] ?? '', path)) {
      const places = uses.get(name) ?? [];
      uses.set(name, places);
      places.push({ name, path, line, distance });
    }
  }
  USES.set(reach, uses);
  return uses;
}

/** The reason that lost names give. */
export function lostNameReason(names: readonly LostName[]): Reason {
  const [nearest] = names;
  const { name = '', path = '', line = 0, distance = 0 } = nearest ?? {};
  return because('lost_name', { name, place: `${path}:${line}` }, 1 / (1 + PER_STEP * distance));
}

/** Names that a change took out of a file and that are used where it matters. */
function goneFrom(
  file: FileChange,
  about: { reach: CodeReach; used: ReadonlyMap<string, readonly LostName[]> },
): string[] {
  const { reach, used } = about;
  const { removed, added } = alteredLines(file);
  const put = namesIn(added.join('\n'), file.path);
  const taken = [...namesIn(removed.join('\n'), file.path)].filter((name) => used.has(name) && !put.has(name));
  const now = reach.read(file.path);
  // To read a whole file into names is dear, and few changes need it.
  if (now === undefined || !taken.some((name) => now.includes(name))) return taken;
  const left = namesOf(reach, { path: file.path, text: now });
  return taken.filter((name) => !left.has(name));
}

const NAMES = new WeakMap<CodeReach, Map<string, ReadonlySet<string>>>();

/** The names of a file as it was deployed, once for all commits that touch it. */
function namesOf(reach: CodeReach, file: { path: string; text: string }): ReadonlySet<string> {
  const known = NAMES.get(reach) ?? new Map<string, ReadonlySet<string>>();
  NAMES.set(reach, known);
  const names = known.get(file.path) ?? namesIn(file.text, file.path);
  known.set(file.path, names);
  return names;
}

/**
 * Names that one file offers and another asks for: properties, keys, texts in quotes, and what is declared. Local words are nobody else's.
 */
function namesIn(text: string, path: string): Set<string> {
  if (languageOfPath(path) !== 'typescript') return new Set(text.match(/[A-Za-z_$][\w$-]{2,}/g) ?? []);
  const tokens = scriptTokens(text);
  const names = tokens.flatMap(({ kind, text: own }, place) => {
    const [before = '', after = ''] = [tokens[place - 1]?.text, tokens[place + 1]?.text];
    if (kind === 'string') return /^["']/.test(own) ? [own.slice(1, -1)] : [];
    const offered = /^(?:\??\.|[{,]|function|const|let|class|async)$/.test(before) || /^(?:\?|:|\()$/.test(after);
    return kind === 'word' && offered && !COMMON.has(own) ? [own] : [];
  });
  return new Set(names.filter((name) => name.length >= SHORTEST && WORD.test(name)));
}
