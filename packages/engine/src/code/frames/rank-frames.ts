import { buildPathIndex } from '../source/path-index.ts';
import { gatherFacts } from './file-facts.ts';
import { ownCalls } from './own-calls.ts';
import type { StackTrace } from '../../logs/stack/stack-trace.ts';
import { SUSPICION_WEIGHTS, suspicionOf } from './suspicion-rules.ts';
import type { Weights } from '../../rules/weigh.ts';

/** A line that a trace makes suspect. */
export interface SuspectLine {
  readonly file: string;
  readonly line: number;
  readonly function?: string;
  readonly score: number;
}

/** A file that a trace makes suspect, with the reason in words. Scores are comparable within one ranking only. */
export interface SuspectFile {
  readonly file: string;
  readonly score: number;
  readonly reason: string;
}

/** Suspects best first; a line's file is one of the files. */
export interface FrameRanking {
  readonly files: readonly SuspectFile[];
  readonly lines: readonly SuspectLine[];
}

export interface RankOptions {
  /** `owner/name` or package name of the code under suspicion: its frames count as the team's own wherever it is installed. */
  readonly project?: string;
  /** Repository paths: frames are given the path they mean, frames of no file there are left out, and files near them are added. */
  readonly knownFiles?: readonly string[];
  /** Names of the failing tests (`com.shop.CartTest::adds`, `tests/test_cart.py::test_adds`) when the traces come from a test run. */
  readonly tests?: readonly string[];
}

/**
 * Ranks the files and lines of one failure by how likely the fault is there, from one trace or several of the same failure, by
 * `SUSPICION_RULES`. When no frame is the team's own, the frames of libraries are ranked instead, so that there is an answer.
 */
export function rankFrames(
  traces: StackTrace | readonly StackTrace[],
  options: RankOptions = {},
  weights: Weights = SUSPICION_WEIGHTS,
): FrameRanking {
  const list = distinct(Array.isArray(traces) ? (traces as readonly StackTrace[]) : [traces as StackTrace]);
  const index = options.knownFiles === undefined ? undefined : buildPathIndex(options.knownFiles);
  const { project } = options;
  const ownership = { ...(index === undefined ? {} : { index }), ...(project === undefined ? {} : { project }) };
  const runs = list.map((trace) => ({ trace, calls: ownCalls(trace, ownership) }));
  const facts = gatherFacts(runs, { knownFiles: options.knownFiles ?? [], tests: options.tests ?? [] });
  const files = [...facts]
    .map(([file, known]) => ({ file, ...suspicionOf(known, weights) }))
    .toSorted((a, b) => b.score - a.score || (a.file < b.file ? -1 : 1));
  if (files.length === 0 && project === undefined && index === undefined) return libraryRanking(list);
  return { files, lines: rankLines(runs, new Map(files.map(({ file, score }) => [file, score]))) };
}

/** Equal traces of one failure tell the same thing once. */
function distinct(traces: readonly StackTrace[]): StackTrace[] {
  return [...new Map(traces.map((trace) => [trace.fingerprint, trace])).values()];
}

function rankLines(
  runs: readonly { calls: ReturnType<typeof ownCalls> }[],
  scores: ReadonlyMap<string, number>,
): SuspectLine[] {
  const lines = new Map<string, SuspectLine>();
  for (const { calls } of runs) {
    const perFile = new Map<string, number>();
    for (const { file, frame } of calls) {
      const suspicion = scores.get(file);
      if (frame.line === undefined || suspicion === undefined) continue;
      const key = `${file}:${frame.line}`;
      const place = perFile.get(file) ?? 0;
      // Within a file the call nearest to the throw comes first; a repeated line is one line.
      const score = suspicion - 0.5 * place;
      const known = lines.get(key);
      if (known === undefined) perFile.set(file, place + 1);
      if (known !== undefined && known.score >= score) continue;
      lines.set(key, {
        file,
        line: frame.line,
        score,
        ...(frame.function === undefined ? {} : { function: frame.function }),
      });
    }
  }
  return [...lines.values()].toSorted((a, b) => b.score - a.score || a.file.localeCompare(b.file) || a.line - b.line);
}

function libraryRanking(traces: readonly StackTrace[]): FrameRanking {
  const lines = traces.flatMap(({ exceptions }) =>
    exceptions.flatMap(({ frames }) =>
      frames.flatMap((frame, place): SuspectLine[] => {
        const { file, line } = frame;
        if (file === undefined || line === undefined || frame.origin === 'runtime') return [];
        return [
          { file, line, score: 1 / (1 + place), ...(frame.function === undefined ? {} : { function: frame.function }) },
        ];
      }),
    ),
  );
  const sorted = lines.toSorted((a, b) => b.score - a.score);
  const files = new Map<string, SuspectFile>();
  for (const { file, score } of sorted) {
    if (!files.has(file)) files.set(file, { file, score, reason: 'library code: no frame is of the own code' });
  }
  return { files: [...files.values()], lines: sorted };
}
