import { CRASH_COMMIT_RULES } from '../../rules/crash-commit-rules.ts';
import type { CrashCommit } from '../../rules/crash-commit-rules.ts';
import { CRASH_RULES, ELSEWHERE } from '../../rules/crash-rules.ts';
import type { CrashFile } from '../../rules/crash-file.ts';
import { CRASH_WEIGHTS } from '../../rules/crash-weights.ts';
import { measureAll, probabilitiesOf, reasonsOf } from '../../rules/weigh.ts';
import type { RuleReason, Weights } from '../../rules/weigh.ts';
import type { CrashLine } from './crash-lines.ts';

/** A candidate with its probability, and why. */
export interface Ranked<Item> {
  readonly item: Item;
  readonly probability: number;
  readonly reasons: readonly RuleReason[];
  /** What the rules measured: what the weights are fitted on. */
  readonly measured: Readonly<Record<string, number>>;
}

function ranked<Item>(
  items: readonly { readonly item: Item; readonly name: string; readonly measured: Readonly<Record<string, number>> }[],
  weights: Readonly<Record<string, number>>,
): Ranked<Item>[] {
  const reasons = items.map(({ measured }) => reasonsOf(measured, weights));
  const scores = reasons.map((own) => own.reduce((sum, { weight }) => sum + weight, 0));
  const elsewhere = weights[ELSEWHERE];
  const probabilities = probabilitiesOf(elsewhere === undefined ? scores : [...scores, elsewhere]);
  return items
    .map(({ item, name, measured }, place) => ({
      name,
      ranked: { item, measured, probability: probabilities[place] ?? 0, reasons: reasons[place] ?? [] },
    }))
    .toSorted((a, b) => b.ranked.probability - a.ranked.probability || (a.name < b.name ? -1 : 1))
    .map((one) => one.ranked);
}

/** Files that a crash points to, by how probable it is that they have to be repaired; what is missing to 1 is that none of them is. */
export function rankCrashFiles(
  files: readonly CrashFile[],
  weights: Weights = CRASH_WEIGHTS.files,
): Ranked<CrashFile>[] {
  return ranked(
    files.map((item) => ({ item, name: item.path, measured: measureAll(CRASH_RULES, item) })),
    weights,
  );
}

/** Commits that last changed the lines of a crash, by how probable it is that they brought it. */
export function rankCrashCommits(
  commits: readonly CrashCommit[],
  weights: Weights = CRASH_WEIGHTS.commits,
): Ranked<CrashCommit>[] {
  return ranked(
    commits.map((item) => ({ item, name: item.sha, measured: measureAll(CRASH_COMMIT_RULES, item) })),
    weights,
  );
}

/** How the suspicion of a file is shared among its lines: calls first, then where the value comes from. */
const SHARE: Readonly<Record<CrashLine['role'], number>> = { throw: 1, call: 0.7, feeds: 0.45, makes: 0.5 };

/** Lines of a crash, the most suspicious first. */
export function rankCrashLines(
  lines: readonly CrashLine[],
  files: readonly Ranked<CrashFile>[],
): { readonly line: CrashLine; readonly score: number }[] {
  const suspicion = new Map(files.map(({ item, probability }) => [item.path, probability]));
  const placeInFile = new Map<string, number>();
  return lines
    .map((line) => {
      const key = `${line.path} ${line.role === 'throw' ? 'call' : line.role}`;
      const place = placeInFile.get(key) ?? 0;
      placeInFile.set(key, place + 1);
      return { line, score: ((suspicion.get(line.path) ?? 0) * SHARE[line.role]) / (1 + 0.6 * place) };
    })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
}
