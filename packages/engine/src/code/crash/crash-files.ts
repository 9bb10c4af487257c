import type { StackTrace } from '../../logs/stack/stack-trace.ts';
import { isTestUnit, unitName, wordsOfName } from '../../logs/stack/unit-names.ts';
import type { CrashFile } from '../../rules/crash-rules.ts';
import { isMessengerCall, isRefusingCall, throwsOnPurpose } from './call-roles.ts';
import type { CodeText } from './code-text.ts';
import { ACCESSOR_LINES } from './crash-lines.ts';
import type { CrashNames } from './crash-names.ts';
import { declares } from './declares.ts';
import type { LocatedFrame } from './located-frames.ts';
import { nearnessInHistory } from './nearness-in-history.ts';
import { useForms } from './use-forms.ts';
import { testedFiles } from './tested-files.ts';
import { namesakesOf } from './tested-files.ts';

/** A name or text that a search of the code found. */
export interface FoundName {
  readonly literal: string;
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** A trace with its frames in the repository, in the order of the trace. */
export interface TracedRun {
  readonly trace: StackTrace;
  readonly frames: readonly LocatedFrame[];
  /** The failing value was handed in to the function that failed. */
  readonly handedIn?: boolean;
}

/** What is known of a crash in one repository. */
export interface CrashInCode {
  /** Traces of the one failure: one, or those of all tests that failed with it. */
  readonly runs: readonly TracedRun[];
  /** What was printed beside: traces of other threads and other failures. */
  readonly others: readonly TracedRun[];
  readonly paths: readonly string[];
  readonly names: CrashNames;
  readonly found: readonly FoundName[];
  /** Functions that made values of the failing statement, by their names, with the steps to them. */
  readonly makers: readonly { readonly name: string; readonly steps: number }[];
  /** The file's text, where it was read. */
  readonly read: (path: string) => CodeText | undefined;
  /** When lines of calls were changed last, epoch milliseconds, by `path:line`. */
  readonly changedAt: ReadonlyMap<string, number>;
  /** Epoch milliseconds of the crash. */
  readonly at: number;
  /** Files of each of the latest commits, newest first. */
  readonly changes: readonly (readonly string[])[];
}

const MOST_CANDIDATES = 60;
const MOST_BY_WORDS = 12;
const VENDORED = /(?:^|\/)(?:_?vendor(?:ed|s)?|third[_-]?party|3rdparty|externals?|extern|node_modules|site-packages|deps)\//;
/** Words by which people name what many parts use. */
const SHARED = /^(?:utils?|utility|utilities|helpers?|common|shared|base|abstract|core|support|tools?|misc|kernel|generic|basic)$/;
const ERRORS_UNIT = /(?:Exceptions?|Errors?|exceptions?|errors?)$/;
const HEADER = /\.(?:h|hh|hpp|hxx|inl|ipp)$/;
const SOURCE = /\.(?:c|cc|cpp|cxx|m|mm)$/;
const NOT_CODE = /\.(?:md|mdx|rst|adoc|txt|svg|png|jpe?g|gif|ico|woff2?|ttf|snap|map|lock|sum|css|scss|po|csv)$|(?:^|\/)(?:CHANGELOG|LICENSE|NOTICE|AUTHORS)/i;

/** The files that can have to be repaired, each with what is known of it. */
export function crashFiles(crash: CrashInCode): CrashFile[] {
  const calls = callsOfRuns(crash);
  const fresh = freshLines(crash);
  const fanIn = fanInOf(crash);
  const words = inWordsOf(crash);
  const inside = insideOf(crash);
  const made = madeOf(crash);
  const tests = testedFiles(crash.runs, crash.paths);
  const traced = [...calls].toSorted(([, a], [, b]) => b.nearness - a.nearness).map(([path]) => path);
  const nearest = traced.filter((path) => !isTestUnit(path)).slice(0, 3);
  const others = inOthersOf(crash);
  const history = nearnessInHistory(crash.changes, nearest[0]);
  const counterparts = counterpartsOf(nearest, crash.paths);
  const namesakes = namesakesOf(nearest.slice(0, 2), crash.paths);
  const candidates = new Set<string>(traced);
  for (const path of [
    ...others.keys(),
    ...counterparts.keys(),
    ...strongest(tests.subject),
    ...strongest(made),
    ...strongest(inside.declared),
    ...strongest(words.named),
    ...strongest(inside.words),
    ...strongest(inside.messages),
    ...strongest(history.together),
    ...strongest(tests.named),
    ...strongest(namesakes),
    ...inside.texts,
  ]) {
    if (candidates.size < MOST_CANDIDATES && !NOT_CODE.test(path)) candidates.add(path);
  }
  const folders = new Set(nearest.slice(0, 2).map(folderOf));
  return [...candidates].map((path): CrashFile => {
    const call = calls.get(path);
    return {
      path,
      ...(call ?? NO_CALL),
      inOthers: call === undefined ? (others.get(path) ?? 0) : 0,
      test: isTestUnit(path),
      vendored: VENDORED.test(path),
      shared: wordsOfName(unitName(path)).some((word) => SHARED.test(word)),
      fanIn: call === undefined ? 0 : fanIn(path),
      lineFreshness: fresh.get(path)?.freshness ?? 0,
      newestLine: fresh.get(path)?.newest ?? 0,
      declaresErrors: ERRORS_UNIT.test(unitName(path)),
      testSubject: tests.subject.get(path) ?? 0,
      comparedSubject: tests.compared.get(path) ?? 0,
      namedByTests: tests.named.get(path) ?? 0,
      namesake: call === undefined ? (namesakes.get(path) ?? 0) : 0,
      counterpart: call === undefined ? (counterparts.get(path) ?? 0) : 0,
      neighbour: folders.has(folderOf(path)) && path !== nearest[0],
      makes: made.get(path) ?? 0,
      declares: inside.declared.get(path) ?? 0,
      namedInWords: words.named.get(path) ?? 0,
      unitInWords: words.units.has(path),
      wordsInside: inside.words.get(path) ?? 0,
      messageInside: inside.messages.get(path) ?? 0,
      saysMessage: inside.texts.has(path),
      freshness: history.freshness.get(path) ?? 0,
      changedTogether: history.together.get(path) ?? 0,
      churn: history.churn.get(path) ?? 0,
    };
  });
}

function strongest(map: ReadonlyMap<string, number>): string[] {
  return [...map]
    .filter(([path]) => !NOT_CODE.test(path) && !isTestUnit(path))
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_BY_WORDS)
    .map(([path]) => path);
}

