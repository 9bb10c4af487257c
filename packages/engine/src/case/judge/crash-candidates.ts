import type { Candidate, Claim, Reason } from '@mats/contracts';
import { reportsOtherFailure } from './reports-other-failure.ts';
import type { CrashReading, ReadCrashLine } from '../../code/crash/crash-reading.ts';
import type { FailingValue } from '../../code/crash/failing-value.ts';

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
const DAY = 86_400_000;

/** The causes that a crash offers: the place to repair with the change that brought it, then the next places and changes. */
export function crashCandidates(facts: CrashFacts): Candidate[] {
  const { reading } = facts;
  const [first, ...others] = placesOf(reading);
  if (first === undefined) return [];
  const [commit] = reading.commits;
  const answers =
    !facts.otherRevision &&
    commit !== undefined &&
    commit.probability >= LIKELY &&
    !isOld(commit.item.time, reading.at);
  const sha = answers ? commit.item.sha : null;
  const leads = reading.commits
    .filter(({ item }) => item.sha !== sha)
    .slice(0, MOST_LEADS)
    .flatMap(({ item, probability }): Candidate[] => {
      const read = reading.lines.find(({ blame }) => blame?.sha === item.sha);
      return read === undefined ? [] : [commitLead(facts, { read, sha: item.sha, probability })];
    });
  const main = placeCandidate(facts, { place: first, sha, isMain: true });
  return [main, ...others.map((place) => placeCandidate(facts, { place, sha: null, isMain: false })), ...leads];
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
  given: { readonly place: Place; readonly sha: string | null; readonly isMain: boolean },
): Candidate {
  const { reading, repository, service } = facts;
  const { place, sha, isMain } = given;
  const { read } = place;
  const line = read?.line;
  const where = line === undefined ? place.path : `${line.path}:${line.line}`;
  const [root] = reading.trace.exceptions;
  const blame = read?.blame;
  const change = sha === null ? 'none_known' : 'commit';
  const old = isMain && sha === null ? oldCodeOf(facts, read) : null;
  return {
    id: `crash:${repository}:${where}`,
    found: 'code',
    kind: 'code_defect',
    change,
    title: `${where}${line?.function === undefined ? '' : ` in ${line.function}`} ${deedOf(read, root?.type ?? '')}${metNewInput(old)}`,
    commit: sha,
    repository,
    ...(service === null ? {} : { service }),
    file: place.path,
    ...(line === undefined ? {} : { line: line.line }),
    ...(line?.function === undefined ? {} : { function: line.function }),
    score: Math.min(facts.otherRevision ? A_LEAD : 0.98, place.score),
    reasons: reasonsOf(facts, { read, old }),
    nextSteps: [],
    for: claimsOf(facts, { read, sha, where }),
    against:
      sha === null && blame !== undefined && isOld(blame.time, reading.at) && facts.code.has(where)
        ? [
            {
              text: `${where} has been as it is since ${dayOf(blame.time)}.`,
              about: 'exclusion',
              evidence: [facts.code.get(where) ?? ''],
            },
          ]
        : [],
  };
}

const DEEDS: Readonly<Record<ReadCrashLine['line']['role'], string>> = {
  throw: 'throws',
  call: 'calls what throws',
  feeds: 'sets the value that fails with',
  makes: 'makes the value that fails with',
};

function deedOf(read: ReadCrashLine | undefined, type: string): string {
  return `${read === undefined ? 'belongs to what throws' : DEEDS[read.line.role]} ${type === '' ? 'the error' : type}`;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Code that nobody changed for long, and what it met. */
interface OldCode {
  readonly function: string;
  /** What it asked of the value that failed; empty where the error does not say. */
  readonly reads: string;
  readonly state: FailingValue['state'];
  /** The day from which on it has been as it is. */
  readonly since: string;
  /** ISO 8601. */
  readonly failed: string;
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

/** How a title says that old code met something new; empty for code that is not old. */
function metNewInput(old: OldCode | null): string {
  if (old === null) return '';
  if (old.reads === '' || old.state !== 'null') return `, as it stands since ${old.since}: what it was given is new`;
  return `: it has read ${old.reads} without a check since ${old.since}, and what it was given is new`;
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
    const values = {
      file: frame.path,
      printed: frame.frame.line ?? 0,
      line: frame.line ?? 0,
      function: frame.function ?? '',
    };
    reasons.push({ code: 'location_moved', weight: 0, values, evidence: cited });
  }
  if (old !== null) reasons.push({ code: 'old_code_new_input', weight: 0, values: { ...old }, evidence: cited });
  return reasons;
}

function claimsOf(
  facts: CrashFacts,
  of: { read: ReadCrashLine | undefined; sha: string | null; where: string },
): Claim[] {
  const { read, sha, where } = of;
  const code = facts.code.get(where);
  if (read === undefined || code === undefined) {
    return [{ text: `${where} belongs to what the stack trace shows.`, about: 'location', evidence: [facts.trace] }];
  }
  const [root] = facts.reading.trace.exceptions;
  const said = read.text === undefined || read.text === '' ? '' : `: \`${read.text.slice(0, 160)}\``;
  const claims: Claim[] = [
    { text: `${where} ${deedOf(read, root?.type ?? '')}${said}.`, about: 'location', evidence: [code, facts.trace] },
  ];
  const frame = read.line.frame;
  if (frame?.agreement === 'moved' && frame.frame.line !== frame.line) {
    claims.push({
      text: `The trace says line ${frame.frame.line ?? '?'} of ${frame.path}; the code has moved since, ${frame.function ?? 'the function'} now stands around line ${frame.line ?? '?'}.`,
      about: 'location',
      evidence: [code, facts.trace],
    });
  }
  const commit = sha === null ? undefined : facts.commits.get(sha);
  if (sha !== null && commit !== undefined) {
    claims.push({
      text: `Commit ${sha.slice(0, 8)} last changed what fails there.`,
      about: 'change',
      evidence: [commit, code],
    });
  }
  return claims;
}

/** A change that what fails was last made by, where another cause is named. */
function commitLead(facts: CrashFacts, of: { read: ReadCrashLine; sha: string; probability: number }): Candidate {
  const { read, sha, probability } = of;
  // Changes keep the order of their own chances, whichever files they lie in.
  const suspicion = facts.reading.files[0]?.probability ?? 0;
  const place = { path: read.line.path, read, score: LEAD * suspicion * probability };
  return { ...placeCandidate(facts, { place, sha, isMain: false }), id: `commit:${sha}` };
}
