import type { Candidate, Claim, Reason } from '@mats/contracts';
import type { LocatedFrame } from '../../code/crash/located-frames.ts';
import { reportsOtherFailure } from './reports-other-failure.ts';
import type { CrashReading, ReadCrashLine } from '../../code/crash/crash-reading.ts';
import { claimOf } from '../words/claim-of.ts';
import { placeValues } from '../words/place-words.ts';
import { TITLES } from '../words/title-words.ts';
import type { OldCode } from '../words/title-words.ts';

/** A crash in one repository, with the evidence of what it rests on. */
export interface CrashFacts {
  readonly repository: string;
  readonly service: string | null;
  readonly reading: CrashReading;
  /** Another revision ran than the one that was read: what it points to is a lead and no answer. */
  readonly otherRevision: boolean;
  /** Evidence of the trace. */
  readonly trace: string;
  /** Evidence of code by `path:line`. */
  readonly code: ReadonlyMap<string, string>;
  /** Evidence of commits by their ids. */
  readonly commits: ReadonlyMap<string, string>;
}

const MOST_FILES = 5;
/** The most that a place is given where other code may have run. */
const A_LEAD = 0.45;
/** Further lines of the first file, and what they are worth beside the first. */
const MOST_LINES = 2;
const EXTRA_LINE = 0.9;
const MOST_LEADS = 2;
const LEAD = 0.1;
/** Code that nobody changed for this long met something new. */
const OLD_DAYS = 365;
/** A commit that is less probable than this is a lead and no answer. */
const LIKELY = 0.4;
/** Characters of a line that a sentence quotes. */
const MOST_WRITTEN = 160;
const DAY = 86_400_000;

/** The causes that a crash offers: the place to repair with the change that brought it, then the next places and changes. */
export function crashCandidates(facts: CrashFacts): Candidate[] {
  const { reading } = facts;
  const [first, ...others] = placesOf(reading);
  if (first === undefined) return [];
  const named = namedCommit(facts, first);
  const leads = reading.commits
    .filter(({ item }) => item.sha !== named?.sha)
    .slice(0, MOST_LEADS)
    .flatMap(({ item, probability }): Candidate[] => {
      const read = reading.lines.find(({ blame }) => blame?.sha === item.sha);
      return read === undefined ? [] : [commitLead(facts, { read, sha: item.sha, probability })];
    });
  const main = placeCandidate(facts, { place: first, named, isMain: true });
  return [main, ...others.map((place) => placeCandidate(facts, { place, named: null, isMain: false })), ...leads];
}

/** A commit that is named with a place. */
interface NamedCommit {
  readonly sha: string;
  /** It is taken to have brought the crash; else it is who changed the place last, and what brought it is not known. */
  readonly brought: boolean;
}

/** The likely commit of late, else who changed the first place last; null where other code ran, or nobody is known. */
function namedCommit({ reading, otherRevision }: CrashFacts, place: Place): NamedCommit | null {
  if (otherRevision) return null;
  const [commit] = reading.commits;
  const likely = commit !== undefined && commit.probability >= LIKELY && !isOld(commit.item.time, reading.at);
  if (likely) return { sha: commit.item.sha, brought: true };
  const last = place.read?.blame;
  return last === undefined ? null : { sha: last.sha, brought: false };
}

/** Commits that the candidates of a crash can name, each once: the most probable ones, and who changed the first place last. */
export function commitsToName(reading: CrashReading): string[] {
  const likeliest = reading.commits.slice(0, MOST_LEADS + 1).map(({ item }) => item.sha);
  const last = placesOf(reading)[0]?.read?.blame?.sha;
  return [...new Set([...likeliest, ...(last === undefined ? [] : [last])])];
}

interface Place {
  readonly path: string;
  readonly read?: ReadCrashLine;
  readonly score: number;
}

/** The best line of each of the first files, and the next lines of the first one. */
function placesOf({ files, lines }: CrashReading): Place[] {
  const best = files.slice(0, MOST_FILES).map(({ item, probability }): Place => {
    const read = lines.find(({ line }) => line.path === item.path);
    return { path: item.path, score: probability, ...(read === undefined ? {} : { read }) };
  });
  const [first] = best;
  const top = first?.read;
  if (first === undefined || top === undefined) return best;
  const more = lines
    .filter((read) => read.line.path === first.path && read !== top)
    .slice(0, MOST_LINES)
    .map((read): Place => ({ path: first.path, read, score: (EXTRA_LINE * first.score * read.score) / top.score }));
  const [, ...rest] = best;
  return [first, ...[...more, ...rest].toSorted((a, b) => b.score - a.score)];
}

function isOld(time: number, at: number): boolean {
  return at - time > OLD_DAYS * DAY;
}

