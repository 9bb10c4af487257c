import {
  crashCommits,
  crashFiles,
  crashLines,
  crashNames,
  declares,
  isTestUnit,
  rankCrashCommits,
  rankCrashFiles,
  rankCrashLines,
} from '@mats/engine';
import type { BlamedLine, BlameLine, CodeText, CrashFile, CrashLine, CrashReading, MakerSite, Ranked, StackTrace } from '@mats/engine';
import type { Repository } from '@mats/sources';
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
const MOST_MATCHES = 2_000;
const DAY = 86_400_000;

interface Code {
  readonly repository: Repository;
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
  const literals = [
    ...new Set([...names.inMessages, ...names.inWords, ...names.texts, ...crash.makers.map(({ name }) => name)]),
  ];
  const { matches } = await repository.grep({ literals, revision, maxMatches: MOST_MATCHES, signal });
  const { commits: recent } = await latest;
  const files = rankCrashFiles(
    crashFiles({
      ...runsOf(located, crash),
      paths,
      names,
      found: matches,
      makers: crash.makers,
      changes: recent.map((commit) => commit.files.map(({ path }) => path)),
    }),
  );
  const lines = crashLines({ frames: crash.frames, feeding: crash.feeding, makers: makerSites(crash, matches) });
  const ranked = rankCrashLines(lines, files);
  const at = question.at ?? recent[0]?.time ?? 0;
  const shown = ranked.slice(0, MOST_SHOWN).map(({ line }) => rangeOf(line, reader.read(line.path)));
  const { blamed, functions, blames } = isGit
    ? await blameLines(ranked, { repository, revision, files, at })
    : { blamed: [], functions: new Map<string, number>(), blames: [] };
  const blameOf = new Map(blamed.map((line) => [keyOf(line), line.blame]));
  return {
    trace: question.traces.indexOf(crash.trace),
    code: shown.map((range, place) => ({ ...range, blame: blames[place] ?? [] })),
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
      commits: rankCrashCommits(crashCommits(blamed, { at, functions })),
    },
  };
}

/** Equal traces of one failure tell the same thing once. */
function distinct(traces: readonly StackTrace[]): StackTrace[] {
  const byForm = Map.groupBy(traces, ({ fingerprint }) => fingerprint);
  return [...byForm.values()].flatMap(([first]) => first ?? []);
}

/** Tests that fail together fail for one reason; any other trace is another failure, or another thread. */
function runsOf(located: readonly LocatedCrash[], crash: LocatedCrash): { runs: LocatedCrash[]; others: LocatedCrash[] } {
  const ofTest = ({ frames }: LocatedCrash): boolean => frames.some(({ path }) => isTestUnit(path));
  const runs = ofTest(crash) ? located.filter(ofTest) : [crash];
  return { runs, others: located.filter((one) => !runs.includes(one) && one.frames.length > 0) };
}

function keyOf({ path, line }: CrashLine): string {
  return `${path}:${line}`;
}

function rangeOf(line: CrashLine, file: CodeText | undefined): Omit<BlamedRange, 'blame'> {
  const startLine = Math.max(1, line.line - CONTEXT_LINES);
  return { line, startLine, lines: file?.lines.slice(startLine - 1, line.line + CONTEXT_LINES) ?? [] };
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

interface Blamed {
  readonly blamed: readonly BlamedLine[];
  /** Share of the throwing function's lines by the commits that changed them last. */
  readonly functions: ReadonlyMap<string, number>;
  /** By the order of the lines, those around the first ones as well. */
  readonly blames: readonly (readonly BlameLine[])[];
}

/** Who changed the lines of a crash last, moves looked through; what was changed after it is no cause of it. */
async function blameLines(
  lines: readonly { readonly line: CrashLine; readonly score: number }[],
  code: Pick<Code, 'repository' | 'revision'> & { readonly files: readonly Ranked<CrashFile>[]; readonly at: number },
): Promise<Blamed> {
  const { repository, revision, at } = code;
  const suspicion = new Map(code.files.map(({ item, probability }) => [item.path, probability]));
  const wanted = lines.slice(0, MOST_BLAMED).map(({ line }) => line);
  const around = (line: CrashLine): { startLine: number; endLine: number } => ({
    startLine: Math.max(1, line.line - CONTEXT_LINES),
    endLine: line.line + CONTEXT_LINES,
  });
  const range = wanted.find(({ role }) => role === 'throw')?.frame?.range;
  const answers = await repository.blame(
    wanted.map((line, place) => ({
      path: line.path,
      revision,
      throughMoves: true,
      ranges: [
        place < MOST_SHOWN ? around(line) : { startLine: line.line, endLine: line.line },
        ...(line.role === 'throw' && range !== undefined ? [{ startLine: range.startLine, endLine: range.endLine }] : []),
      ],
    })),
  );
  const blamed = wanted.flatMap((line, place): BlamedLine[] => {
    const blame = answers[place]?.lines.find((one) => one.line === line.line);
    if (blame === undefined || blame.time > at + DAY) return [];
    return [{ ...line, blame, suspicion: suspicion.get(line.path) ?? 0 }];
  });
  const thrown = (answers[wanted.findIndex(({ role }) => role === 'throw')]?.lines ?? []).filter(
    ({ line }) => range !== undefined && range.startLine <= line && line <= range.endLine,
  );
  const functions = new Map<string, number>();
  for (const { sha } of thrown) functions.set(sha, (functions.get(sha) ?? 0) + 1 / thrown.length);
  const blames = wanted.map((line, place) => {
    const { startLine, endLine } = around(line);
    return (answers[place]?.lines ?? []).filter((one) => startLine <= one.line && one.line <= endLine);
  });
  return { blamed, functions, blames };
}
