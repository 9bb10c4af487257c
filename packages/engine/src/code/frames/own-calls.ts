import { frameSpots } from '../slice/frame-spots.ts';
import { locateFrame, type PathIndex } from '../source/path-index.ts';
import type { StackException, StackFrame, StackTrace } from '../../logs/stack/stack-trace.ts';

/** A call of the team's own code in a trace. */
export interface OwnCall {
  readonly file: string;
  readonly frame: StackFrame;
  readonly exception: StackException;
  /** The frame is where its exception was thrown. */
  readonly threw: boolean;
}

/** Which frames count as the team's own. */
export interface Ownership {
  readonly index?: PathIndex;
  readonly project?: string;
}

/** A located path below this score is a guess by file name alone. */
const LOCATED = 0.5;
/** A class that a name convention takes for a library's is the team's when the repository has exactly that file. */
const SURELY_LOCATED = 0.9;
/** Folders inside of a project that hold copies of other projects. */
const VENDORED = /^(?:_?vendor(?:ed|s)?|third[_-]party|externals?|extern|node_modules|site_packages|packages)$/;

/** The own calls of a trace, root cause first, each exception's innermost call first. Recursion is kept. */
export function ownCalls(trace: StackTrace, ownership: Ownership): OwnCall[] {
  const { project } = ownership;
  // Where the named project is in the trace, only its code is under suspicion: neither its users' nor what it uses.
  const strict =
    project !== undefined && trace.exceptions.some(({ frames }) => frames.some((frame) => belongsTo(frame, project)));
  return trace.exceptions.flatMap((exception) =>
    exception.frames.flatMap((frame, place) => {
      if (strict && !belongsTo(frame, project)) return [];
      const file = ownFile(frame, { trace, ownership });
      return file === undefined ? [] : [{ file, frame, exception, threw: place === 0 }];
    }),
  );
}

function ownFile(frame: StackFrame, context: { trace: StackTrace; ownership: Ownership }): string | undefined {
  const { index, project } = context.ownership;
  const own = !frame.library || (project !== undefined && belongsTo(frame, project));
  const printed = printedPath(frame);
  if (printed === undefined || /^<.*>$/.test(printed)) return undefined;
  if (index === undefined) return own ? printed : undefined;
  const best = locateFrame(index, frame).candidates[0];
  // A listing may lack generated files: one in a folder that is listed is still the team's.
  if (best === undefined) return own && index.folders.has(folderOf(printed)) ? printed : undefined;
  // Only where libraries are told by name and not by path can the repository overrule.
  const byName = context.trace.runtime === 'java' || context.trace.runtime === 'dotnet';
  const needed = own ? LOCATED : byName ? SURELY_LOCATED : Number.POSITIVE_INFINITY;
  return best.score >= needed ? best.path : undefined;
}

/** The path as the trace has it; for the JVM, which prints the file's name only, with the folders of the class. */
function printedPath(frame: StackFrame): string | undefined {
  if (frame.file === undefined || /[\\/]/.test(frame.file)) return frame.file;
  return frameSpots(frame)[0]?.parts.toReversed().join('/') ?? frame.file;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Whether a frame's path lies in an installed copy of the project, and not in what that copy has bundled of others. */
function belongsTo(frame: StackFrame, project: string): boolean {
  const fold = (name: string): string => name.toLowerCase().replaceAll('-', '_');
  const name = fold(project.slice(project.lastIndexOf('/') + 1));
  const folders = fold((frame.file ?? '').replaceAll('\\', '/'))
    .split('/')
    .slice(0, -1);
  const place = folders.lastIndexOf(name);
  if (place === -1) return false;
  return !folders.slice(place + 1).some((folder) => VENDORED.test(folder));
}
