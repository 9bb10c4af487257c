import { crashCommits } from './crash-commits.ts';
import { crashFiles } from './crash-files.ts';
import { crashLines } from './crash-lines.ts';
import { crashNames } from './crash-names.ts';
import type { CrashNames } from './crash-names.ts';
import { declares } from './declares.ts';
import { rankCrashCommits, rankCrashFiles, rankCrashLines } from './rank-crash.ts';
import { lastChangedOf, makersOfTest, withBodies } from './maker-bodies.ts';
import { tracedRuns } from './traced-runs.ts';
import { useForms } from './use-forms.ts';
import type { BlamedLine } from './crash-commits.ts';
import type { BlameLine } from '../history/commit.ts';
import type { CodeText } from './code-text.ts';
import type { CrashLine, MakerSite } from './crash-lines.ts';
import type { CrashReading } from './crash-reading.ts';
import type { StackTrace } from '../../logs/stack/stack-trace.ts';
import type { CrashedCode } from './crashed-code.ts';
import { createCodeReader } from './code-reader.ts';
import { locateCrash } from './locate-crash.ts';
import type { LocatedCrash } from './locate-crash.ts';

export interface CrashQuestion {
  readonly traces: readonly StackTrace[];
  /** What a person wrote beside the traces. */
  readonly words: string;
  /** Epoch milliseconds at which it crashed, where that is known. */
  readonly at: number | null;
}

/** Where each trace came from is kept by its place in the question. */
export interface ReadCrash {
  readonly reading: CrashReading;
  /** Place of the trace that was read among those of the question. */
  readonly trace: number;
  /** The code around the lines that matter most. */
  readonly code: readonly BlamedRange[];
  /** When the code that ran was changed last, epoch milliseconds; undefined without a history. */
  readonly changedAt: number | undefined;
}

/** Lines of a file around one that matters, and who changed each last. */
export interface BlamedRange {
  readonly line: CrashLine;
  readonly startLine: number;
  readonly lines: readonly string[];
  readonly blame: readonly BlameLine[];
}

const MOST_BLAMED = 24;
/** Lines that are shown with what stands around them. */
const MOST_SHOWN = 6;
const CONTEXT_LINES = 8;
const LATEST_COMMITS = 400;
/** Files of the trace of which it is asked how many others use them. */
const MOST_USED = 6;
const MOST_MATCHES = 6_000;
const DAY = 86_400_000;
const LATELY_DAYS = 90;

/** By line, who changed it and what stands around it. */
type BlamedLines = ReadonlyMap<string, readonly BlameLine[]>;

interface Code {
  readonly repository: CrashedCode;
  readonly revision: string | undefined;
  readonly paths: readonly string[];
  readonly signal: AbortSignal;
}

