import { buildPathIndex, locateFrame, type PathIndex } from '../code/path-index.ts';
import type { StackFrame, StackTrace } from './stack-trace.ts';

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
  /** Repository paths: frames are given the path they mean, and frames of no file there come last. */
  readonly knownFiles?: readonly string[];
}

/** Ranks the files and lines of one failure by how likely the fault is there, from one trace or several of the same failure. */
export function rankFrames(traces: StackTrace | readonly StackTrace[], options: RankOptions = {}): FrameRanking {
  const index = options.knownFiles === undefined ? undefined : buildPathIndex(options.knownFiles);
  const files = new Map<string, SuspectFile>();
  const lines = new Map<string, SuspectLine>();
  const list = Array.isArray(traces) ? (traces as readonly StackTrace[]) : [traces as StackTrace];
  for (const trace of list) {
    let place = 0;
    for (const exception of trace.exceptions) {
      for (const frame of exception.frames) {
        const file = fileOf(frame, { index });
        if (file === undefined) continue;
        const own = !frame.library || belongsTo(frame, options.project);
        const score = (own ? 1 : 0.1) / (1 + place);
        place += 1;
        const known = files.get(file)?.score ?? 0;
        files.set(file, { file, score: known + score, reason: own ? 'own code' : 'library code' });
        const { line } = frame;
        if (line === undefined) continue;
        const key = `${file}:${line}`;
        lines.set(key, {
          file,
          line,
          ...(frame.function === undefined ? {} : { function: frame.function }),
          score: (lines.get(key)?.score ?? 0) + score,
        });
      }
    }
  }
  const byScore = <Item extends { score: number; file: string }>(a: Item, b: Item): number =>
    b.score - a.score || a.file.localeCompare(b.file);
  return { files: [...files.values()].toSorted(byScore), lines: [...lines.values()].toSorted(byScore) };
}

function fileOf(frame: StackFrame, place: { index: PathIndex | undefined }): string | undefined {
  if (frame.file === undefined) return undefined;
  if (place.index === undefined) return frame.file;
  return locateFrame(place.index, frame).candidates[0]?.path ?? frame.file;
}

function belongsTo(frame: StackFrame, project: string | undefined): boolean {
  if (project === undefined) return false;
  const name = project
    .slice(project.lastIndexOf('/') + 1)
    .toLowerCase()
    .replaceAll('-', '_');
  const path = (frame.file ?? '').replaceAll('\\', '/').toLowerCase().replaceAll('-', '_');
  return path.split('/').includes(name);
}
