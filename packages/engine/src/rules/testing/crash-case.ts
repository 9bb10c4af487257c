import { rankCrashCommits, rankCrashFiles } from '../../code/crash/rank-crash.ts';
import type { Ranked } from '../../code/crash/rank-crash.ts';
import type { CrashedCode } from '../../code/crash/crashed-code.ts';
import type { CrashReading } from '../../code/crash/crash-reading.ts';
import { readCrash } from '../../code/crash/read-crash.ts';
import type { BlameLine } from '../../code/history/commit.ts';
import { findTraces } from '../../logs/stack/find-traces.ts';
import { ELSEWHERE } from '../crash-rules.ts';
import type { Weights } from '../weigh.ts';
import type { Outcome } from './try-rules.ts';

/** A pasted trace, and the repository that it comes from. */
export interface CrashCase {
  readonly trace: string;
  /** What a person wrote beside it. */
  readonly words?: string;
  readonly files: Readonly<Record<string, string>>;
  /** The latest commits, newest first: their subjects and files. Without them and without blame there is no history. */
  readonly log?: readonly (readonly [subject: string, ...files: string[]])[];
  /** Days before the crash at which lines were changed last, by `path:line`; all others are ten years old. */
  readonly changed?: Readonly<Record<string, number>>;
  /** Who changed lines last, by `path:line`; all others are of a commit each. */
  readonly by?: Readonly<Record<string, string>>;
  /** Whether "none of the files" may be the answer, too. */
  readonly orNone?: true;
}

const AT = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;
const TEN_YEARS = 3_650;

function blameOf({ files, changed = {}, by = {} }: CrashCase, path: string): BlameLine[] {
  return (files[path] ?? '').split('\n').map((text, index): BlameLine => {
    const place = `${path}:${index + 1}`;
    return {
      line: index + 1,
      originalLine: index + 1,
      path,
      sha: by[place] ?? `elder ${index + 1}`,
      author: 'Ada',
      time: AT - (changed[place] ?? TEN_YEARS) * DAY,
      subject: 'change',
      text,
    };
  });
}

function codeOf(told: CrashCase): CrashedCode {
  const { files, log, changed, by } = told;
  const commits = (log ?? []).map(([subject, ...paths], place) => ({
    sha: `commit ${place}`,
    author: 'Ada',
    time: AT - DAY,
    subject,
    files: paths.map((path) => ({ path, status: 'modified' as const, hunks: [] })),
  }));
  return {
    state: { kind: log === undefined && changed === undefined && by === undefined ? 'folder' : 'git' },
    readFiles: (wanted) => Promise.resolve(wanted.map(({ path }) => ({ path, text: files[path] ?? null }))),
    grep: ({ literals }) =>
      Promise.resolve({
        matches: Object.entries(files).flatMap(([path, text]) =>
          text
            .split('\n')
            .flatMap((line, index) =>
              literals
                .filter((literal) => line.includes(literal))
                .map((literal) => ({ literal, path, line: index + 1, text: line })),
            ),
        ),
      }),
    log: () => Promise.resolve({ commits }),
    blame: (wanted) =>
      Promise.resolve(
        wanted.map(({ path, ranges }) => ({
          lines: blameOf(told, path).filter(({ line }) =>
            ranges.some(({ startLine, endLine }) => startLine <= line && line <= endLine),
          ),
        })),
      ),
  };
}

const READ = new WeakMap<CrashCase, Promise<CrashReading>>();

async function read(told: CrashCase): Promise<CrashReading> {
  const found = await readCrash(
    { traces: findTraces(told.trace).traces, words: told.words ?? '', at: AT },
    {
      repository: codeOf(told),
      revision: undefined,
      paths: Object.keys(told.files),
      signal: AbortSignal.timeout(60_000),
    },
  );
  if (found === undefined) throw new Error('No frame lies in the files.');
  return found.reading;
}

function readOnce(told: CrashCase): Promise<CrashReading> {
  const reading = READ.get(told) ?? read(told);
  READ.set(told, reading);
  return reading;
}

function measuredOf<Item>(ranked: readonly Ranked<Item>[], nameOf: (item: Item) => string): Outcome['measured'] {
  return Object.fromEntries(ranked.map(({ item, measured }) => [nameOf(item), measured]));
}

/** Ranks the files of a crash. */
export async function rankFilesOfCrash(told: CrashCase, weights: Weights): Promise<Outcome> {
  const { files } = await readOnce(told);
  const ranked = rankCrashFiles(
    files.map(({ item }) => item),
    weights,
  );
  const none = 1 - ranked.reduce((sum, { probability }) => sum + probability, 0);
  const [best] = ranked;
  const isNone = told.orNone === true && none > (best?.probability ?? 0);
  return {
    first: isNone ? ELSEWHERE : (best?.item.path ?? ''),
    measured: { ...measuredOf(ranked, ({ path }) => path), [ELSEWHERE]: { [ELSEWHERE]: 1 } },
  };
}

/** Ranks the commits that last changed the lines of a crash. */
export async function rankCommitsOfCrash(told: CrashCase, weights: Weights): Promise<Outcome> {
  const { commits } = await readOnce(told);
  const ranked = rankCrashCommits(
    commits.map(({ item }) => item),
    weights,
  );
  return { first: ranked[0]?.item.sha ?? '', measured: measuredOf(ranked, ({ sha }) => sha) };
}