/** Reads what a crash points to; undefined when no frame of any of its traces lies in the repository. */
export async function readCrash(question: CrashQuestion, code: Code): Promise<ReadCrash | undefined> {
  const { repository, revision, paths, signal } = code;
  const reader = createCodeReader(repository, revision);
  const isGit = repository.state.kind === 'git';
  const latest = isGit
    ? repository.log({ to: revision, maxCount: LATEST_COMMITS, withDiff: false, signal })
    : Promise.resolve({ commits: [], notRead: [] });
  // The work beside it may fail first, and then nobody waits.
  latest.catch(() => undefined);
  const located = await locateCrash(distinct(question.traces), { repository, revision, paths, reader });
  const crash = located.find(({ frames }) => frames.length > 0);
  if (crash === undefined) return undefined;
  const names = crashNames([crash.trace], question.words);
  const literals = searchedTexts(crash, names);
  const linesWith = (makers: readonly MakerSite[]): CrashLine[] =>
    crashLines({ frames: crash.frames, feeding: crash.feeding, makers });
  const blameAnew = (lines: readonly CrashLine[]): Promise<BlamedLines> =>
    isGit ? blameLines(lines, { repository, revision }) : Promise.resolve(new Map());
  // Most files are asked about in the same way whatever is found: git blames them while it searches.
  const first = linesWith([]);
  const beside = blameAnew(first);
  beside.catch(() => undefined);
  const { matches } = await repository.grep({ literals, revision, maxMatches: MOST_MATCHES, signal });
  const { commits: recent } = await latest;
  const at = question.at ?? recent[0]?.time ?? 0;
  const found = linesWith(makerSites(crash, matches));
  await reader.load(makersOfTest(found).map(({ path }) => path));
  const asked = withBodies(found, reader.read);
  const isAskedAnew = otherwiseAsked(asked, first);
  const anew = asked.slice(0, MOST_BLAMED).filter(isAskedAnew);
  const [known, others] = await Promise.all([beside, blameAnew(anew)]);
  const blames = asked.map((line) => (isAskedAnew(line) ? others : known).get(keyOf(line)) ?? []);
  const lines = asked.map((line, place) => lastChangedOf(line, { blame: blames[place] ?? [], until: at + DAY }));
  const changed = lines.flatMap((line, place) => {
    const blame = blames[place]?.find((one) => one.line === line.line);
    // What was changed after the crash is no cause of it.
    return blame === undefined || blame.time > at + DAY ? [] : [{ ...line, blame }];
  });
  const files = rankCrashFiles(
    crashFiles({
      ...tracedRuns(located, crash),
      paths,
      names,
      words: question.words,
      found: matches,
      makers: crash.makers,
      read: reader.read,
      changedAt: new Map(changed.map((line) => [keyOf(line), line.blame.time])),
      changedAround: changedAround(lines, { blames, at }),
      at,
      changes: recent.map(({ subject, files: changed }) => ({ subject, files: changed.map(({ path }) => path) })),
    }),
  );
  const suspicion = new Map(files.map(({ item, probability }) => [item.path, probability]));
  const blamed = changed.map((line): BlamedLine => ({ ...line, suspicion: suspicion.get(line.path) ?? 0 }));
  const ranked = rankCrashLines(lines, files);
  const shown = ranked.slice(0, MOST_SHOWN);
  await reader.load(shown.map(({ line }) => line.path));
  const around = new Map(lines.map((line, place) => [keyOf(line), blames[place] ?? []]));
  const commits = rankCrashCommits(crashCommits(blamed, { at, functions: authorsOfFunction(lines, around) }));
  const blameOf = new Map(blamed.map((line) => [keyOf(line), line.blame]));
  return {
    trace: question.traces.indexOf(crash.trace),
    changedAt: recent[0]?.time,
    code: shown.flatMap(({ line }) => rangeOf(line, { file: reader.read(line.path), around }) ?? []),
    reading: {
      trace: crash.trace,
      frames: crash.frames,
      value: crash.value,
      files,
      at,
      lines: ranked.map((entry) => {
        const blame = blameOf.get(keyOf(entry.line));
        const text = reader.read(entry.line.path)?.lines[entry.line.line - 1]?.trim();
        return { ...entry, ...(blame === undefined ? {} : { blame }), ...(text === undefined ? {} : { text }) };
      }),
      commits,
    },
  };
}

/** What the code is searched for: the names of the crash, who makes its values, and who uses the files of its trace. */
function searchedTexts({ frames, makers }: LocatedCrash, names: CrashNames): string[] {
  const traced = [...new Set(frames.map(({ path }) => path))].slice(0, MOST_USED);
  const made = makers.map(({ name }) => name);
  return [...new Set([...names.inMessages, ...names.inWords, ...names.texts, ...made, ...traced.flatMap(useForms)])];
}

/** Equal traces of one failure tell the same thing once. */
function distinct(traces: readonly StackTrace[]): StackTrace[] {
  const byForm = Map.groupBy(traces, ({ fingerprint }) => fingerprint);
  return [...byForm.values()].flatMap(([first]) => first ?? []);
}

function keyOf({ path, line }: CrashLine): string {
  return `${path}:${line}`;
}

/** Undefined where the file has no such line. */
function rangeOf(
  line: CrashLine,
  from: { readonly file: CodeText | undefined; readonly around: ReadonlyMap<string, readonly BlameLine[]> },
): BlamedRange | undefined {
  const { startLine, endLine } = contextOf(line);
  const blame = (from.around.get(keyOf(line)) ?? []).filter((one) => startLine <= one.line && one.line <= endLine);
  const lines = from.file?.lines.slice(startLine - 1, endLine) ?? [];
  return lines.length === 0 ? undefined : { line, startLine, lines, blame };
}

