import type { Commit, FileChange, Hunk } from './commit.ts';
import { extractSettingChanges } from './changed-settings.ts';
import { changedLines, isInert } from './commit-traits.ts';

/** A place in the code that the failure points to, strongest first. */
export interface Suspect {
  readonly path: string;
  readonly line?: number;
  readonly function?: string;
  /** The commit that `blame` names for the line. */
  readonly sha?: string;
}

/** What is known of the failure. Everything but `suspects` may be left out; nothing is guessed from what is missing. */
export interface Clue {
  readonly suspects: readonly Suspect[];
  /** Names of failing settings: environment variables, configuration keys. */
  readonly keys?: readonly string[];
  /** Packages whose code fails. */
  readonly dependencies?: readonly string[];
  /** Words that only this failure has: identifiers of its messages, templates, functions. */
  readonly terms?: readonly string[];
  /** Epoch milliseconds of the first sign of the failure. */
  readonly onset?: number;
  /** Epoch milliseconds of the last moment known to be healthy. */
  readonly lastGood?: number;
}

/** One piece of evidence for (weight above 0) or against a commit. */
export interface Reason {
  readonly weight: number;
  readonly text: string;
  /** True when it ties the content of the commit to the failure; time and kind do not. */
  readonly connects: boolean;
}

/** Lines a suspect may lie off a hunk: later commits move lines, and a fault shows a little below its cause. */
const NEAR_LINES = 10;

/** The evidence that a commit's own content and time give. */
export function commitEvidence(commit: Commit, context: { clue: Clue; commits: readonly Commit[] }): Reason[] {
  const { clue } = context;
  return [
    ...codeEvidence(commit, clue.suspects),
    ...settingEvidence(commit, clue),
    ...termEvidence(commit, { terms: clue.terms ?? [], commits: context.commits }),
    ...timeEvidence(commit, clue),
  ];
}

/** The strongest connection with a suspect counts; suspects further down the list count less. */
function codeEvidence(commit: Commit, suspects: readonly Suspect[]): Reason[] {
  let best: Reason | undefined;
  for (const [place, suspect] of suspects.entries()) {
    const discount = 1 / (1 + place * 0.25);
    const found = bestOf(
      commit.files.filter((file) => !isInert(file)).map((file) => touchEvidence(file, { suspect, commit })),
    );
    if (found !== undefined && found.weight * discount > (best?.weight ?? 0)) {
      best = { ...found, weight: found.weight * discount };
    }
  }
  return best === undefined ? [] : [best];
}

function bestOf(reasons: readonly (Reason | undefined)[]): Reason | undefined {
  return reasons.reduce((best, reason) => ((reason?.weight ?? 0) > (best?.weight ?? 0) ? reason : best), undefined);
}

function touchEvidence(file: FileChange, about: { suspect: Suspect; commit: Commit }): Reason | undefined {
  const { suspect, commit } = about;
  if (file.path !== suspect.path && file.oldPath !== suspect.path) return undefined;
  const where = suspect.line === undefined ? suspect.path : `${suspect.path}:${suspect.line}`;
  const connects = true;
  if (suspect.sha !== undefined && (commit.sha.startsWith(suspect.sha) || suspect.sha.startsWith(commit.sha))) {
    return { weight: 4, text: `last changed the failing line ${where}`, connects };
  }
  const { line } = suspect;
  if (line !== undefined && file.hunks.some((hunk) => changesLine(hunk, { line, within: 1 }))) {
    return { weight: 4, text: `changes the failing line ${where}`, connects };
  }
  const name = suspect.function;
  if (name !== undefined && name.length > 2 && file.hunks.some((hunk) => mentions(hunk, name))) {
    return { weight: 3, text: `changes the failing function ${name} in ${suspect.path}`, connects };
  }
  if (line !== undefined && file.hunks.some((hunk) => changesLine(hunk, { line, within: NEAR_LINES }))) {
    return { weight: 3, text: `changes lines next to ${where}`, connects };
  }
  const weight = file.status === 'added' ? 2.5 : 2;
  return { weight, text: `changes the failing file ${suspect.path}`, connects };
}

/** Whether changed lines of the hunk (not its context) lie at the line, counted in the file after the change. */
function changesLine(hunk: Hunk, target: { line: number; within: number }): boolean {
  let line = hunk.newStart;
  for (const content of hunk.lines) {
    const changed = !content.startsWith(' ');
    if (changed && Math.abs(line - target.line) <= target.within) return true;
    if (!content.startsWith('-')) line += 1;
  }
  return false;
}

