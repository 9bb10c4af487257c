import { isTestUnit } from '../../logs/stack/unit-names.ts';
import type { CrashFile } from '../../rules/crash-file.ts';
import { isMessengerCall, isRefusingCall, throwsOnPurpose } from './call-roles.ts';
import type { CrashInCode, TracedRun } from './crash-in-code.ts';
import { ACCESSOR_LINES } from './crash-lines.ts';
import type { CrashNames } from './crash-names.ts';
import type { LocatedFrame } from './located-frames.ts';

/** What the calls of traces say of a file. */
export type Call = Pick<
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

/** A file that no call lies in. */
export const NO_CALL: Call = {
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
export function callsOfRuns({ runs, names, read }: CrashInCode): Map<string, Call> {
  const sums = new Map<string, Call>();
  for (const run of runs) {
    for (const [path, call] of callsOf(run, { names, read })) {
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
        place === 0 &&
          threw &&
          frame.line !== undefined &&
          throwsOnPurpose(read(frame.path)?.code[frame.line - 1] ?? ''),
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
export function freshLines({ runs, changedAt, at }: CrashInCode): Map<string, { freshness: number; newest: number }> {
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

/** How near files are in the traces beside. */
export function inOthersOf({ others }: CrashInCode): Map<string, number> {
  const near = new Map<string, number>();
  for (const { frames } of others) {
    const files = [...new Set(frames.map(({ path }) => path).filter((path) => !isTestUnit(path)))];
    for (const [place, path] of files.entries()) near.set(path, Math.max(near.get(path) ?? 0, 1 / (1 + place)));
  }
  return near;
}
