import { isTestUnit, subjectOfTest, unitName, wordsOfName } from '../../logs/stack/unit-names.ts';
import type { TracedRun } from './crash-in-code.ts';

/** What the failing tests of traces say of files, by path: shares between 0 and 1. */
export interface TestedFiles {
  readonly subject: ReadonlyMap<string, number>;
  readonly compared: ReadonlyMap<string, number>;
  readonly named: ReadonlyMap<string, number>;
}

const COMPARISON = /Assert|ComparisonFailure|ExpectationNotMet/i;
const LEAST_NAMED = 0.3;

interface Unit {
  readonly path: string;
  readonly name: string;
  readonly words: ReadonlySet<string>;
}

const UNITS = new WeakMap<readonly string[], readonly Unit[]>();

/** Files that are no tests, by their names; worked out once for a list. */
function unitsOf(paths: readonly string[]): readonly Unit[] {
  const known = UNITS.get(paths);
  if (known !== undefined) return known;
  const units = paths
    .filter((path) => !isTestUnit(path))
    .map((path) => {
      const name = unitName(path);
      return { path, name: name.toLowerCase(), words: new Set(wordsOfName(name)) };
    });
  UNITS.set(paths, units);
  return units;
}

/** Finds the files that the failing tests are named for, whole or in part. */
export function testedFiles(runs: readonly TracedRun[], paths: readonly string[]): TestedFiles {
  const tests = runs.flatMap(({ frames, trace }) => {
    const test = frames.findLast(({ path }) => isTestUnit(path));
    if (test === undefined) return [];
    return [
      {
        unit: unitName(test.path),
        method: test.function ?? '',
        compared: COMPARISON.test(trace.exceptions.at(-1)?.type ?? ''),
      },
    ];
  });
  const subject = new Map<string, number>();
  const compared = new Map<string, number>();
  const named = new Map<string, number>();
  if (tests.length === 0) return { subject, compared, named };
  const units = unitsOf(paths);
  const rarity = rarityOf(units);
  const words = new Set(tests.flatMap(({ unit, method }) => wordsOfName(`${unit} ${method}`)));
  const subjects = tests.map(({ unit }) => subjectOfTest(unit));
  const compares = tests.filter((test) => test.compared).length / tests.length;
  for (const unit of units) {
    const share = subjects.filter((one) => one === unit.name).length / tests.length;
    if (share > 0) subject.set(unit.path, share);
    if (share * compares > 0) compared.set(unit.path, share * compares);
    let [total, common] = [0, 0];
    for (const word of unit.words) {
      total += rarity(word);
      if (words.has(word)) common += rarity(word);
    }
    if (total > 0 && common / total >= LEAST_NAMED) named.set(unit.path, common / total);
  }
  return { subject, compared, named };
}

/** Inverse document frequency of a word among the names of the files. */
function rarityOf(units: readonly Unit[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { words } of units) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log((units.length + 1) / (counts.get(word) ?? 1));
}

/** Files whose names have words in common with those of the nearest files: the share of all words of the two. */
export function namesakesOf(nearest: readonly string[], paths: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const path of nearest) {
    const own = new Set(wordsOfName(unitName(path)));
    for (const { path: other, words } of unitsOf(paths)) {
      if (other === path) continue;
      let common = 0;
      for (const word of words) if (own.has(word)) common += 1;
      if (common > 0) found.set(other, Math.max(found.get(other) ?? 0, common / (words.size + own.size - common)));
    }
  }
  return found;
}
