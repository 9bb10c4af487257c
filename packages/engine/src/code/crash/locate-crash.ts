import { buildFolders } from './build-folders.ts';
import { buildPathIndex } from '../source/path-index.ts';
import { failingValue } from './failing-value.ts';
import { feedingLines } from './feeding-lines.ts';
import { frameSites } from './frame-sites.ts';
import { locatedFrames } from './located-frames.ts';
import { manifestPaths, ownPackages } from './own-packages.ts';
import { simpleName } from './simple-name.ts';
import type { FailingValue } from './failing-value.ts';
import type { FeedingLine } from './feeding-lines.ts';
import type { LocatedFrame } from './located-frames.ts';
import type { StackTrace } from '../../logs/stack/stack-trace.ts';
import type { CrashedCode } from './crashed-code.ts';
import type { CodeReader } from './code-reader.ts';

/** The frames of a trace as they stand in one repository, and what the failing value comes from. */
export interface LocatedCrash {
  readonly trace: StackTrace;
  readonly frames: readonly LocatedFrame[];
  readonly value: FailingValue;
  readonly feeding: readonly FeedingLine[];
  readonly makers: readonly { readonly name: string; readonly steps: number }[];
  /** What failed was handed in to the function that failed. */
  readonly handedIn: boolean;
}

/** Calls whose statements are followed to where their values come from. */
const MOST_FOLLOWED = 3;

/** Finds the frames of traces in a repository, checks them against the code, and follows the failing values a few steps. */
export async function locateCrash(
  traces: readonly StackTrace[],
  code: {
    readonly repository: CrashedCode;
    readonly revision: string | undefined;
    readonly paths: readonly string[];
    readonly reader: CodeReader;
  },
): Promise<LocatedCrash[]> {
  const { repository, revision, paths, reader } = code;
  const manifests = await repository.readFiles(manifestPaths(paths).map((path) => ({ path, revision })));
  const known = { index: buildPathIndex(paths), packages: ownPackages(manifests), builds: buildFolders(manifests) };
  const all = traces.map((trace) => ({ trace, sites: frameSites(trace, known) }));
  await reader.load(all.flatMap(({ sites }) => sites.flatMap(({ candidates }) => candidates.map(({ path }) => path))));
  return all.map(({ trace, sites }) => {
    const frames = locatedFrames(sites, { trace, read: reader.read });
    return { trace, frames, ...followed(trace, { frames, reader }) };
  });
}

function followed(
  trace: StackTrace,
  from: { readonly frames: readonly LocatedFrame[]; readonly reader: CodeReader },
): Pick<LocatedCrash, 'value' | 'feeding' | 'makers' | 'handedIn'> {
  const [first] = from.frames;
  const exception = trace.exceptions[first?.exception ?? 0];
  const value = failingValue(exception?.type ?? '', exception?.message ?? '');
  const feeding: FeedingLine[] = [];
  const makers = new Map<string, number>();
  let handedIn = false;
  const calls = from.frames.filter((frame) => frame.exception === first?.exception).slice(0, MOST_FOLLOWED);
  for (const [place, frame] of calls.entries()) {
    const file = from.reader.read(frame.path);
    if (file === undefined || frame.line === undefined) continue;
    // What a caller handed on is followed through its own statement; the message speaks of the innermost alone.
    const asked = place === 0 ? value : { state: 'unknown' as const, asked: [] };
    const found = feedingLines(file, { line: frame.line, value: asked });
    if (place === 0) handedIn = found.handedIn;
    feeding.push(...found.lines.map((line) => ({ ...line, steps: line.steps + place })));
    for (const { name, steps } of found.makers) {
      if (!makers.has(name)) makers.set(name, steps + place);
    }
  }
  // Whose call stands in the trace made nothing: it had not returned.
  const running = new Set(
    trace.exceptions.flatMap(({ frames }) => frames.flatMap((frame) => simpleName(frame.function) ?? [])),
  );
  return {
    value,
    handedIn,
    feeding: feeding.toSorted((a, b) => a.steps - b.steps),
    makers: [...makers]
      .filter(([name]) => !running.has(name))
      .map(([name, steps]) => ({ name, steps }))
      .toSorted((a, b) => a.steps - b.steps),
  };
}