function mentions(hunk: Hunk, name: string): boolean {
  const short = name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1);
  return hasWord(hunk.section ?? '', short) || hunk.lines.some((line) => hasWord(line, short));
}

/** Whether the text holds the word with no identifier character on either side. */
export function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + word.length] ?? ' '];
    if (!/[\w$]/.test(before) && !/[\w$]/.test(after)) return true;
  }
  return false;
}

/** Settings and dependencies are one line each: a commit that changes the failing one is as good as the failing line. */
function settingEvidence(commit: Commit, clue: Clue): Reason[] {
  const keys = clue.keys ?? [];
  const packages = clue.dependencies ?? [];
  if (keys.length === 0 && packages.length === 0) return [];
  const changes = extractSettingChanges(commit.files);
  const values = (before?: string, after?: string): string => `${before ?? 'absent'} to ${after ?? 'absent'}`;
  for (const change of changes) {
    const key = keys.find((wanted) => sameKey(change.key, wanted));
    if (key !== undefined) {
      const text = `changes the failing setting ${key} in ${change.path} from ${values(change.before, change.after)}`;
      return [{ weight: 4, text, connects: true }];
    }
    const name = change.kind === 'dependency' ? packages.find((wanted) => sameKey(change.key, wanted)) : undefined;
    if (name !== undefined) {
      const text = `changes the failing dependency ${name} from ${values(change.before, change.after)}`;
      return [{ weight: 4, text, connects: true }];
    }
  }
  const inCode = keys.find((key) =>
    commit.files.some((file) => {
      const { removed, added } = changedLines(file);
      return !isInert(file) && [...removed, ...added].some((line) => hasWord(line, key));
    }),
  );
  return inCode === undefined ? [] : [{ weight: 3, text: `changes how ${inCode} is read`, connects: true }];
}

/** `database.pool.size`, `DATABASE_POOL_SIZE` and `databasePoolSize` are one key, and so is the last part of a path that holds it. */
function sameKey(key: string, wanted: string): boolean {
  const fold = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9@/]/g, '');
  const [left, right] = [fold(key), fold(wanted)];
  if (left === '' || right === '') return false;
  return left === right || (right.length >= 6 && left.endsWith(right)) || (left.length >= 6 && right.endsWith(left));
}

/** Rare words weigh more: a word that most commits change tells nothing (inverse document frequency). */
function termEvidence(commit: Commit, context: { terms: readonly string[]; commits: readonly Commit[] }): Reason[] {
  const wanted = [...new Set(context.terms)].filter((term) => term.length > 3).slice(0, 40);
  if (wanted.length === 0) return [];
  const own = textOf(commit);
  const hits = wanted
    .filter((term) => hasWord(own, term))
    .map((term) => {
      const others = context.commits.filter((other) => other !== commit && hasWord(textOf(other), term)).length;
      return {
        term,
        rarity: Math.log((context.commits.length + 1) / (others + 1)) / Math.log(context.commits.length + 1),
      };
    })
    .filter(({ rarity }) => rarity > 0.2)
    .toSorted((a, b) => b.rarity - a.rarity);
  if (hits.length === 0) return [];
  const weight = Math.min(
    2.5,
    hits.reduce((sum, { rarity }) => sum + rarity, 0),
  );
  const names = hits.slice(0, 3).map(({ term }) => term);
  return [{ weight, text: `its change names ${names.join(', ')}`, connects: true }];
}

const TEXTS = new WeakMap<Commit, string>();

function textOf(commit: Commit): string {
  const known = TEXTS.get(commit);
  if (known !== undefined) return known;
  const changes = commit.files
    .filter((file) => !isInert(file))
    .flatMap((file) => {
      const { removed, added } = changedLines(file);
      return [...removed, ...added];
    });
  const text = changes.join('\n');
  TEXTS.set(commit, text);
  return text;
}

function timeEvidence(commit: Commit, clue: Clue): Reason[] {
  const reasons: Reason[] = [];
  if (clue.onset !== undefined && commit.time > clue.onset) {
    reasons.push({ weight: -8, text: 'was made after the failure began', connects: false });
  }
  if (clue.lastGood !== undefined && commit.time <= clue.lastGood) {
    reasons.push({ weight: -3, text: 'was there while the system was still healthy', connects: false });
  }
  if (clue.onset !== undefined && commit.time <= clue.onset) {
    // Halves every day: half of the changes that break something do so within a day of landing; never more than a tie-breaker.
    const days = (clue.onset - commit.time) / 86_400_000;
    reasons.push({ weight: 0.5 * 2 ** -days, text: 'landed before the failure began', connects: false });
  }
  return reasons;
}
