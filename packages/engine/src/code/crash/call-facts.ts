import { isTestUnit } from '../../logs/stack/unit-names.ts';
import type { CrashFile } from '../../rules/crash-file.ts';
import { isMessengerCall, isRefusingCall, throwsOnPurpose } from './call-roles.ts';
import type { CrashInCode, TracedRun } from './crash-in-code.ts';
import { ACCESSOR_LINES } from './crash-lines.ts';
import { faultKind } from './fault-kind.ts';
import { isShared, isVendored } from './file-kinds.ts';
import type { LocatedFrame } from './located-frames.ts';

/** What the calls of traces say of a file. */
export type Call = Pick<
  CrashFile,
  | 'inTrace'
  | 'nearest'
  | 'nearness'
  | 'threw'
  | 'messenger'
  | 'refused'
  | 'disagrees'
  | 'functionInWords'
  | 'onPurpose'
  | 'handedIn'
  | 'working'
  | 'far'
  | 'statementFault'
>;

/** A file that no call lies in. */
export const NO_CALL: Call = {
  inTrace: 0,
  nearest: 0,
  nearness: 0,
  threw: 0,
  messenger: 0,
  refused: 0,
  disagrees: 0,
  functionInWords: 0,
  onPurpose: 0,
  handedIn: 0,
  working: 0,
  far: 0,
  statementFault: 0,
};

/** What the calls of all runs say of their files: the mean over the runs. */
export function callsOfRuns(crash: CrashInCode): Map<string, Call> {
  const { runs } = crash;
  const sums = new Map<string, Call>();
  for (const run of runs) {
    for (const [path, call] of callsOf(run, crash)) {
      const before = sums.get(path) ?? NO_CALL;
      const added = Object.entries(call).map(([fact, value]) => [
        fact,
        before[fact as keyof Call] + value / runs.length,
      ]);
      sums.set(path, Object.fromEntries(added) as Call);
    }
  }
  return sums;
}

const flag = (holds: boolean): number => (holds ? 1 : 0);
/** From this file outwards a call is far from what failed. */
const FAR = 5;

/** Calls in the order of suspicion: own code, then what is kept of others, then tests; in each the root cause's innermost first. */
function inOrder(frames: readonly LocatedFrame[]): LocatedFrame[] {
  const rank = ({ path }: LocatedFrame): number => (isTestUnit(path) ? 2 : flag(isVendored(path)));
  return frames.toSorted((a, b) => rank(a) - rank(b));
}

type Known = Pick<CrashInCode, 'names' | 'read' | 'words'>;

/** The calls of a trace by their files. */
function callsOf({ frames, trace, handedIn = false, feeding = [] }: TracedRun, known: Known): Map<string, Call> {
  const ordered = inOrder(frames);
  const [top] = ordered;
  const root = top?.exception ?? 0;
  const failed = trace.exceptions[root];
  const kind = faultKind(failed?.type ?? '', failed?.message ?? '', known.words);
  // What fails in the file that called it was called wrongly there.
  const within = ordered[1]?.path === top?.path && ordered.length > 1;
  const filled = feeding.filter(({ steps, through }) => steps === 1 && through === 'field');
  const working = workingFiles(ordered, new Set(filled.map(({ path }) => path)));
  const calls = new Map<string, Call>();
  for (const frame of ordered) {
    if (calls.has(frame.path)) continue;
    const own = frames.filter(({ path }) => path === frame.path);
    const exception = trace.exceptions[frame.exception];
    const between = exception?.frames.slice(0, frame.depth) ?? [];
    const threw = frame.place === 0 && between.every(({ origin }) => origin === 'runtime');
    const place = calls.size;
    const first = place === 0;
    const onPurpose =
      first &&
      frame.line !== undefined &&
      kind !== 'statement' &&
      throwsOnPurpose(known.read(frame.path)?.code[frame.line - 1] ?? '');
    calls.set(frame.path, {
      inTrace: 1,
      nearest: flag(first),
      nearness: 1 / (1 + place),
      threw: flag(threw && first),
      messenger: flag(isMessengerCall(frame, place)),
      refused: flag(first && !within && threw && exception !== undefined && isRefusingCall(frame, exception.type)),
      disagrees: flag(frame.agreement === 'disagrees'),
      onPurpose: flag(onPurpose && !within),
      handedIn: flag(handedIn && first && !within),
      functionInWords: flag(
        own.some((one) => one.function !== undefined && known.names.inWords.includes(one.function)),
      ),
      working: working.get(frame.path) ?? 0,
      far: flag(place >= FAR),
      statementFault: flag(first && kind === 'statement'),
    });
  }
  return calls;
}

/**
 * 1 / (1 + order) of the files whose calls do work of their own: nothing that many share, no messengers, and no accessors. Who reads a field
 * that fails, and fills it elsewhere, is no mere accessor.
 */
function workingFiles(ordered: readonly LocatedFrame[], setters: ReadonlySet<string>): Map<string, number> {
  const byFile = Map.groupBy(ordered, ({ path }) => path);
  const working = new Map<string, number>();
  for (const [path, frames] of byFile) {
    const ranges = frames.slice(0, MOST_LOOKED_AT).flatMap(({ range }) => range ?? []);
    const accessor =
      !setters.has(path) &&
      ranges.length > 0 &&
      ranges.every(({ startLine, endLine }) => endLine - startLine <= ACCESSOR_LINES);
    const [first] = frames;
    const messenger = first !== undefined && isMessengerCall(first, working.size);
    if (!accessor && !messenger && !isShared(path) && !isVendored(path)) working.set(path, 1 / (1 + working.size));
  }
  return working;
}

/** Calls of a file whose functions are looked at for whether they do more than to hand on. */
const MOST_LOOKED_AT = 3;

const DAY = 86_400_000;
const OLDEST_DAYS = 3_650;

/** How lately the lines of the nearest calls of files were changed: 1 right before the crash, 0 ten years before. */
export function freshLines({ runs, changedAt, at }: CrashInCode): Map<string, number> {
  const fresh = new Map<string, number>();
  for (const { path, line } of runs.flatMap(({ frames }) => frames)) {
    const time = changedAt.get(`${path}:${line}`);
    if (time === undefined || fresh.has(path)) continue;
    const days = Math.min(OLDEST_DAYS, Math.max(0, at - time) / DAY);
    fresh.set(path, 1 - Math.log(1 + days) / Math.log(1 + OLDEST_DAYS));
  }
  return fresh;
}

/** How near files are in the traces beside. */
export function inOthersOf({ others }: CrashInCode): Map<string, number> {
  const near = new Map<string, number>();
  for (const { frames } of others) {
    const files = [...new Set(frames.map(({ path }) => path).filter((path) => !isTestUnit(path)))];
    for (const [place, path] of files.entries()) near.set(path, Math.max(near.get(path) ?? 0, 1 / (1 + place)));
  }
  return near;
}
