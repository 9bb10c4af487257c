import type { StackFrame, StackTrace } from '../../logs/stack/stack-trace.ts';
import type { FunctionRange } from '../source/enclosing-function.ts';
import { canRun, functionAround, holdsName } from './code-text.ts';
import type { CodeText } from './code-text.ts';
import { failingValue } from './failing-value.ts';
import type { FrameSite } from './frame-sites.ts';
import { simpleName } from './simple-name.ts';

/**
 * How a frame's line stands to the code: it agrees; the code has moved since, and `line` is where what failed stands now; the file was built
 * from the one in the repository; nothing could be compared; the file is there and nothing in it is what the frame names.
 */
export type Agreement = 'agrees' | 'moved' | 'compiled' | 'unchecked' | 'disagrees';

/** A frame in a file of the repository. */
export interface LocatedFrame {
  readonly path: string;
  /** The line of the repository's file; absent when neither the trace nor the code tells one. */
  readonly line: number | undefined;
  readonly frame: StackFrame;
  readonly function: string | undefined;
  readonly range: FunctionRange | undefined;
  readonly exception: number;
  readonly depth: number;
  /** Place among the frames of its exception that lie in the repository. */
  readonly place: number;
  readonly installed: boolean;
  readonly agreement: Agreement;
  /** How well path and code agree: comparable among the files of one frame. */
  readonly score: number;
}

const AROUND = { agrees: 0.4, elsewhere: 0.25, nowhere: -0.3, cannotRun: -0.1 };
/** Files that hold the same code before and after a build have the same name with another ending. */
const extensionOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1).toLowerCase();

/**
 * Chooses for each frame the file and line that agree with the code as it is read: the function that the frame names must stand there, and a
 * line that cannot run is none. `read` gives the file's text at the revision that ran, undefined for what cannot be read.
 */
export function locatedFrames(
  sites: readonly FrameSite[],
  context: { readonly trace: StackTrace; readonly read: (path: string) => CodeText | undefined },
): LocatedFrame[] {
  const located: LocatedFrame[] = [];
  const places = new Map<number, number>();
  const folders = new Map<string, number>();
  for (const { candidates } of sites) {
    const [best, second] = candidates;
    if (best !== undefined && best.score - (second?.score ?? 0) > 0.01) addFolders(best.path, folders);
  }
  for (const site of sites) {
    const hints = hintsOf(site, context.trace);
    const [best] = site.candidates
      .map(({ path, score }) => {
        const fit = fitOf(site, { path, file: context.read(path), hints });
        // Where paths alone do not decide, frames of one failure lie near each other.
        return { ...fit, path, score: score + fit.bonus + 0.02 * sharedFolders(path, folders) };
      })
      .toSorted((a, b) => b.score - a.score);
    if (best === undefined) continue;
    const place = places.get(site.exception) ?? 0;
    places.set(site.exception, place + 1);
    const { frame, exception, depth, installed } = site;
    const { path, line, range, agreement, score } = best;
    const name = simpleName(frame.function) ?? range?.name;
    located.push({ path, line, frame, function: name, range, exception, depth, place, installed, agreement, score });
  }
  return located;
}

