import type { ReadCrashLine } from '../../code/crash/crash-reading.ts';
import type { HistoryWindow } from '../suspect/deployed-code.ts';

/** A place in code as sentences have it; an empty function and a line 0 stand for what is not known. */
export interface PlaceValues {
  readonly path: string;
  readonly line: number;
  readonly function: string;
}

/** A place as a value of sentences. */
export function placeValues(place: {
  readonly path: string;
  readonly line?: number | undefined;
  readonly function?: string | undefined;
}): { path: string; line: number; function: string } {
  const { path, line = 0, function: name = '' } = place;
  return { path, line, function: name };
}

/** A place in code: `src/cart.ts:12 in total`. */
export function placeWords({ path, line, function: name }: PlaceValues): string {
  return `${path}${line === 0 ? '' : `:${line}`}${name === '' ? '' : ` in ${name}`}`;
}

const DEEDS: Readonly<Record<ReadCrashLine['line']['role'], string>> = {
  throw: 'throws',
  call: 'calls what throws',
  feeds: 'sets the value that fails with',
  makes: 'makes the value that fails with',
};

/** What a place has to do with a crash; `role` is empty where only its file is known, `type` where the error has no name. */
export function deedWords(role: ReadCrashLine['line']['role'] | '', type: string): string {
  return `${role === '' ? 'belongs to what throws' : DEEDS[role]} ${type === '' ? 'the error' : type}`;
}

/** Which commits were looked at, behind "the commits". */
export function windowWords({ is, revision, previous }: HistoryWindow['of']): string {
  switch (is) {
    case 'up_to_deployed':
      return `up to the deployed ${revision.slice(0, 8)}`;
    case 'deployed':
      return `deployed with ${revision.slice(0, 8)} after ${previous.slice(0, 8)}`;
    case 'before_onset':
      return 'made before the onset';
    case 'last':
      return 'made last';
  }
}
