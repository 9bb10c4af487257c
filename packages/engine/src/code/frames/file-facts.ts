import type { OwnCall } from './own-calls.ts';
import type { StackTrace } from '../../logs/stack/stack-trace.ts';
import { type FileFacts, noFacts } from './suspicion-rules.ts';
import { isTestUnit, subjectOfTest, unitName, wordsOfName } from '../../logs/stack/unit-names.ts';

/** A trace with its own calls. */
export interface Run {
  readonly trace: StackTrace;
  readonly calls: readonly OwnCall[];
}

const MESSENGER_UNIT =
  /^(?:Validat(?:e|or|ion)|Preconditions?|Asserts?|Checks?|Guards?|Ensures?|Require|Verify|Invariant|\w*Reporter)$|(?:Validator|Preconditions|Reporter|Assertions?|Checker|Checks)$/i;
const MESSENGER_FUNCTION =
  /^(?:assert(?:[A-Z_]\w*)?|invariant|checkNot\w+|checkArgument|checkState|requireNonNull\w*|notNull|notEmpty|isTrue|throwIf\w*)$/;
const REFUSING_FUNCTION = /^(?:<init>|__init__|constructor|new [\w$.]+|set[A-Z_]\w*|__set\w*|\.?ctor|initialize)$/;
/** Errors the language raises by itself. All others were thrown by a statement somebody wrote. */
const LANGUAGE_FAULT =
  /(?:NullPointer|NullReference|ClassCast|InvalidCast|IndexOutOf|OutOfRange|Arithmetic|DivideByZero|ZeroDivision|StackOverflow|Recursion|ArrayStore|NegativeArraySize|NumberFormat|ConcurrentModification|NoSuchElement|OutOfMemory|NoMethod)|(?:^|\.)(?:TypeError|AttributeError|KeyError|IndexError|NameError|UnboundLocalError|ReferenceError|RangeError|panic)/;
const COMPARISON = /Assert|ComparisonFailure|ExpectationNotMet/i;
const EXCEPTION_UNIT = /(?:Exception|Error|errors?|exceptions?)$/;
/** A file whose functions come again this often, and make up this share of a trace, walks or dispatches. */
const DISPATCH_REPEATS = 3;
const DISPATCH_SHARE = 0.25;
/** How many of the nearest files others are compared with. */
const NEAREST = 2;

/** Gathers the facts of every file in the traces, and of the known files that are near them by name or place. */
export function gatherFacts(
  runs: readonly Run[],
  options: { readonly knownFiles: readonly string[]; readonly tests: readonly string[] },
): Map<string, FileFacts> {
  const facts = new Map<string, FileFacts>();
  const of = (file: string): FileFacts => {
    const known = facts.get(file) ?? noFacts();
    facts.set(file, known);
    return known;
  };
  for (const run of runs)
    addTrace(
      run.calls.filter(({ file }) => !isTestUnit(file)),
      { of, share: 1 / runs.length },
    );
  const known = unitsOf(options.knownFiles);
  const traced = [...facts.keys()].filter((file) => !known.has(file) && !isTestUnit(file)).map(unitOf);
  const candidates = [...traced, ...known.values()];
  addTests(candidates, { of, runs, tests: testsOf(runs, options.tests) });
  addRelations(candidates, { of, facts });
  // When there is nothing but tests and their helpers, they are all there is to point at.
  if (facts.size === 0) for (const run of runs) addTrace(run.calls, { of, share: 1 / runs.length });
  for (const file of facts.keys()) if (EXCEPTION_UNIT.test(unitName(file))) of(file).exceptionClass = 1;
  return facts;
}

type FactsOf = (file: string) => FileFacts;

/** A file by what it is called and where it lies. */
interface Unit {
  readonly file: string;
  readonly folder: string;
  readonly name: string;
  readonly words: ReadonlySet<string>;
}

const UNITS = new WeakMap<readonly string[], ReadonlyMap<string, Unit>>();

/** The units of files that are no tests; worked out once for a list, which is asked about again for every trace. */
function unitsOf(files: readonly string[]): ReadonlyMap<string, Unit> {
  const known = UNITS.get(files);
  if (known !== undefined) return known;
  const units = new Map(files.filter((file) => !isTestUnit(file)).map((file) => [file, unitOf(file)]));
  UNITS.set(files, units);
  return units;
}

function unitOf(file: string): Unit {
  const name = unitName(file);
  return { file, folder: folderOf(file), name: name.toLowerCase(), words: new Set(wordsOfName(name)) };
}