type Call = Pick<
  CrashFile,
  | 'inTrace'
  | 'nearest'
  | 'nearness'
  | 'threw'
  | 'inWrapper'
  | 'share'
  | 'messenger'
  | 'refused'
  | 'dispatch'
  | 'accessor'
  | 'disagrees'
  | 'loading'
  | 'functionInWords'
  | 'onPurpose'
  | 'handedIn'
  | 'hands'
>;

const NO_CALL: Call = {
  inTrace: 0,
  nearest: 0,
  nearness: 0,
  threw: 0,
  inWrapper: 0,
  share: 0,
  messenger: 0,
  refused: 0,
  dispatch: 0,
  accessor: 0,
  disagrees: 0,
  loading: 0,
  functionInWords: 0,
  onPurpose: 0,
  handedIn: 0,
  hands: 0,
};

/** A file whose functions come again this often, and make up this share of a trace, walks or dispatches. */
const DISPATCH_REPEATS = 3;
const DISPATCH_SHARE = 0.25;

/** What the calls of all runs say of their files: the mean over the runs. */
function callsOfRuns({ runs, names, read }: CrashInCode): Map<string, Call> {
  const sums = new Map<string, Call>();
  for (const run of runs) {
    for (const [path, call] of callsOf(run, { names, read })) {
      const before = sums.get(path) ?? NO_CALL;
      const added = Object.entries(call).map(([fact, value]) => [fact, before[fact as keyof Call] + value / runs.length]);
      sums.set(path, Object.fromEntries(added) as Call);
    }
  }
  return sums;
}