function placeCandidate(
  facts: CrashFacts,
  given: { readonly place: Place; readonly named: NamedCommit | null; readonly isMain: boolean },
): Candidate {
  const { reading, repository, service } = facts;
  const { place, named, isMain } = given;
  const { read } = place;
  const line = read?.line;
  const where = line === undefined ? place.path : `${line.path}:${line.line}`;
  const [root] = reading.trace.exceptions;
  const blame = read?.blame;
  const brought = named?.brought === true;
  const old = isMain && !brought ? oldCodeOf(facts, read) : null;
  return {
    id: `crash:${repository}:${where}`,
    found: 'code',
    kind: 'code_defect',
    change: brought ? 'commit' : 'none_known',
    title: TITLES.crash({
      place: valuesOf(place),
      role: line?.role ?? '',
      type: root?.type ?? '',
      old,
    }),
    commit: named?.sha ?? null,
    repository,
    ...(service === null ? {} : { service }),
    file: place.path,
    ...(line === undefined ? {} : { line: line.line }),
    ...(line?.function === undefined ? {} : { function: line.function }),
    score: Math.min(facts.otherRevision ? A_LEAD : 0.98, place.score),
    reasons: reasonsOf(facts, { read, old }),
    nextSteps: [],
    for: claimsOf(facts, { place, sha: named?.sha ?? null, where }),
    against:
      !brought && blame !== undefined && isOld(blame.time, reading.at) && facts.code.has(where)
        ? [
            claimOf(
              'unchanged_since',
              { ...valuesOf(place), since: dayOf(blame.time) },
              { about: 'exclusion', evidence: [facts.code.get(where) ?? ''] },
            ),
          ]
        : [],
  };
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function oldCodeOf({ reading: { value, at } }: CrashFacts, read: ReadCrashLine | undefined): OldCode | null {
  if (read?.blame === undefined || !isOld(read.blame.time, at)) return null;
  return {
    function: read.line.function ?? '',
    reads: value.asked[0] ?? value.expression ?? '',
    state: value.state,
    since: dayOf(read.blame.time),
    failed: new Date(at).toISOString(),
  };
}

function valuesOf({ path, read }: Place): ReturnType<typeof placeValues> {
  return placeValues({ path, line: read?.line.line, function: read?.line.function });
}

/** Where a frame was printed and where its code stands now; 0 and an empty text where that is not known. */
function movedOf(frame: LocatedFrame): { path: string; printed: number; line: number; function: string } {
  return { ...placeValues(frame), printed: frame.frame.line ?? 0 };
}

/** What is known of the place as codes and values: where the code has moved since, what old code did not expect. */
function reasonsOf(facts: CrashFacts, of: { read: ReadCrashLine | undefined; old: OldCode | null }): Reason[] {
  const { read, old } = of;
  const frame = read?.line.frame;
  const evidence = read === undefined ? [] : (facts.code.get(`${read.line.path}:${read.line.line}`) ?? []);
  const cited = [facts.trace, ...(typeof evidence === 'string' ? [evidence] : evidence)];
  const reasons: Reason[] = [];
  if (!facts.otherRevision) {
    const code = reportsOtherFailure(facts.reading.trace) ? 'reports_other_failure' : 'crash_in_own_code';
    reasons.push({ code, weight: 0, values: {}, evidence: [facts.trace] });
  }
  if (frame !== undefined && frame.agreement === 'moved' && frame.frame.line !== frame.line) {
    const { path: file, ...moved } = movedOf(frame);
    reasons.push({ code: 'location_moved', weight: 0, values: { file, ...moved }, evidence: cited });
  }
  if (old !== null) reasons.push({ code: 'old_code_new_input', weight: 0, values: { ...old }, evidence: cited });
  return reasons;
}

function claimsOf(facts: CrashFacts, of: { place: Place; sha: string | null; where: string }): Claim[] {
  const { place, sha, where } = of;
  const { read } = place;
  const code = facts.code.get(where);
  if (read === undefined || code === undefined) {
    return [claimOf('file_on_trace', { path: where }, { about: 'location', evidence: [facts.trace] })];
  }
  const [root] = facts.reading.trace.exceptions;
  const here = { about: 'location' as const, evidence: [code, facts.trace] };
  const written = (read.text ?? '').slice(0, MOST_WRITTEN);
  const { frame, role } = read.line;
  const commit = sha === null ? undefined : facts.commits.get(sha);
  return [
    claimOf('crash_place', { ...valuesOf(place), role, type: root?.type ?? '', code: written }, here),
    ...(frame?.agreement === 'moved' && frame.frame.line !== frame.line
      ? [claimOf('code_moved', movedOf(frame), here)]
      : []),
    ...(sha === null || commit === undefined
      ? []
      : [claimOf('last_changed_place', { sha }, { about: 'change', evidence: [commit, code] })]),
  ];
}

/** A change that what fails was last made by, where another cause is named. */
function commitLead(facts: CrashFacts, of: { read: ReadCrashLine; sha: string; probability: number }): Candidate {
  const { read, sha, probability } = of;
  // Changes keep the order of their own chances, whichever files they lie in.
  const suspicion = facts.reading.files[0]?.probability ?? 0;
  const place = { path: read.line.path, read, score: LEAD * suspicion * probability };
  return { ...placeCandidate(facts, { place, named: { sha, brought: true }, isMain: false }), id: `commit:${sha}` };
}
