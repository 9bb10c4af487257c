import { claimOf, claimOfChange } from '../words/claim-of.ts';
import { placeValues } from '../words/place-words.ts';
import { TITLES } from '../words/title-words.ts';
import { MEANING_OF_COMMIT, worthTelling } from './change-meaning.ts';
import { reportsOtherFailure } from './reports-other-failure.ts';
import type { Candidate, Claim, Evidence } from '@mats/contracts';
import { changeOf } from '../../code/history/change-kind.ts';
import { extractSettingChanges } from '../../code/history/changed-settings.ts';
import type { Reason } from '../../code/history/clue.ts';
import type { Commit } from '../../code/history/commit.ts';
import { roleOfPath } from '../../code/history/path-role.ts';
import { isConnected, isFollowed } from '../../code/history/rank-commits.ts';
import type { RankedCommit } from '../../code/history/rank-commits.ts';
import type { FaultPlace } from '../../code/history/fault-places.ts';
import type { CodeQuestion } from '../suspect/code-question.ts';
import type { CodeSuspect } from '../suspect/code-suspect.ts';
import type { DeployedCode } from '../suspect/deployed-code.ts';

/** Everything that was found in one repository, with the evidence for it. */
export interface RepositoryFacts {
  repository: string;
  deployed: DeployedCode;
  suspects: readonly { suspect: CodeSuspect; evidence: Evidence }[];
  ranked: readonly { entry: RankedCommit; evidence: Evidence }[];
  blamed: string | undefined;
  /** Where the blamed commit changed what the failing values came from, best first; empty when that is not known. */
  places: readonly FaultPlace[];
  /** True when there are stack traces and none of their own frames lies in this repository: other code failed. */
  elsewhere: boolean;
  /** What of the code crashed here; undefined where nothing did. */
  crashed?: { readonly trace: string } | undefined;
}

/** Log odds of "none of these commits" before anything is known; a deployment right before the onset lowers it. */
const NONE = { deployed: 0.2, otherwise: 2 };
/** What a sign from outside of the code (a full disk, a failing neighbour) adds to it. */
const OUTSIDE_SIGN = 1.2;
const OUTSIDE_KINDS = new Set(['disk_full', 'rate_limited', 'certificate', 'name_resolution', 'permission']);

/**
 * The probability of each commit given that one of them, or none, did it (softmax over log odds with a "none" of its
 * own): in a small deployment, what can be ruled out makes what is left more likely.
 */
function probabilities(facts: RepositoryFacts, question: CodeQuestion): Map<string, number> {
  const outside = question.signals.some(
    (signal) =>
      OUTSIDE_KINDS.has(signal.kind) || (signal.target !== undefined && !question.services.has(signal.target)),
  );
  const none = (facts.deployed.deployed ? NONE.deployed : NONE.otherwise) + (outside ? OUTSIDE_SIGN : 0);
  const weights = facts.ranked.map(({ entry }) => [entry.commit.sha, Math.exp(Math.min(8, entry.score))] as const);
  const total = weights.reduce((sum, [, weight]) => sum + weight, Math.exp(none));
  return new Map(weights.map(([sha, weight]) => [sha, weight / total]));
}

/** The most that a commit is given which nothing in its content ties to the failure. */
const A_LEAD = 0.45;

function firstChangedLine(commit: Commit, path: string): number | undefined {
  const hunk = commit.files.find((file) => file.path === path)?.hunks[0];
  if (hunk === undefined) return undefined;
  const offset = hunk.lines.filter((line) => !line.startsWith('-')).findIndex((line) => line.startsWith('+'));
  return Math.max(1, hunk.newStart + Math.max(0, offset));
}

/** The place in a commit that the failure points to, else the setting it changes, else the code it changes. */
function placeIn(commit: Commit, facts: RepositoryFacts): Pick<Candidate, 'file' | 'line' | 'function'> {
  const touched = new Set(commit.files.map((file) => file.path));
  const hit =
    facts.suspects.find(({ suspect }) => suspect.sha === commit.sha) ??
    facts.suspects.find(({ suspect }) => touched.has(suspect.path));
  const setting = extractSettingChanges(commit.files)[0];
  const changed = commit.sha === facts.blamed ? facts.places.find(({ path }) => touched.has(path)) : undefined;
  // A failure shows where it is thrown and was made where something changed: the change is the place, when it is known.
  if (changed !== undefined && hit?.suspect.sha !== commit.sha) {
    const { path, line } = changed;
    const name = facts.suspects.find(({ suspect }) => suspect.path === path && suspect.line === line)?.suspect.function;
    return { file: path, line, ...(name === undefined ? {} : { function: name }) };
  }
  if (hit !== undefined) {
    const { path, line, function: name } = hit.suspect;
    return { file: path, line, ...(name === undefined ? {} : { function: name }) };
  }
  const path =
    setting?.path ?? commit.files.find((file) => roleOfPath(file.path) === 'code')?.path ?? commit.files[0]?.path;
  if (path === undefined) return {};
  const line = firstChangedLine(commit, path);
  return { file: path, ...(line === undefined ? {} : { line }) };
}

/** The reasons on one side that are worth a sentence, strongest first. The deployment is told with its own evidence. */
function tellingReasons(
  reasons: readonly Reason[],
  options: { positive: boolean; deployed: boolean },
): readonly Reason[] {
  return worthTelling(
    reasons.filter(({ weight, code }) =>
      options.positive ? weight > 0 && !(options.deployed && code === 'deployed_lately') : weight < 0,
    ),
  );
}