const flag = (holds: boolean): number => (holds ? 1 : 0);

/** The calls of a trace by their files: the root cause's first, each exception's innermost first. Tests come last. */
function callsOf(
  { frames, trace, handedIn = false }: TracedRun,
  known: { readonly names: CrashNames; readonly read: CrashInCode['read'] },
): Map<string, Call> {
  const { names, read } = known;
  const inCode = frames.filter(({ path }) => !isTestUnit(path));
  const ordered = [...inCode, ...frames.filter(({ path }) => isTestUnit(path))];
  const calls = new Map<string, Call>();
  const root = inCode[0]?.exception ?? 0;
  for (const frame of ordered) {
    if (calls.has(frame.path)) continue;
    const own = frames.filter(({ path }) => path === frame.path);
    const exception = trace.exceptions[frame.exception];
    const between = exception?.frames.slice(0, frame.depth) ?? [];
    const threw = frame.place === 0 && between.every(({ origin }) => origin === 'runtime');
    const place = calls.size;
    const { range } = frame;
    calls.set(frame.path, {
      inTrace: 1,
      nearest: flag(place === 0),
      nearness: 1 / (1 + place),
      threw: flag(threw),
      inWrapper: flag(frame.exception !== root),
      share: own.length / Math.max(1, frames.length),
      messenger: flag(isMessengerCall(frame, place)),
      refused: flag(place === 0 && threw && exception !== undefined && isRefusingCall(frame, exception.type)),
      dispatch: flag(repeats(own) >= DISPATCH_REPEATS && own.length > DISPATCH_SHARE * frames.length),
      accessor: flag(place === 0 && range !== undefined && range.endLine - range.startLine <= ACCESSOR_LINES),
      disagrees: flag(frame.agreement === 'disagrees'),
      onPurpose: flag(
        place === 0 && threw && frame.line !== undefined && throwsOnPurpose(read(frame.path)?.code[frame.line - 1] ?? ''),
      ),
      handedIn: flag(handedIn && place === 0),
      hands: flag(handedIn && place === 1),
      loading: flag(/^<(?:module|main|top \(required\))>$/.test(frame.frame.function ?? '')),
      functionInWords: flag(own.some((one) => one.function !== undefined && names.inWords.includes(one.function))),
    });
  }
  return calls;
}

const DAY = 86_400_000;
const OLDEST_DAYS = 3_650;

/** How lately the lines of the nearest calls of files were changed, and which of them last. */
function freshLines({ runs, changedAt, at }: CrashInCode): Map<string, { freshness: number; newest: number }> {
  const times = new Map<string, number>();
  for (const { frames } of runs) {
    for (const { path, line } of frames) {
      const time = changedAt.get(`${path}:${line}`);
      if (time !== undefined && !times.has(path)) times.set(path, time);
    }
  }
  const newest = Math.max(...times.values());
  const tied = [...times.values()].filter((time) => time === newest).length;
  return new Map(
    [...times].map(([path, time]) => {
      const days = Math.min(OLDEST_DAYS, Math.max(0, at - time) / DAY);
      const freshness = 1 - Math.log(1 + days) / Math.log(1 + OLDEST_DAYS);
      return [path, { freshness, newest: time === newest && times.size > 1 ? 1 / tied : 0 }];
    }),
  );
}

function repeats(frames: readonly LocatedFrame[]): number {
  return frames.length - new Set(frames.map((frame) => frame.function ?? '')).size;
}