function addFolders(path: string, folders: Map<string, number>): void {
  const parts = path.split('/').slice(0, -1);
  for (let length = 1; length <= parts.length; length += 1) {
    const folder = parts.slice(0, length).join('/');
    folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
}

function sharedFolders(path: string, folders: ReadonlyMap<string, number>): number {
  const parts = path.split('/').slice(0, -1);
  let shared = 0;
  while (shared < parts.length && folders.has(parts.slice(0, shared + 1).join('/'))) shared += 1;
  return shared;
}

/** Names that the failing line of a frame holds: what it calls, or what the failing value was asked for. */
function hintsOf(site: FrameSite, trace: StackTrace): string[] {
  const exception = trace.exceptions[site.exception];
  if (exception === undefined) return [];
  const callee = exception.frames
    .slice(0, site.depth)
    .toReversed()
    .flatMap((frame) => simpleName(frame.function) ?? [])
    .slice(0, 1);
  const asked = failingValue(exception.type, exception.message).asked;
  return site.depth === 0 ? [...asked] : [...callee, ...asked];
}

interface Fit {
  readonly line: number | undefined;
  readonly range: FunctionRange | undefined;
  readonly agreement: Agreement;
  readonly bonus: number;
}

function fitOf(
  site: FrameSite,
  at: { readonly path: string; readonly file: CodeText | undefined; readonly hints: readonly string[] },
): Fit {
  const { frame } = site;
  const { file, path, hints } = at;
  const line = frame.line !== undefined && frame.line > 0 ? frame.line : undefined;
  if (file === undefined) return { line, range: undefined, agreement: 'unchecked', bonus: 0 };
  const printed = frame.file === undefined ? extensionOf(path) : extensionOf(frame.file);
  const compiled = printed !== extensionOf(path) && printed !== '';
  const name = simpleName(frame.function);
  const named = name === undefined ? [] : rangesOf(file, name, frame);
  const around = line === undefined ? undefined : functionAround(file, line);
  if (!compiled && line !== undefined && named.some((range) => range.startLine <= line && line <= range.endLine)) {
    if (canRun(file, line)) return { line, range: around ?? named[0], agreement: 'agrees', bonus: AROUND.agrees };
  }
  const [nearest] = named.toSorted((a, b) => distance(a, line) - distance(b, line));
  if (nearest !== undefined) {
    const agreement = compiled ? 'compiled' : 'moved';
    return {
      line: lineWith(file, { range: nearest, hints, near: line }),
      range: nearest,
      agreement,
      bonus: AROUND.elsewhere,
    };
  }
  // Where functions cannot be told apart, a name that is not found says nothing.
  const foreign = name !== undefined && file.functions.length > 0 && !file.code.some((text) => holdsName(text, name));
  const absent = foreign ? AROUND.nowhere : 0;
  if (compiled)
    return { line: undefined, range: undefined, agreement: foreign ? 'disagrees' : 'compiled', bonus: absent };
  if (line === undefined) return { line, range: undefined, agreement: 'unchecked', bonus: 0 };
  const runs =
    canRun(file, line) ||
    (name === undefined && line <= file.lines.length && (file.code[line - 1] ?? '').trim() !== '');
  if (!runs) return { line: undefined, range: around, agreement: 'disagrees', bonus: absent + AROUND.cannotRun };
  return { line, range: around, agreement: foreign ? 'disagrees' : 'unchecked', bonus: absent };
}

/** Functions of a name; a constructor is the class that bears its name. */
function rangesOf(file: CodeText, name: string, frame: StackFrame): FunctionRange[] {
  const own = file.functions.filter((range) => range.name === name);
  if (own.length > 0) return own;
  const built = /<init>|<clinit>|\.?ctor$/.test(frame.function ?? '');
  const type = built ? frame.module?.split(/[.$+]/).at(-1) : undefined;
  return type === undefined ? [] : file.functions.filter((range) => range.name === type);
}

function distance({ startLine, endLine }: FunctionRange, line: number | undefined): number {
  if (line === undefined) return 0;
  return line < startLine ? startLine - line : Math.max(0, line - endLine);
}

/** The line of a function that holds most of the names, the first of them most of all; without one, its first that runs. */
function lineWith(
  file: CodeText,
  options: { readonly range: FunctionRange; readonly hints: readonly string[]; readonly near: number | undefined },
): number {
  const { range, hints } = options;
  let best: { line: number; weight: number } | undefined;
  for (let line = range.startLine + 1; line <= range.endLine; line += 1) {
    // Keys stand in strings, which are no code; a comment is neither.
    const text = canRun(file, line) ? (file.lines[line - 1] ?? '') : '';
    const weight = hints.reduce((sum, name, place) => sum + (holdsName(text, name) ? 1 / (1 + place) : 0), 0);
    const called = hints[0] !== undefined && isAskedFor(text, hints[0]);
    const before = file.code.slice(range.startLine - 1, line - 1);
    const total = weight + (called ? 0.5 : 0) - (called && wasReadBefore(text, hints[0] ?? '', before) ? 0.4 : 0);
    if (total > 0 && total > (best?.weight ?? 0)) best = { line, weight: total };
  }
  if (best !== undefined) return best.line;
  for (let line = range.startLine + 1; line <= range.endLine; line += 1) if (canRun(file, line)) return line;
  return range.startLine;
}

/** Whether a member of that name is asked for on the line. */
function isAskedFor(line: string, name: string): boolean {
  for (let at = line.indexOf(name); at !== -1; at = line.indexOf(name, at + 1)) {
    if (/[.>:]/.test(line[at - 1] ?? '') && !/[\w$]/.test(line[at + name.length] ?? '')) return true;
  }
  return false;
}

/** Whether what is asked for the name was asked for something above: it had a value then. */
function wasReadBefore(line: string, name: string, before: readonly string[]): boolean {
  const at = line.search(/\S/) === -1 ? -1 : line.indexOf(name);
  const receivers = [...line.matchAll(/([A-Za-z_$@][\w$@.?]{0,120}?)\??\.([\w$]{1,120})/g)]
    .filter((match) => match[2] === name || line.startsWith(name, (match.index ?? 0) + (match[1]?.length ?? 0) + 1))
    .map((match) => match[1] ?? '');
  return at !== -1 && receivers.some((receiver) => before.some((text) => text.includes(`${receiver}.`)));
}
