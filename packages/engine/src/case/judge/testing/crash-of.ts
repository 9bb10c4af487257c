import type { Candidate } from '@mats/contracts';
import type { CrashReading, ReadCrashLine } from '../../../code/crash/crash-reading.ts';
import type { LocatedFrame } from '../../../code/crash/located-frames.ts';
import type { CrashCommit } from '../../../rules/crash-commit-rules.ts';
import type { CrashFile } from '../../../rules/crash-file.ts';
import { crashCandidates } from '../crash-candidates.ts';
import type { CrashFacts } from '../crash-candidates.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-01-10T00:00:00Z');

/** A line that a crash points to. */
export interface Given {
  readonly path: string;
  readonly line: number;
  readonly score?: number;
  readonly role?: ReadCrashLine['line']['role'];
  readonly sha?: string;
  readonly days?: number;
  readonly text?: string;
  readonly frame?: Partial<LocatedFrame>;
}

function read({ path, line, score = 1, role = 'throw', sha, days = 3, text, frame }: Given): ReadCrashLine {
  const blame =
    sha === undefined
      ? {}
      : {
          blame: {
            line,
            originalLine: line,
            path,
            sha,
            author: 'Ada',
            time: NOW - days * DAY,
            subject: '',
            text: '',
          },
        };
  return {
    line: { path, line, role, steps: 0, ...(frame === undefined ? {} : { frame: frame as LocatedFrame }) },
    score,
    ...(text === undefined ? {} : { text }),
    ...blame,
  };
}

/** Files with their chances. */
export type Files = readonly (readonly [string, number])[];
/** Commits with their chances, and the days before the crash that they were made. */
export type Commits = readonly (readonly [sha: string, probability: number, days: number])[];

/** A crash as it was read. */
export function reading(files: Files, lines: readonly Given[], commits: Commits = []): CrashReading {
  const ranked = { reasons: [], measured: {} };
  return {
    trace: {
      runtime: 'javascript',
      exceptions: [{ role: 'raised', type: 'TypeError', message: 'x', frames: [], causes: [] }],
      fingerprint: '',
      lines: { first: 1, last: 1 },
    },
    frames: [],
    value: { state: 'null', asked: [] },
    files: files.map(([path, probability]) => ({ ...ranked, item: { path } as CrashFile, probability })),
    lines: lines.map(read),
    commits: commits.map(([sha, probability, days]) => ({
      ...ranked,
      item: { sha, time: NOW - days * DAY } as CrashCommit,
      probability,
    })),
    at: NOW,
  };
}

/** What a crash offers, of which all code was read and no commit. */
export function candidatesOf(given: CrashReading, more: Partial<CrashFacts> = {}): Candidate[] {
  const code = new Map(given.lines.map(({ line }) => [`${line.path}:${line.line}`, `ev_${line.path}:${line.line}`]));
  return crashCandidates({
    repository: 'app',
    service: null,
    reading: given,
    otherRevision: false,
    trace: 'ev_trace',
    code,
    commits: new Map(),
    ...more,
  });
}