/**
 * The code only writes the line that tells of the defect, and nothing was deployed: a commit near that statement, or in its words, may have
 * changed what is told and not what failed.
 */
function onlyTold({ suspects, deployed }: RepositoryFacts, question: CodeQuestion): boolean {
  return question.defect === true && !deployed.deployed && suspects.every(({ suspect }) => suspect.raises !== true);
}

function commitCandidate(
  ranked: RepositoryFacts['ranked'][number],
  options: { facts: RepositoryFacts; question: CodeQuestion },
): Candidate {
  const { entry, evidence } = ranked;
  const { facts, question } = options;
  const { commit } = entry;
  const place = placeIn(commit, facts);
  const code = facts.suspects.filter(({ suspect }) => suspect.path === place.file);
  const cited = [
    evidence.id,
    ...code.map((item) => item.evidence.id),
    ...code.flatMap((item) => item.suspect.evidence),
  ];
  const claims = (positive: boolean): Claim[] =>
    tellingReasons(entry.reasons, { positive, deployed: facts.deployed.deployed }).map((reason) =>
      claimOfChange(
        reason,
        { sha: commit.sha },
        {
          about: positive ? 'change' : 'exclusion',
          evidence: reason.connects ? [...new Set(cited)].slice(0, 4) : [evidence.id],
        },
      ),
    );
  const live = { about: 'change' as const, evidence: [evidence.id, ...facts.deployed.evidence] };
  const deployed = facts.deployed.deployed ? [claimOf('went_live_at_onset', { sha: commit.sha }, live)] : [];
  const unknown = facts.deployed.unknownRevision;
  const doubts: Claim[] =
    unknown === undefined
      ? []
      : [
          claimOf(
            'revision_unknown',
            { revision: unknown, repository: facts.repository },
            { about: 'exclusion', evidence: [...facts.deployed.evidence] },
          ),
        ];
  // What crashed says in which part; else it is the first that failed.
  const crashed = question.traces.find((trace) => trace.evidence === facts.crashed?.trace);
  const service = crashed?.service ?? question.firstService;
  // What ran, or whether it is this code at all, is not known, or only time ties it to the failure: no more than a lead.
  const connected = isConnected(entry) && (isFollowed(entry) || !onlyTold(facts, question));
  const most = unknown === undefined && !facts.elsewhere && connected ? 0.98 : A_LEAD;
  return {
    id: `commit:${commit.sha}`,
    found: 'change',
    ...MEANING_OF_COMMIT[changeOf(commit)],
    title: TITLES.commit(commit),
    commit: commit.sha,
    repository: facts.repository,
    ...(service === null ? {} : { service }),
    ...place,
    score: Math.min(most, probabilities(facts, question).get(commit.sha) ?? 0),
    reasons: [
      ...(facts.deployed.deployed
        ? [{ code: 'deployed_before_onset', weight: 0, values: {}, evidence: [...facts.deployed.evidence] }]
        : []),
      ...(facts.crashed !== undefined && isConnected(entry)
        ? [{ code: 'crash_in_own_code', weight: 0, values: {}, evidence: [facts.crashed.trace] }]
        : []),
      ...(isConnected(entry) ? [] : [{ code: 'nothing_but_time', weight: 0, values: {}, evidence: [evidence.id] }]),
    ],
    nextSteps: [],
    for: [...deployed, ...claims(true)],
    against: [...doubts, ...claims(false)],
  };
}

/** The failing line when no change explains it: old code that met something new. */
function defectCandidate(facts: RepositoryFacts, question: CodeQuestion): Candidate[] {
  const traced = question.traces.length > 0;
  // A line of a log alone tells of a defect where it says so and where the code raises it; what only writes the line may be sound.
  const raised = question.defect === true ? facts.suspects.find(({ suspect }) => suspect.raises === true) : undefined;
  const top = traced ? facts.suspects[0] : raised;
  if (top === undefined) return [];
  const { suspect, evidence } = top;
  const { path, line, found } = suspect;
  const place = placeValues(suspect);
  const { window } = facts.deployed;
  return [
    {
      id: `code:${facts.repository}:${path}:${line}`,
      found: 'code',
      kind: 'code_defect',
      change: 'none_known',
      title: TITLES.defect(place, found),
      commit: null,
      repository: facts.repository,
      ...(question.firstService === null ? {} : { service: question.firstService }),
      file: suspect.path,
      line: suspect.line,
      ...(suspect.function === undefined ? {} : { function: suspect.function }),
      score: 0.4 * suspect.strength,
      reasons: reportsOtherFailure(question.traces[0]?.trace)
        ? [{ code: 'reports_other_failure', weight: 0, values: {}, evidence: [...suspect.evidence] }]
        : [],
      nextSteps: [],
      for: [
        claimOf(
          'place_points_here',
          { ...place, found: found.code, name: found.name ?? '' },
          { about: 'location', evidence: [evidence.id, ...suspect.evidence] },
        ),
      ],
      against:
        facts.blamed === undefined
          ? [claimOf('unchanged_within', window.of, { about: 'exclusion', evidence: [evidence.id] })]
          : [],
    },
  ];
}

/** The causes that code and history offer, best first. */
export function candidatesOf(facts: RepositoryFacts, question: CodeQuestion): Candidate[] {
  const commits = facts.ranked.map((ranked) => commitCandidate(ranked, { facts, question }));
  return [...commits, ...defectCandidate(facts, question)].toSorted((a, b) => b.score - a.score);
}
