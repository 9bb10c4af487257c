import type { SlicedLine } from '../slice/sliced-lines.ts';
import { languageOfPath } from '../source/language.ts';
import { because } from './clue.ts';
import type { CodeReach, Reason } from './clue.ts';
import type { Commit, FileChange } from './commit.ts';
import { changedLines, isInert } from './commit-traits.ts';
import { lostNameReason, lostNames } from './lost-names.ts';
import { keepsBehaviour } from './same-behaviour.ts';
import { survivingLines } from './surviving-lines.ts';

/** By how much a change weighs less with each step away from the line that threw. */
const PER_STEP = 0.28;
/** Farther than any line of a slice. */
const FAR = 1000;

/** A line that a commit changed, and how far it lies from the throw; without `distance` the failure does not depend on it. */
export interface ChangedPlace {
  readonly path: string;
  readonly line: number;
  /** As the commit wrote it. */
  readonly written: string;
  readonly distance?: number;
}

/** The lines of the deployed code that a commit changed, those that the failure depends on first. */
export function changedPlaces(commit: Commit, reach: CodeReach): ChangedPlace[] {
  const used = wordsOfSlice(reach);
  const sliced = new Map(reach.lines.map((one) => [`${one.path}:${one.line}`, one]));
  return commit.files
    .filter((file) => !isInert(file) && !keepsBehaviour(file))
    .flatMap((file) => {
      const text = reach.read(file.path);
      if (text === undefined) return [];
      return survivingLines(file, text).map(({ line, written, words, keys }): ChangedPlace => {
        const hit = sliced.get(`${file.path}:${line}`);
        const steps = hit === undefined ? undefined : stepsTo(words, hit);
        const place = { path: file.path, line, written };
        // A value under a key that nobody on the way reads went nowhere.
        const unread = keys !== undefined && ![...keys].some((key) => (used.get(key) ?? 0) > 1);
        return hit === undefined || steps === undefined || unread
          ? place
          : { ...place, distance: hit.distance + steps };
      });
    })
    .toSorted((a, b) => far(a) - far(b));
}

const USED = new WeakMap<CodeReach, ReadonlyMap<string, number>>();

/** On how many lines of the slice each word matters. */
function wordsOfSlice(reach: CodeReach): ReadonlyMap<string, number> {
  const known = USED.get(reach);
  if (known !== undefined) return known;
  const used = new Map<string, number>();
  const texts = new Map<string, readonly string[]>();
  for (const { path, line, words: mattering } of reach.lines) {
    const lines = texts.get(path) ?? (reach.read(path) ?? '').split('\n');
    texts.set(path, lines);
    const words = new Set(lines[line - 1]?.match(/[\w$]+/g) ?? []);
    for (const word of words) if (mattering?.has(word) !== false) used.set(word, (used.get(word) ?? 0) + 1);
  }
  USED.set(reach, used);
  return used;
}

function far({ distance }: ChangedPlace): number {
  return distance ?? FAR;
}

/** How much further than its line what changed in it lies; undefined when it does not matter there. What is not known may matter. */
function stepsTo(changed: ReadonlySet<string> | undefined, { words, rest }: SlicedLine): number | undefined {
  if (changed === undefined || words === undefined) return 0;
  const steps = [...changed].flatMap((word) => words.get(word) ?? []);
  if (rest !== undefined) steps.push(rest);
  return steps.length === 0 ? undefined : Math.min(...steps);
}

/**
 * How a commit touches what the failing values can have come from. Undefined when that is not known for what it changes: then nearness has
 * to do.
 */
export function sliceEvidence(
  commit: Commit,
  about: { reach: CodeReach | undefined; commits: readonly Commit[]; messages?: readonly string[] },
): Reason[] | undefined {
  const { reach, commits, messages = [] } = about;
  if (reach === undefined || reach.lines.length === 0) return undefined;
  const files = commit.files.filter((file) => !isInert(file));
  const sliced = new Set(reach.lines.map(({ path }) => path));
  const known = files.filter((file) => sliced.has(file.path) || languageOfPath(file.path) === 'typescript');
  if (known.length < files.length || files.length === 0) return undefined;
  if (files.every(keepsBehaviour)) {
    return [because('same_behaviour')];
  }
  const names = lostNames(commit, reach);
  const places = changedPlaces(commit, reach);
  const [nearest] = places;
  const connected = places.filter(({ distance }) => distance !== undefined);
  const more: Reason[] = names.length === 0 ? [] : [lostNameReason(names)];
  if (connected.length > 0 && connected.every((place) => isRestored(place, { commit, commits }))) {
    more.push(because('restores'));
  }
  if (nearest?.distance !== undefined) {
    const brought = commit.files.find(({ path }) => path === nearest.path)?.status === 'added';
    const share = Math.max(...connected.map((place) => shareExplained(place.written, messages)));
    const code = nearest.distance === 0 ? 'changes_failing_line' : 'led_to_failure';
    const place = `${nearest.path}:${nearest.line}`;
    const near = share / (1 + PER_STEP * nearest.distance);
    return [because(brought ? 'brings_failing_code' : code, { place }, near), ...more];
  }
  const beside = files.find((file: FileChange) => sliced.has(file.path));
  if (beside === undefined) return more;
  return [because('beside_reached_code', { path: beside.path }), ...more];
}

/** A text in quotes that is no single letter or sign. */
const NAMED = /(["'`])([^"'`\s]{3,100})\1/g;

/**
 * How many of the failures of one kind a changed line can explain: when they name several things, of which the line names one, what was
 * changed there cannot have failed the others.
 */
function shareExplained(written: string, messages: readonly string[]): number {
  const shares = [...written.matchAll(NAMED)].flatMap(([, , name = '']) => {
    const naming = messages.filter((message) => message.includes(name));
    const kinds = new Set(naming.map(withoutValues));
    const alike = messages.filter((message) => kinds.has(withoutValues(message)));
    return naming.length === 0 ? [] : [naming.length / alike.length];
  });
  return Math.min(1, ...shares);
}

/** A message without the words that hold numbers, paths, hosts or quoted names, which differ from case to case. */
function withoutValues(message: string): string {
  return message
    .split(/\s+/)
    .filter((word) => !/[\d./"'`]/.test(word.replace(/[.,:;]$/, '')))
    .join(' ');
}

/** A line that an earlier commit took away and this one put back: it worked before. */
function isRestored(place: ChangedPlace, about: { commit: Commit; commits: readonly Commit[] }): boolean {
  const { commit, commits } = about;
  return commits.some(
    (other) =>
      other !== commit &&
      other.time < commit.time &&
      other.files.some(
        (file) => file.path === place.path && changedLines(file).removed.some((line) => line.trim() === place.written),
      ),
  );
}
