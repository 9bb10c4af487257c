import type { ReadCrashLine } from '../../code/crash/crash-reading.ts';
import type { HistoryWindow } from '../suspect/deployed-code.ts';

/** A place in code: `src/cart.ts:12 in total`; the function is left out where it is empty. */
export function placeWords(place: { readonly path: string; readonly line: number; readonly function: string }): string {
  const { path, line, function: name } = place;
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