function addTrace(calls: readonly OwnCall[], into: { of: FactsOf; share: number }): void {
  const { of, share } = into;
  const repeats = repeatsOf(calls);
  let place = 0;
  const seen = new Set<string>();
  for (const call of calls) {
    if (seen.has(call.file)) continue;
    seen.add(call.file);
    const file = of(call.file);
    file.inTrace += share;
    file.nearness += share / (1 + place);
    const again = repeats.get(call.file) ?? 0;
    if (isMessenger(call, place)) file.messenger += share;
    else if (place === 0 && isRefusal(call)) file.refusedValue += share;
    if (again >= DISPATCH_REPEATS && again > DISPATCH_SHARE * calls.length) file.dispatch += share;
    place += 1;
  }
}

/** For each file, how many of its calls are of a function that was already on the stack. */
function repeatsOf(calls: readonly OwnCall[]): Map<string, number> {
  const seen = new Set<string>();
  const repeats = new Map<string, number>();
  for (const { file, frame } of calls) {
    const key = `${file} ${frame.function ?? ''}`;
    if (seen.has(key)) repeats.set(file, (repeats.get(file) ?? 0) + 1);
    seen.add(key);
  }
  return repeats;
}

function isMessenger(call: OwnCall, place: number): boolean {
  if (MESSENGER_UNIT.test(unitName(call.file))) return true;
  return place === 0 && MESSENGER_FUNCTION.test(call.frame.function ?? '');
}

function isRefusal({ frame, exception, threw }: OwnCall): boolean {
  return threw && !LANGUAGE_FAULT.test(exception.type) && REFUSING_FUNCTION.test(frame.function ?? '');
}

/** Names of the failing tests: as given, else the test units the traces themselves show. */
function testsOf(runs: readonly Run[], given: readonly string[]): string[] {
  if (given.length > 0) return [...given];
  return runs.flatMap(({ calls }) => {
    const test = calls.findLast(({ file }) => isTestUnit(file));
    return test === undefined ? [] : [`${test.file}::${test.frame.function ?? ''}`];
  });
}

/** `com.shop.CartTest::adds`, `tests/test_cart.py::test_adds`: the unit of a test, without its package and method. */
function testUnit(test: string): string {
  const [unit = ''] = test.split('::');
  const name = unit.includes('/') ? unitName(unit) : (unit.split('.').at(-1) ?? unit);
  return name.replace(/\$.*$/s, '');
}

function addTests(
  candidates: readonly Unit[],
  context: { of: FactsOf; runs: readonly Run[]; tests: readonly string[] },
): void {
  const { of, runs, tests } = context;
  if (tests.length === 0) return;
  const compared =
    runs.filter(({ trace }) => COMPARISON.test(trace.exceptions.at(-1)?.type ?? '')).length / runs.length;
  const subjects = tests.map((test) => subjectOfTest(testUnit(test)));
  const named = new Set(tests.flatMap((test) => wordsOfName(`${testUnit(test)} ${test.split('::')[1] ?? ''}`)));
  const rarity = rarityOf(candidates.map(({ words }) => words));
  for (const { file, name, words: own } of candidates) {
    const share = subjects.filter((subject) => subject === name).length / subjects.length;
    const total = [...own].reduce((sum, word) => sum + rarity(word), 0);
    const common = [...own].filter((word) => named.has(word)).reduce((sum, word) => sum + rarity(word), 0);
    if (share === 0 && common === 0) continue;
    const facts = of(file);
    facts.testSubject = share;
    facts.comparedSubject = share * compared;
    facts.namedByTests = total > 0 ? common / total : 0;
  }
}

/** Inverse document frequency of a word among the names of the candidates. */
function rarityOf(names: readonly ReadonlySet<string>[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const words of names) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log((names.length + 1) / (counts.get(word) ?? 1));
}

function addRelations(
  candidates: readonly Unit[],
  context: { of: FactsOf; facts: ReadonlyMap<string, FileFacts> },
): void {
  const { of, facts } = context;
  const inTrace = [...facts].filter(([, known]) => known.inTrace > 0);
  const nearest = inTrace
    .toSorted(([, a], [, b]) => b.nearness - a.nearness)
    .slice(0, NEAREST)
    .map(([file]) => unitOf(file));
  const traced = new Set(inTrace.map(([file]) => file));
  for (const { file, folder, words } of candidates) {
    for (const near of nearest) {
      if (near.file === file) continue;
      const common = [...near.words].filter((word) => words.has(word)).length;
      const beside = folder === near.folder;
      if (!beside && (common === 0 || traced.has(file))) continue;
      const known = of(file);
      if (beside) known.neighbour = 1;
      const likeness = common / (words.size + near.words.size - common);
      if (!traced.has(file)) known.namesake = Math.max(known.namesake, likeness);
    }
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
