import type { Candidate, Claim, Reason } from '@mats/contracts';
import type { CrashReading, ReadCrashLine } from '../../code/crash/crash-reading.ts';

/** A crash in one repository, with the evidence of what it rests on. */
export interface CrashFacts {
  readonly repository: string;
  readonly service: string | null;
  readonly reading: CrashReading;
  /** Evidence of the trace. */
  readonly trace: string;
  /** Evidence of code by `path:line`. */
  readonly code: ReadonlyMap<string, string>;
  /** Evidence of commits by their ids. */
  readonly commits: ReadonlyMap<string, string>;
}

const MOST_CANDIDATES = 6;
/** Code that nobody changed for this long met something new. */
const OLD_DAYS = 365;
/** A commit that is less probable than this is a lead and no answer. */
const LIKELY = 0.4;
const DAY = 86_400_000;

/** The causes that a crash offers: the place to repair with the change that brought it, then the next places and changes. */
export function crashCandidates(facts: CrashFacts): Candidate[] {
  const { reading } = facts;
  const { files, lines, commits } = reading;
  const [topFile] = files;
  if (topFile === undefined) return [];
  const ordered = placesOf(reading);
  const [first, ...others] = ordered;
  const [commit, ...otherCommits] = commits;
  const answered = commit !== undefined && commit.probability >= LIKELY && !isOld(commit.item.time, reading.at) ? commit.item.sha : null;
  const main = placeCandidate(facts, { place: first ?? { path: topFile.item.path }, sha: answered, share: 1 });
  const led = new Set(answered === null ? [] : [answered]);
  const rest = others.map((place): Candidate => {
    const sha = place.read?.blame?.sha;
    const isNew = sha !== undefined && !led.has(sha) && commits.some(({ item }) => item.sha === sha);
    if (isNew) led.add(sha);
    return placeCandidate(facts, { place, sha: null, share: 0.5 });
  });
  const unsaid = answered === null && commit !== undefined ? [commit, ...otherCommits] : otherCommits;
  const leads = unsaid.slice(0, 3).flatMap(({ item, probability }): Candidate[] => {
    const read = lines.find(({ blame }) => blame?.sha === item.sha);
    return read === undefined ? [] : [commitLead(facts, { read, sha: item.sha, probability })];
  });
  return [main, ...leads.slice(0, 1), ...rest, ...leads.slice(1)].slice(0, MOST_CANDIDATES + 2);
}

interface Place {
  readonly path: string;
  readonly read?: ReadCrashLine;
}

/** Files in their order, each with its best line; then the lines that are left. */
function placesOf({ files, lines }: CrashReading): Place[] {
  const [first] = files;
  const inFirst = lines.filter(({ line }) => line.path === first?.item.path);
  const top = inFirst[0];
  const ordered = lines.filter((read) => read !== top);
  const places: Place[] = first === undefined ? [] : [{ path: first.item.path, ...(top === undefined ? {} : { read: top }) }];
  const next = files.slice(1, 4).flatMap(({ item }): Place[] => {
    const read = lines.find(({ line }) => line.path === item.path);
    return read === undefined ? [{ path: item.path }] : [];
  });
  return [...places, ...ordered.slice(0, 4).map((read) => ({ path: read.line.path, read })), ...next].slice(0, MOST_CANDIDATES);
}

function isOld(time: number, at: number): boolean {
  return at - time > OLD_DAYS * DAY;
}

function placeCandidate(facts: CrashFacts, given: { readonly place: Place; readonly sha: string | null; readonly share: number }): Candidate {
  const { reading, repository, service } = facts;
  const { place, sha, share } = given;
  const { read } = place;
  const line = read?.line;
  const where = line === undefined ? place.path : `${line.path}:${line.line}`;
  const [root] = reading.trace.exceptions;
  const suspicion = reading.files.find(({ item }) => item.path === place.path)?.probability ?? 0;
  const blame = read?.blame;
  const change = sha === null ? 'none_known' : 'commit';
  return {
    id: `crash:${repository}:${where}`,
    found: 'code',
    kind: 'code_defect',
    change,
    title: `${where}${line?.function === undefined ? '' : ` in ${line.function}`} ${deedOf(read, root?.type ?? '')}`,
    commit: sha,
    repository,
    ...(service === null ? {} : { service }),
    file: place.path,
    ...(line === undefined ? {} : { line: line.line }),
    ...(line?.function === undefined ? {} : { function: line.function }),
    score: Math.min(0.98, suspicion * share),
    reasons: reasonsOf(facts, { read, sha, isMain: share === 1 }),
    nextSteps: [],
    for: claimsOf(facts, { read, sha, where }),
    against:
      sha === null && blame !== undefined && isOld(blame.time, reading.at) && facts.code.has(where)
        ? [{ text: `${where} has been as it is since ${dayOf(blame.time)}.`, about: 'exclusion', evidence: [facts.code.get(where) ?? ''] }]
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

/** What is known of the place as codes and values: where the code has moved since, what old code did not expect. */
function reasonsOf(facts: CrashFacts, of: { read: ReadCrashLine | undefined; sha: string | null; isMain: boolean }): Reason[] {
  const { read, isMain } = of;
  const frame = read?.line.frame;
  const evidence = read === undefined ? [] : (facts.code.get(`${read.line.path}:${read.line.line}`) ?? []);
  const cited = [facts.trace, ...(typeof evidence === 'string' ? [evidence] : evidence)];
  const reasons: Reason[] = [];
  if (isMain) reasons.push({ code: 'crash_in_own_code', weight: 0, values: {}, evidence: [facts.trace] });
  if (frame !== undefined && frame.agreement === 'moved' && frame.frame.line !== frame.line) {
    const values = { file: frame.path, printed: frame.frame.line ?? 0, line: frame.line ?? 0, function: frame.function ?? '' };
    reasons.push({ code: 'location_moved', weight: 0, values, evidence: cited });
  }
  const { value, at } = facts.reading;
  const blame = read?.blame;
  if (isMain && of.sha === null && blame !== undefined && isOld(blame.time, at)) {
    const values = {
      function: read?.line.function ?? '',
      reads: value.asked[0] ?? value.expression ?? '',
      state: value.state,
      since: dayOf(blame.time),
      failed: new Date(at).toISOString(),
    };
    reasons.push({ code: 'old_code_new_input', weight: 0, values, evidence: cited });
  }
  return reasons;
}

function claimsOf(facts: CrashFacts, of: { read: ReadCrashLine | undefined; sha: string | null; where: string }): Claim[] {
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
    claims.push({ text: `Commit ${sha.slice(0, 10)} last changed what fails there.`, about: 'change', evidence: [commit, code] });
  }
  return claims;
}

/** A change that what fails was last made by, where another cause is named. */
function commitLead(facts: CrashFacts, of: { read: ReadCrashLine; sha: string; probability: number }): Candidate {
  const { read, sha, probability } = of;
  const place = placeCandidate(facts, { place: { path: read.line.path, read }, sha, share: 0.4 * probability });
  return { ...place, id: `commit:${sha}` };
}