/** How many files use a file, by the forms in which they name it. */
function fanInOf({ found, paths }: CrashInCode): (path: string) => number {
  const users = new Map<string, Set<string>>();
  for (const { literal, path } of found) users.set(literal, (users.get(literal) ?? new Set()).add(path));
  return (path) => {
    const counts = useForms(path).map((form) => users.get(form)?.size ?? 0);
    return Math.log(1 + Math.max(0, ...counts)) / Math.log(1 + paths.length);
  };
}

/** How near files are in the traces beside. */
function inOthersOf({ others }: CrashInCode): Map<string, number> {
  const near = new Map<string, number>();
  for (const { frames } of others) {
    const files = [...new Set(frames.map(({ path }) => path).filter((path) => !isTestUnit(path)))];
    for (const [place, path] of files.entries()) near.set(path, Math.max(near.get(path) ?? 0, 1 / (1 + place)));
  }
  return near;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Files that the person's words name: by rarity of the parts of their names, and whole. */
function inWordsOf({ paths, names }: CrashInCode): { named: Map<string, number>; units: Set<string> } {
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
  for (const path of paths) for (const word of new Set(wordsOfName(unitName(path)))) counts.set(word, (counts.get(word) ?? 0) + 1);
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
function insideOf({ paths, names, found }: CrashInCode): Inside {
  const files = new Map<string, Set<string>>();
  for (const { literal, path } of found) files.set(literal, (files.get(literal) ?? new Set()).add(path));
  const rarity = (name: string): number => {
    const count = files.get(name)?.size ?? 0;
    return count === 0 || count > Math.max(8, paths.length / 10) ? 0 : Math.log((paths.length + 1) / count) / Math.log(paths.length + 1);
  };
  const shareOf = (wanted: readonly string[]): Map<string, number> => {
    const total = wanted.reduce((sum, name) => sum + rarity(name), 0);
    const shares = new Map<string, number>();
    for (const name of wanted) {
      for (const path of rarity(name) > 0 ? (files.get(name) ?? []) : []) shares.set(path, (shares.get(path) ?? 0) + rarity(name) / total);
    }
    return shares;
  };
  const declared = new Map<string, number>();
  const asked = new Set(names.inMessages);
  const byDeclaration = new Map<string, Set<string>>();
  for (const { literal, path, text } of found) {
    if (asked.has(literal) && declares(text, literal)) byDeclaration.set(literal, (byDeclaration.get(literal) ?? new Set()).add(path));
  }
  for (const [, holders] of byDeclaration) for (const path of holders) declared.set(path, Math.max(declared.get(path) ?? 0, 1 / holders.size));
  const texts = new Set(found.filter(({ literal }) => names.texts.includes(literal)).map(({ path }) => path));
  return { words: shareOf(names.inWords), messages: shareOf(names.inMessages), declared, texts };
}

/** Files with the functions that made values of the failing statement; a function that many files declare tells little. */
function madeOf({ makers, found }: CrashInCode): Map<string, number> {
  const made = new Map<string, number>();
  for (const { name, steps } of makers) {
    const holders = new Set(found.filter(({ literal, text }) => literal === name && declares(text, name)).map(({ path }) => path));
    for (const path of holders) made.set(path, Math.max(made.get(path) ?? 0, 1 / (steps * holders.size)));
  }
  return made;
}

/** Declarations of definitions and the other way round: `arena.h` of `arena.cc`. */
function counterpartsOf(nearest: readonly string[], paths: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [place, path] of nearest.entries()) {
    if (!HEADER.test(path) && !SOURCE.test(path)) continue;
    const unit = unitName(path);
    for (const other of paths) {
      if (other === path || (!HEADER.test(other) && !SOURCE.test(other)) || unitName(other) !== unit) continue;
      const near = folderOf(other) === folderOf(path) ? 1 : 0.5;
      found.set(other, Math.max(found.get(other) ?? 0, near / (1 + place)));
    }
  }
  return found;
}
