import type { StackFrame, StackTrace } from '../../logs/stack/stack-trace.ts';
import type { CrashFile } from '../../rules/crash-file.ts';
import { frameSpots } from '../slice/frame-spots.ts';
import { crashFiles } from './crash-files.ts';
import { crashNames } from './crash-names.ts';
import type { LocatedFrame } from './located-frames.ts';
import { installedPath } from './own-packages.ts';
import { rankCrashFiles } from './rank-crash.ts';
import type { Ranked } from './rank-crash.ts';
import { simpleName } from './simple-name.ts';
import { tracedRuns } from './traced-runs.ts';

/** Files of traces that no repository holds, by their printed paths, and the frames that lie in them. */
export interface FramesAlone {
  readonly files: readonly Ranked<CrashFile>[];
  readonly frames: readonly LocatedFrame[];
}

/** Ranks the files of traces by what the traces and a person's words alone say. */
export function rankFramesAlone(traces: readonly StackTrace[], words: string): FramesAlone {
  const names = crashNames(traces, words);
  const located = traces.map((trace) => ({ trace, frames: framesAlone(trace, names.plain) }));
  const first = located.find(({ frames }) => frames.length > 0);
  if (first === undefined) return { files: [], frames: [] };
  const { runs, others } = tracedRuns(located, first);
  const frames = runs.flatMap((run) => run.frames);
  const files = crashFiles({
    runs,
    others,
    paths: [...new Set([...runs, ...others].flatMap((run) => run.frames.map(({ path }) => path)))],
    names,
    words,
    found: [],
    makers: [],
    read: () => undefined,
    changedAt: new Map(),
    changedAround: new Map(),
    at: 0,
    changes: [],
  });
  return { files: rankCrashFiles(files), frames };
}

/**
 * The frames of a trace by the paths that it prints, where no repository holds them: those of the package that the person speaks of, if any
 * lie in one; else those that no convention takes for another's; else all.
 */
function framesAlone(trace: StackTrace, words: ReadonlySet<string>): LocatedFrame[] {
  const all = trace.exceptions.flatMap(({ frames }, exception) =>
    frames.flatMap((frame, depth) => {
      const path = printedPath(frame);
      return path === undefined ? [] : [{ frame, exception, depth, path }];
    }),
  );
  const meant = all.filter(({ path }) => liesInNamed(path, words));
  const own = all.filter(({ frame }) => !frame.library);
  const kept = [meant, own, all].find((frames) => frames.length > 0) ?? [];
  const places = new Map<number, number>();
  return kept.map(({ frame, exception, depth, path }): LocatedFrame => {
    const place = places.get(exception) ?? 0;
    places.set(exception, place + 1);
    return {
      path,
      line: frame.line,
      frame,
      function: simpleName(frame.function),
      range: undefined,
      exception,
      depth,
      place,
      installed: false,
      agreement: 'unchecked',
      score: 0,
    };
  });
}

/** The path of a frame; for the JVM, which prints the file's name only, with the folders of the class. */
function printedPath(frame: StackFrame): string | undefined {
  const { file } = frame;
  if (file === undefined || /^<.*>$/.test(file)) return undefined;
  if (/[\\/]/.test(file)) return file;
  return frameSpots(frame)[0]?.parts.toReversed().join('/') ?? file;
}

/** Folders inside of a package that hold copies of others. */
const COPIES = /^(?:_?vendor(?:ed|s)?|third[_-]?party|externals?|extern|node_modules|site-packages|packages)$/;

/** Whether a path lies in a package, or a folder of the code, that is named; what it has bundled of others does not. */
function liesInNamed(path: string, words: ReadonlySet<string>): boolean {
  const plain = path.replaceAll('\\', '/').toLowerCase();
  const installed = installedPath(plain);
  const folders = (installed === undefined ? plain : `${installed.name ?? ''}/${installed.rest}`)
    .split('/')
    .slice(0, -1);
  const place = folders.findLastIndex((folder) => words.has(folder) || words.has(folder.replaceAll('_', '-')));
  return place !== -1 && !folders.slice(place + 1).some((folder) => COPIES.test(folder));
}
