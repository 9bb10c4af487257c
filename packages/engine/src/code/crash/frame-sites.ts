import type { StackFrame, StackTrace } from '../../logs/stack/stack-trace.ts';
import { locateFrame } from '../source/path-index.ts';
import type { PathCandidate, PathIndex } from '../source/path-index.ts';
import { sourceOfBuilt } from './build-folders.ts';
import type { BuildFolder } from './build-folders.ts';
import { installedPath } from './own-packages.ts';
import type { OwnPackages } from './own-packages.ts';

/** A frame of a trace with the files of the repository that it can mean, best first. */
export interface FrameSite {
  readonly frame: StackFrame;
  /** Place of its exception in the trace, root cause first. */
  readonly exception: number;
  /** Place among all frames of its exception, 0 where it was thrown. */
  readonly depth: number;
  readonly candidates: readonly PathCandidate[];
  /** It lies in an installed copy of the repository's package, or in a copy of another's that the repository keeps. */
  readonly installed: boolean;
}

/** The repository as far as frames are compared with it. */
export interface KnownCode {
  readonly index: PathIndex;
  readonly packages: OwnPackages;
  readonly builds: readonly BuildFolder[];
}

/** A path below this score agrees with the frame by its last component alone, against what the rest says. */
const LEAST = 0.5;
/** The whole path in the repository, or all but folders that only hold sources, is the end of the printed one. */
const WHOLE = 0.9;
/** The printed path, short as it may be, is the end of the one in the repository. */
const PRINTED_WHOLE = 0.85;
const MOST_CANDIDATES = 5;
const MOST_FRAMES = 120;

/**
 * The frames of a trace that lie in the repository, whoever wrote them down: what is installed under the name of a package that the
 * repository makes is its own code, and what is installed under another name is not, however much the rest of the path agrees.
 */
export function frameSites(trace: StackTrace, given: KnownCode): FrameSite[] {
  const code = withAgreeing(trace, given);
  return trace.exceptions.flatMap(({ frames }, exception) =>
    frames.slice(0, MOST_FRAMES).flatMap((frame, depth): FrameSite[] => {
      const site = siteOf(frame, code);
      return site === undefined ? [] : [{ frame, exception, depth, ...site }];
    }),
  );
}

/** Files of a package that must all be here for the package to be taken for the repository's, where no manifest says so. */
const LEAST_FILES = 2;

/** Adds the packages of which several files stand in a trace, and all of them in the repository. */
function withAgreeing(trace: StackTrace, code: KnownCode): KnownCode {
  const files = new Map<string, Set<string>>();
  for (const { file } of trace.exceptions.flatMap(({ frames }) => frames.slice(0, MOST_FRAMES))) {
    const installed = file === undefined ? undefined : installedPath(file.replaceAll('\\', '/'));
    if (installed?.name === undefined || isOwn(installed.name, code)) continue;
    files.set(installed.name, (files.get(installed.name) ?? new Set()).add(installed.rest));
  }
  const agreeing = [...files].filter(
    ([, paths]) => paths.size >= LEAST_FILES && [...paths].every((path) => isHere(path, code.index)),
  );
  if (agreeing.length === 0) return code;
  return { ...code, packages: new Map([...code.packages, ...agreeing.map(([name]) => [name, ''] as const)]) };
}

function isHere(path: string, index: PathIndex): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return path.includes('/') && (index.byName.get(name) ?? []).includes(path);
}

function siteOf(frame: StackFrame, code: KnownCode): Pick<FrameSite, 'candidates' | 'installed'> | undefined {
  const { file } = frame;
  if (file !== undefined && /^<.*>$/.test(file)) return undefined;
  const installed = file === undefined ? undefined : installedPath(file.replaceAll('\\', '/'));
  if (installed !== undefined) {
    const kept = keptCopies(installed.whole, code);
    if (kept.length > 0) return { candidates: kept, installed: true };
    const { name, rest, whole } = installed;
    const own = name === undefined || isOwn(name, code);
    const inside = insideOf(name, code.packages);
    const found = own
      ? locate({ ...frame, file: rest }, code, { least: PRINTED_WHOLE, parts: name === undefined ? 2 : 1 }).filter(
          ({ path }) => path.startsWith(inside),
        )
      : // What was a package of its own may have been taken into the repository, with its name for a folder.
        locate({ ...frame, file: whole }, code, { least: 1, parts: rest.split('/').length + 1 });
    return found.length === 0 ? undefined : { candidates: found, installed: true };
  }
  // By convention a dependency's or the runtime's: the repository overrules where it has that very file.
  const least = frame.library ? { least: WHOLE, parts: 2 } : { least: LEAST, parts: 1 };
  const source = file === undefined ? undefined : sourceOfBuilt(file.replaceAll('\\', '/'), code.builds);
  const built = source === undefined ? [] : locate({ ...frame, file: source }, code, { least: WHOLE, parts: 1 });
  const found = built.length > 0 ? built : locate(frame, code, least);
  return found.length === 0 ? undefined : { candidates: found, installed: false };
}

/** Files that agree with a frame at least so well, and in so many of the last parts of their paths. */
function locate(
  frame: StackFrame,
  code: KnownCode,
  wanted: { readonly least: number; readonly parts: number },
): PathCandidate[] {
  const printed = (frame.file ?? '').replaceAll('\\', '/').toLowerCase().split('/').toReversed();
  return locateFrame(code.index, frame)
    .candidates.filter(({ path, score }) => score >= wanted.least && sharedParts(path, printed) >= wanted.parts)
    .slice(0, MOST_CANDIDATES);
}

function sharedParts(path: string, printed: readonly string[]): number {
  // The JVM prints the name of the file alone; its folders are those of the class.
  if (printed.length < 2) return Number.POSITIVE_INFINITY;
  const parts = path.toLowerCase().split('/').toReversed();
  // Endings differ between what is written and what a build makes of it.
  const differs = parts.findIndex((part, place) => place > 0 && part !== printed[place]);
  return differs === -1 ? parts.length : differs;
}

/** The repository may keep a copy of what it uses, in a folder of packages of its own. */
function keptCopies(whole: string, code: KnownCode): PathCandidate[] {
  const name = whole.slice(whole.lastIndexOf('/') + 1).toLowerCase();
  return (code.index.byName.get(name) ?? [])
    .filter((path) => path === whole || path.endsWith(`/${whole}`))
    .map((path) => ({ path, score: 1 }))
    .slice(0, MOST_CANDIDATES);
}

/** By its manifests, or because the file that is loaded under the package's name is here. */
function isOwn(name: string, { packages, index }: KnownCode): boolean {
  if (packages.has(name) || [...packages.keys()].some((own) => name.startsWith(`${own}/`))) return true;
  const [entry = ''] = name.split('/').toReversed();
  return (index.byName.get(`${entry}.rb`) ?? []).includes(`lib/${name.replaceAll('-', '/')}.rb`);
}

function insideOf(name: string | undefined, packages: OwnPackages): string {
  const folder = name === undefined ? '' : (packages.get(name) ?? '');
  return folder === '' ? '' : `${folder}/`;
}
