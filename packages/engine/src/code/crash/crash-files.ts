import { isTestUnit, unitName } from '../../logs/stack/unit-names.ts';
import type { CrashFile } from '../../rules/crash-file.ts';
import { NO_CALL, callsOfRuns, freshLines, inOthersOf } from './call-facts.ts';
import type { CrashInCode } from './crash-in-code.ts';
import { isVendored } from './file-kinds.ts';
import { nearnessInHistory } from './nearness-in-history.ts';
import { namesakesOf, testedFiles } from './tested-files.ts';
import { foldersTold, namedInCalls, subjectsTold } from './told-files.ts';
import { fanInOf, insideOf, inWordsOf, madeOf } from './word-facts.ts';

const MOST_CANDIDATES = 60;
const MOST_BY_WORDS = 12;
const ERRORS_UNIT = /(?:Exceptions?|Errors?|exceptions?|errors?)$/;
const HEADER = /\.(?:h|hh|hpp|hxx|inl|ipp)$/;
const SOURCE = /\.(?:c|cc|cpp|cxx|m|mm)$/;
const NOT_CODE =
  /\.(?:md|mdx|rst|adoc|txt|svg|png|jpe?g|gif|ico|woff2?|ttf|snap|map|lock|sum|css|scss|po|csv)$|(?:^|\/)(?:CHANGELOG|LICENSE|NOTICE|AUTHORS)/i;

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
  const nearest = traced.filter((path) => !isTestUnit(path) && !isVendored(path)).slice(0, 3);
  const others = inOthersOf(crash);
  const history = nearnessInHistory(crash.changes, nearest);
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
  const told = toldOf(crash);
  const folders = new Set(nearest.slice(0, 2).map(folderOf));
  return [...candidates].map((path): CrashFile => {
    const call = calls.get(path);
    return {
      path,
      ...(call ?? NO_CALL),
      inOthers: call === undefined ? (others.get(path) ?? 0) : 0,
      test: isTestUnit(path),
      vendored: isVendored(path),
      fanIn: call === undefined ? 0 : fanIn(path),
      lineFreshness: fresh.get(path) ?? 0,
      changedAround: crash.changedAround.get(path) ?? 0,
      foldersTold: told.folders(path),
      subjectsTold: told.subjects(path),
      namedInCalls: told.inCalls(path),
      declaresErrors: ERRORS_UNIT.test(unitName(path)),
      testSubject: tests.subject.get(path) ?? 0,
      comparedSubject: tests.compared.get(path) ?? 0,
      namedByTests: tests.named.get(path) ?? 0,
      counterpart: call === undefined ? (counterparts.get(path) ?? 0) : 0,
      neighbour: folders.has(folderOf(path)) && path !== nearest[0],
      makes: made.get(path) ?? 0,
      declares: inside.declared.get(path) ?? 0,
      unitInWords: words.units.has(path),
      wordsInside: inside.words.get(path) ?? 0,
      messageInside: inside.messages.get(path) ?? 0,
      freshness: history.freshness.get(path) ?? 0,
      changedTogether: history.together.get(path) ?? 0,
      churn: history.churn.get(path) ?? 0,
    };
  });
}

/** What words, messages and the code of the calls tell of files. */
function toldOf({ runs, words, changes, read }: CrashInCode): {
  folders: (path: string) => number;
  subjects: (path: string) => number;
  inCalls: (path: string) => boolean;
} {
  const messages = runs
    .slice(0, 3)
    .flatMap(({ trace }) => trace.exceptions.map(({ type, message }) => `${type} ${message}`));
  const calls = runs.slice(0, 3).flatMap(({ frames }) => frames.filter(({ path }) => !isTestUnit(path)));
  return {
    folders: foldersTold(words),
    subjects: subjectsTold(changes, [words, ...messages].join('\n')),
    inCalls: namedInCalls(calls, read),
  };
}

function strongest(map: ReadonlyMap<string, number>): string[] {
  return [...map]
    .filter(([path]) => !NOT_CODE.test(path) && !isTestUnit(path))
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_BY_WORDS)
    .map(([path]) => path);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
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
