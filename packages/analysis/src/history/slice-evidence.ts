import type { SlicedLine } from '../code/backward-slice.ts';
import { languageOfPath } from '../code/language.ts';
import type { CodeReach, Reason } from './clue.ts';
import type { Commit, FileChange } from './commit.ts';
import { isInert } from './commit-traits.ts';
import { keepsBehaviour } from './same-behaviour.ts';
import { survivingLines } from './surviving-lines.ts';

/** What a change of the line that threw weighs, and by how much it falls with each step away from it. */
const AT_THE_THROW = 4;
const PER_STEP = 0.35;
/** A file that a commit brings whole is new to the repository, but mostly as old as what uses it. */
const BROUGHT = 2.5;
const BESIDE = 0.8;
const SAME_THING = -4;

/** A line that a commit changed, and how far it lies from the throw; without `distance` the failure does not depend on it. */
export interface ChangedPlace {
  readonly path: string;
  readonly line: number;
  readonly distance?: number;
}

/** The lines of the deployed code that a commit changed, those that the failure depends on first. */
export function changedPlaces(commit: Commit, reach: CodeReach): ChangedPlace[] {
  const distances = new Map(reach.lines.map(({ path, line, distance }) => [`${path}:${line}`, distance]));
  return commit.files
    .filter((file) => !isInert(file) && !keepsBehaviour(file))
    .flatMap((file) => {
      const text = reach.read(file.path);
      if (text === undefined) return [];
      return survivingLines(file, text).map((line): ChangedPlace => {
        const distance = distances.get(`${file.path}:${line}`);
        return { path: file.path, line, ...(distance === undefined ? {} : { distance }) };
      });
    })
    .toSorted((a, b) => (a.distance ?? Number.POSITIVE_INFINITY) - (b.distance ?? Number.POSITIVE_INFINITY) || 0);
}

/**
 * How a commit touches what the failing values can have come from. Undefined when that is not known for what it changes: then nearness has
 * to do.
 */
export function sliceEvidence(commit: Commit, reach: CodeReach | undefined): Reason[] | undefined {
  if (reach === undefined || reach.lines.length === 0) return undefined;
  const files = commit.files.filter((file) => !isInert(file));
  const sliced = new Set(reach.lines.map(({ path }) => path));
  const known = files.filter((file) => sliced.has(file.path) || languageOfPath(file.path) === 'typescript');
  if (known.length < files.length || files.length === 0) return undefined;
  if (files.every(keepsBehaviour)) {
    return [{ weight: SAME_THING, text: 'writes the same thing in another way', connects: false }];
  }
  const [nearest] = changedPlaces(commit, reach);
  if (nearest?.distance !== undefined) {
    const brought = commit.files.find(({ path }) => path === nearest.path)?.status === 'added';
    const weight = (brought ? BROUGHT : AT_THE_THROW) / (1 + PER_STEP * nearest.distance);
    return [{ weight, text: `${wordsFor(nearest)} ${nearest.path}:${nearest.line}`, connects: true }];
  }
  const beside = files.find((file: FileChange) => sliced.has(file.path));
  if (beside === undefined) return [];
  const text = `changes ${beside.path}, but nothing there that led to the failure`;
  return [{ weight: BESIDE, text, connects: false }];
}

function wordsFor({ distance = 0 }: Pick<SlicedLine, 'distance'> | ChangedPlace): string {
  return distance === 0 ? 'changes the failing line' : 'changes what led to the failure at';
}
