import { extractSettingChanges, type SettingChange } from './changed-settings.ts';
import { because } from './clue.ts';
import type { Clue, Reason, Suspect } from './clue.ts';
import type { Commit } from './commit.ts';
import { changedLines, isInert } from './commit-traits.ts';
import { hasWord } from './has-word.ts';
import { roleOfPath } from './path-role.ts';

/** Folders that say nothing of the part of a system that they hold. */
const GENERAL_FOLDER =
  /^(?:src|lib|app|main|source|packages|services|internal|pkg|cmd|core|common|shared|server|java|python|web)$/;
/** A number that grows or shrinks this much changed its meaning, not its size: a slipped unit or digit. */
const MAGNITUDE = 10;
/** Shorter names are words that many things are called. */
const LEAST_NAME = 8;

/** Settings and dependencies are one line each: a commit that changes the failing one is as good as the failing line. */
export function settingEvidence(commit: Commit, clue: Clue): Reason[] {
  const keys = clue.keys ?? [];
  const packages = clue.dependencies ?? [];
  const changes = extractSettingChanges(commit.files);
  for (const change of changes) {
    const key = keys.find((wanted) => sameKey(change.key, wanted));
    if (key !== undefined) {
      return [because('failing_setting', { ...valuesOf(change), key })];
    }
    const name = change.kind === 'dependency' ? packages.find((wanted) => sameKey(change.key, wanted)) : undefined;
    if (name !== undefined) {
      return [because('failing_dependency', { ...valuesOf(change), key: name })];
    }
  }
  const shown = changes.find((change) => showsNewValue(change, clue.messages ?? []));
  if (shown !== undefined) {
    return [because('shown_value', valuesOf(shown))];
  }
  const inCode = keys.find((key) =>
    commit.files.some((file) => {
      const { removed, added } = changedLines(file);
      return !isInert(file) && [...removed, ...added].some((line) => hasWord(line, key));
    }),
  );
  return inCode === undefined ? partEvidence(changes, clue) : [because('reads_setting', { key: inCode })];
}

/** The setting with its values; one that was not there is `absent`. */
function valuesOf({ key, path, before, after }: SettingChange): Reason['values'] {
  return { key, path, before: before ?? 'absent', after: after ?? 'absent' };
}

/** Values that stand in any log by chance. */
const COMMON_VALUE = /^(?:true|false|null|none|yes|no|on|off|\d{1,2}|[45]\d\d)$/i;

/** Whether the failure's own words show the value that a change put in, and not the one it took away. */
function showsNewValue({ before, after }: SettingChange, messages: readonly string[]): boolean {
  if (after === undefined || after.length < 2 || after.length > 200 || COMMON_VALUE.test(after)) return false;
  return messages.some(
    (message) => hasWord(message, after) && (before === undefined || before === '' || !hasWord(message, before)),
  );
}

/** `database.pool.size`, `DATABASE_POOL_SIZE` and `databasePoolSize` are one key, and so is the last part of a path that holds it. */
function sameKey(key: string, wanted: string): boolean {
  const fold = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9@/]/g, '');
  const [left, right] = [fold(key), fold(wanted)];
  if (left === '' || right === '') return false;
  return left === right || (right.length >= 6 && left.endsWith(right)) || (left.length >= 6 && right.endsWith(left));
}

/** Settings of the failing part, told by name, and numbers that changed by an order of magnitude. Neither blames alone. */
function partEvidence(changes: readonly SettingChange[], clue: Clue): Reason[] {
  const named = changes.find((change) => namesSuspect(change, clue.suspects));
  const parts = failingParts(clue);
  const own = changes.find(
    (change) => change.before !== undefined && change.after !== undefined && isSettingOf(change, parts),
  );
  const leap = changes.find(({ before, after }) => isLeap(before, after));
  const reasons: (Reason | undefined)[] = [
    named && because('named_like_code', valuesOf(named)),
    own && because('setting_of_part', valuesOf(own)),
    leap && because('great_leap', valuesOf(leap)),
  ];
  return reasons.flatMap((reason) => reason ?? []);
}

/** Folders of the strongest suspects and the failing parts that are known by name, in lower case. */
function failingParts(clue: Clue): ReadonlySet<string> {
  const strongest = Math.max(0, ...clue.suspects.map(({ strength }) => strength ?? 1));
  const folders = clue.suspects
    .filter(({ strength }) => (strength ?? 1) * 2 >= strongest)
    .flatMap(({ path }) => path.split('/').slice(0, -1))
    .filter((name) => !GENERAL_FOLDER.test(name));
  return new Set([...folders, ...(clue.parts ?? [])].map((name) => name.toLowerCase()));
}

function isSettingOf({ path, key }: SettingChange, parts: ReadonlySet<string>): boolean {
  return [...path.split(/[/.]/), ...key.split(/[._]/)].some((name) => parts.has(name.toLowerCase()));
}

const OF_OTHERS = new WeakMap<Clue, WeakMap<Commit, boolean>>();

/**
 * Whether a commit changes nothing but settings of parts that do not fail: what one part may use or how it behaves does not
 * break another the way its code can, through calls.
 */
export function settingsOfOthersOnly(commit: Commit, clue: Clue): boolean {
  // Each commit is compared with all others, so that this is asked as often as their number's square.
  const known = OF_OTHERS.get(clue) ?? new WeakMap<Commit, boolean>();
  OF_OTHERS.set(clue, known);
  const answer = known.get(commit) ?? changesOnlyOthers(commit, clue);
  known.set(commit, answer);
  return answer;
}

function changesOnlyOthers(commit: Commit, clue: Clue): boolean {
  const files = commit.files.filter((file) => !isInert(file));
  const changes = extractSettingChanges(files);
  const others = new Set((clue.otherParts ?? []).map((name) => name.toLowerCase()));
  const parts = failingParts(clue);
  return (
    changes.length > 0 &&
    files.every((file) => roleOfPath(file.path) === 'configuration') &&
    changes.every((change) => isSettingOf(change, others) && !isSettingOf(change, parts))
  );
}

/** Flags and settings are named after the feature that they switch: `deliveryEstimate` and `delivery-estimate.ts`. */
function namesSuspect({ key }: SettingChange, suspects: readonly Suspect[]): boolean {
  const name = folded(key.slice(key.lastIndexOf('.') + 1));
  if (name.length < LEAST_NAME) return false;
  return suspects.some(({ path, function: own = '' }) => {
    const file = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w{1,8}$/, '');
    return [file, own].map(folded).some((text) => text === name || (text.length >= LEAST_NAME && name.includes(text)));
  });
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function isLeap(before: string | undefined, after: string | undefined): boolean {
  const [old, fresh] = [Number(before), Number(after)];
  if (before === undefined || after === undefined || !Number.isFinite(old) || !Number.isFinite(fresh)) return false;
  if (old === 0 || fresh === 0) return false;
  const ratio = Math.abs(fresh / old);
  return ratio >= MAGNITUDE || ratio <= 1 / MAGNITUDE;
}
