import { unitName, wordsOfName } from '../../logs/stack/unit-names.ts';
import type { CrashInCode } from './crash-in-code.ts';
import { declares } from './declares.ts';
import { useForms } from './use-forms.ts';

/** Files that the person's words name: by rarity of the parts of their names, and whole. */
export function inWordsOf({ paths, names }: CrashInCode): { named: Map<string, number>; units: Set<string> } {
  const named = new Map<string, number>();
  const units = new Set<string>();
  const whole = new Set(names.inWords.map((name) => name.toLowerCase()));
  const counts = unitWordCounts(paths);
  for (const path of paths) {
    const name = unitName(path);
    if (whole.has(name.toLowerCase()) && name.length > 3) units.add(path);
    const parts = new Set(wordsOfName(name));
    let [total, common] = [0, 0];
    for (const word of parts) {
      const rarity = Math.log((paths.length + 1) / (counts.get(word) ?? 1));
      total += rarity;
      if (names.plain.has(word) || whole.has(word)) common += rarity;
    }
    if (common > 0) named.set(path, units.has(path) ? 1 : common / total);
  }
  return { named, units };
}

const COUNTS = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** How many files have a word in their names; worked out once for a list. */
function unitWordCounts(paths: readonly string[]): ReadonlyMap<string, number> {
  const known = COUNTS.get(paths);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const path of paths)
    for (const word of new Set(wordsOfName(unitName(path)))) counts.set(word, (counts.get(word) ?? 0) + 1);
  COUNTS.set(paths, counts);
  return counts;
}

interface Inside {
  readonly words: Map<string, number>;
  readonly messages: Map<string, number>;
  readonly declared: Map<string, number>;
  readonly texts: Set<string>;
}

/** Files that hold the names of words and messages, by rarity: a name that stands in a tenth of the files tells nothing. */
export function insideOf({ paths, names, found }: CrashInCode): Inside {
  const files = new Map<string, Set<string>>();
  for (const { literal, path } of found) files.set(literal, (files.get(literal) ?? new Set()).add(path));
  const rarity = (name: string): number => {
    const count = files.get(name)?.size ?? 0;
    return count === 0 || count > Math.max(8, paths.length / 10)
      ? 0
      : Math.log((paths.length + 1) / count) / Math.log(paths.length + 1);
  };
  const shareOf = (wanted: readonly string[]): Map<string, number> => {
    const total = wanted.reduce((sum, name) => sum + rarity(name), 0);
    const shares = new Map<string, number>();
    for (const name of wanted) {
      for (const path of rarity(name) > 0 ? (files.get(name) ?? []) : [])
        shares.set(path, (shares.get(path) ?? 0) + rarity(name) / total);
    }
    return shares;
  };
  const declared = new Map<string, number>();
  const asked = new Set(names.inMessages);
  const byDeclaration = new Map<string, Set<string>>();
  for (const { literal, path, text } of found) {
    if (asked.has(literal) && declares(text, literal))
      byDeclaration.set(literal, (byDeclaration.get(literal) ?? new Set()).add(path));
  }
  for (const [, holders] of byDeclaration)
    for (const path of holders) declared.set(path, Math.max(declared.get(path) ?? 0, 1 / holders.size));
  const texts = new Set(found.filter(({ literal }) => names.texts.includes(literal)).map(({ path }) => path));
  return { words: shareOf(names.inWords), messages: shareOf(names.inMessages), declared, texts };
}

/** Files with the functions that made values of the failing statement; a function that many files declare tells little. */
export function madeOf({ makers, found }: CrashInCode): Map<string, number> {
  const made = new Map<string, number>();
  for (const { name, steps } of makers) {
    const holders = new Set(
      found.filter(({ literal, text }) => literal === name && declares(text, name)).map(({ path }) => path),
    );
    for (const path of holders) made.set(path, Math.max(made.get(path) ?? 0, 1 / (steps * holders.size)));
  }
  return made;
}

/** How many files use a file, by the forms in which they name it. */
export function fanInOf({ found, paths }: CrashInCode): (path: string) => number {
  const users = new Map<string, Set<string>>();
  for (const { literal, path } of found) users.set(literal, (users.get(literal) ?? new Set()).add(path));
  return (path) => {
    const counts = useForms(path).map((form) => users.get(form)?.size ?? 0);
    return Math.log(1 + Math.max(0, ...counts)) / Math.log(1 + paths.length);
  };
}