function contextOf({ line }: CrashLine): { startLine: number; endLine: number } {
  return { startLine: Math.max(1, line - CONTEXT_LINES), endLine: line + CONTEXT_LINES };
}

/** Where the functions that made the values are declared; one that several files declare is not told from its namesakes. */
function makerSites(
  crash: LocatedCrash,
  matches: readonly { readonly literal: string; readonly path: string; readonly line: number; readonly text: string }[],
): MakerSite[] {
  return crash.makers.flatMap(({ name, steps }) => {
    const sites = matches.filter(({ literal, text }) => literal === name && declares(text, name));
    const inTrace = sites.filter(({ path }) => crash.frames.some((frame) => frame.path === path));
    const kept = inTrace.length > 0 ? inTrace : sites;
    return kept.length > 2 ? [] : kept.map(({ path, line }) => ({ name, path, line, steps }));
  });
}

/** What is asked of the file of a line: the line with what stands around it, all of the function that threw, and the body of a maker. */
function rangesOf(line: CrashLine): { startLine: number; endLine: number }[] {
  const range = line.role === 'throw' ? line.frame?.range : line.body;
  return [contextOf(line), ...(range === undefined ? [] : [{ startLine: range.startLine, endLine: range.endLine }])];
}

/** Whether something else is asked of a line's file than before: what is told of a line depends on all ranges that are asked of its file. */
function otherwiseAsked(now: readonly CrashLine[], before: readonly CrashLine[]): (line: CrashLine) => boolean {
  const [asked, known] = [now, before].map((lines) => {
    const byFile = Map.groupBy(lines.slice(0, MOST_BLAMED), ({ path }) => path);
    return new Map([...byFile].map(([path, those]) => [path, JSON.stringify(those.flatMap(rangesOf))]));
  });
  return ({ path }) => asked?.get(path) !== known?.get(path);
}

/** Who changed the lines of a crash and what stands around them last, moves looked through. */
async function blameLines(
  lines: readonly CrashLine[],
  code: Pick<Code, 'repository' | 'revision'>,
): Promise<BlamedLines> {
  const wanted = lines.slice(0, MOST_BLAMED);
  const answers = await code.repository.blame(
    wanted.map((line) => {
      return { path: line.path, revision: code.revision, throughMoves: true, ranges: rangesOf(line) };
    }),
  );
  return new Map(wanted.map((line, place) => [keyOf(line), answers[place]?.lines ?? []]));
}

/** Share of the lines around the first known line of each file that were changed in the three months before the crash. */
function changedAround(
  lines: readonly CrashLine[],
  known: { readonly blames: readonly (readonly BlameLine[])[]; readonly at: number },
): Map<string, number> {
  const { blames, at } = known;
  const shares = new Map<string, number>();
  for (const [place, line] of lines.entries()) {
    const { startLine, endLine } = contextOf(line);
    const around = (blames[place] ?? []).filter((one) => startLine <= one.line && one.line <= endLine);
    if (around.length === 0 || shares.has(line.path)) continue;
    const late = around.filter(({ time }) => time <= at + DAY && at - time <= LATELY_DAYS * DAY);
    shares.set(line.path, late.length / around.length);
  }
  return shares;
}

/** Share of the throwing function's lines by the commits that changed them last. */
function authorsOfFunction(
  lines: readonly CrashLine[],
  around: ReadonlyMap<string, readonly BlameLine[]>,
): ReadonlyMap<string, number> {
  const threw = lines.find(({ role }) => role === 'throw');
  const range = threw?.frame?.range;
  if (threw === undefined || range === undefined) return new Map();
  const own = (around.get(keyOf(threw)) ?? []).filter(({ line }) => range.startLine <= line && line <= range.endLine);
  const shares = new Map<string, number>();
  for (const { sha } of own) shares.set(sha, (shares.get(sha) ?? 0) + 1 / own.length);
  return shares;
}
