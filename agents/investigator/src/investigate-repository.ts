import { faultPlaces } from '@mats/engine/history';
import { clueOf, strongestSuspects, windowWords } from '@mats/engine/suspect';
import type { CodeQuestion, CodeSuspect, DeployedCode, RepositoryFacts } from '@mats/engine/suspect';
import type { Evidence, NotChecked } from '@mats/contracts';
import type { AgentRun } from '@mats/service';
import type { History, Repository } from '@mats/sources/git';
import { deployedCode } from './code/history-window.ts';
import { knownFilesOf } from './code/known-files.ts';
import { recentCommits } from './code/recent-commits.ts';
import { crashEvidence } from './crash/crash-evidence.ts';
import type { CrashEvidence } from './crash/crash-evidence.ts';
import { followChange } from './crash/follow-change.ts';
import type { FollowedChange } from './crash/follow-change.ts';
import { codeRangeEvidence, commitEvidence } from './report/code-evidence.ts';
import { blameLinesTool } from './tools/blame-lines.ts';
import type { BlamedCode } from './tools/blame-lines.ts';
import { findCallersTool } from './tools/find-callers.ts';
import type { CallingCode } from './tools/find-callers.ts';
import { followValuesTool } from './tools/follow-values.ts';
import { locateCodeTool } from './tools/locate-code.ts';
import { matchLogStatementsTool } from './tools/match-log-statements.ts';
import { readCrashTool } from './tools/read-crash.ts';
import { commitsOf, readHistoryTool } from './tools/read-history.ts';

/** What one repository holds of the failures. */
export type RepositoryInvestigation = RepositoryFacts & {
  /** Who calls the function of the strongest log statement. */
  callers: readonly { calling: CallingCode; evidence: Evidence }[];
  /** What a stack trace points to here, with its evidence. */
  crash: CrashEvidence | undefined;
  evidence: Evidence[];
  notChecked: NotChecked[];
};

interface Asked {
  readonly question: CodeQuestion;
  readonly run: AgentRun;
  /** When it was asked, epoch milliseconds. */
  readonly now: number;
}

const MOST_COMMITS = 4;

/** Looks in one repository for the code and the change behind the failures, and for what changed before them. */
export async function investigateRepository(repository: Repository, asked: Asked): Promise<RepositoryInvestigation> {
  const deployed = await deployedCode(asked.question, repository);
  const found = await investigateFailures(repository, { ...asked, deployed });
  const isConcerned = found.crash !== undefined || found.suspects.length > 0 || deployed.evidence.length > 0;
  return isConcerned && repository.state.kind === 'git' ? withRecentCommits(repository, { ...asked, found }) : found;
}

/** Commits that nothing ties to the failures are evidence of what changed, and no candidates. */
async function withRecentCommits(
  repository: Repository,
  known: Asked & { readonly found: RepositoryInvestigation },
): Promise<RepositoryInvestigation> {
  const { question, run, now, found } = known;
  const until = question.latestOnset ?? question.onset ?? now;
  const commits = await recentCommits(repository, { deployed: found.deployed, until, signal: run.signal });
  const told = new Set(found.evidence.map(({ id }) => id));
  const pieces = commits.map((commit) => commitEvidence(commit, repository)).filter(({ id }) => !told.has(id));
  for (const piece of pieces) run.evidence(piece);
  return { ...found, evidence: [...found.evidence, ...pieces] };
}

async function investigateFailures(
  repository: Repository,
  asked: Asked & { readonly deployed: DeployedCode },
): Promise<RepositoryInvestigation> {
  const { question, run, deployed } = asked;
  const { revision } = deployed;
  run.step(`Locating the failure in ${repository.name}${revision === undefined ? '' : ` at ${revision.slice(0, 8)}`}`);
  const { paths: knownFiles } = knownFilesOf(await repository.listFiles(revision));
  const { message } = run.request;
  // Whatever the crash says, the commits of a deployment are weighed: git works on that while the crash is read.
  const begun = deployed.deployed ? beginHistory(repository, asked) : undefined;
  const read = await readCrashTool(question, { repository, revision, knownFiles, message, signal: run.signal });
  const otherRevision = deployed.unknownRevision !== undefined;
  const crash =
    read === undefined
      ? undefined
      : await crashEvidence(read, { repository, revision, traces: question.traces, otherRevision });
  for (const piece of crash?.evidence ?? []) run.evidence(piece);
  if (read === undefined || crash === undefined || deployed.deployed) {
    return withHistory(repository, { ...asked, crash, begun: begun ?? beginHistory(repository, asked) });
  }
  const alone = crashAlone(repository, { deployed, crash });
  if (repository.state.kind !== 'git') return alone;
  // Where nothing fresh lies on the way of the failing values, those who changed the lines of the crash are weighed, of whatever age.
  const change = await followChange(repository, { question, read, deployed, run, now: asked.now });
  return change === undefined
    ? alone
    : withChange(alone, { change, run, trace: question.traces[read.trace]?.evidence });
}

function withChange(
  alone: RepositoryInvestigation,
  by: { readonly change: FollowedChange; readonly run: AgentRun; readonly trace: string | undefined },
): RepositoryInvestigation {
  const { ranked, blamed, places, notRead } = by.change;
  for (const { evidence } of ranked) by.run.evidence(evidence);
  return {
    ...alone,
    ranked,
    blamed,
    places,
    crashed: by.trace === undefined ? undefined : { trace: by.trace },
    evidence: [...alone.evidence, ...ranked.map(({ evidence }) => evidence)],
    notChecked: [...alone.notChecked, ...notRead],
  };
}

function notCheckedOf(repository: Repository, deployed: DeployedCode): NotChecked[] {
  const unknown = deployed.unknownRevision;
  if (unknown === undefined) return [...repository.state.notRead];
  const what = `Code at the deployed revision ${unknown.slice(0, 8)}`;
  const why = `It is not in ${repository.name}; fetch it there. The checked-out commit was read instead.`;
  return [...repository.state.notRead, { what, why }];
}

function nothingOf(
  repository: Repository,
  found: { readonly deployed: DeployedCode; readonly elsewhere: boolean; readonly notChecked: NotChecked[] },
): RepositoryInvestigation {
  return {
    repository: repository.name,
    deployed: found.deployed,
    suspects: [],
    callers: [],
    elsewhere: found.elsewhere,
    ranked: [],
    blamed: undefined,
    places: [],
    crash: undefined,
    evidence: [],
    notChecked: found.notChecked,
  };
}

function crashAlone(
  repository: Repository,
  found: { readonly deployed: DeployedCode; readonly crash: CrashEvidence },
): RepositoryInvestigation {
  const { deployed, crash } = found;
  return {
    repository: repository.name,
    deployed,
    suspects: crash.suspects,
    callers: [],
    elsewhere: false,
    ranked: [],
    blamed: undefined,
    places: [],
    crash,
    evidence: [...crash.evidence],
    notChecked: notCheckedOf(repository, deployed),
  };
}

type Known = Asked & {
  readonly deployed: DeployedCode;
  readonly crash: CrashEvidence | undefined;
  readonly begun: BegunHistory;
};

/** What does not depend on what is read beside it: the commits of the window, and the statements that write the failures. */
interface BegunHistory {
  readonly history: Promise<History>;
  readonly matched: Promise<CodeSuspect[]>;
}

function beginHistory(repository: Repository, asked: Asked & { readonly deployed: DeployedCode }): BegunHistory {
  const { question, run, deployed } = asked;
  const { signal } = run;
  const history = commitsOf(repository, { window: deployed.window, signal });
  const matched = matchLogStatementsTool(question, { repository, revision: deployed.revision, signal });
  // The work beside it may fail first, and then nobody waits.
  matched.catch(() => undefined);
  return { history, matched };
}

/** Statements that write the failures, and the commits of the window, ranked by how they touch them. */
async function withHistory(repository: Repository, known: Known): Promise<RepositoryInvestigation> {
  const { question, run, deployed, crash, begun } = known;
  const { signal } = run;
  const { revision } = deployed;
  const { paths: knownFiles, runnable } = knownFilesOf(await repository.listFiles(revision));
  const located = await locateCodeTool(question, { repository, revision, knownFiles });
  run.step('Finding the log statements and following the failing values through the code');
  const blamed = async (): Promise<BlamedCode[]> => {
    const matched = await begun.matched;
    run.step('Asking who changed these lines');
    return blameLinesTool(strongestSuspects([...located, ...matched]), repository);
  };
  // One waits for git, the other works.
  const [code, { reach, preload }] = await Promise.all([
    blamed(),
    followValuesTool(question, { repository, revision, runnable }),
  ]);
  const suspects = code.map((item) => ({ suspect: item.suspect, evidence: codeRangeEvidence(item) }));
  // A stack trace has told who called.
  const silent = located.length === 0 && crash === undefined ? code[0]?.suspect : undefined;
  const calling = await findCallersTool(silent, { repository, signal });
  const callers = calling.map((one) => ({ calling: one, evidence: codeRangeEvidence(one.code) }));
  for (const item of [...suspects, ...callers]) run.evidence(item.evidence);
  const notChecked = notCheckedOf(repository, deployed);
  const elsewhere = question.traces.length > 0 && located.length === 0 && crash === undefined;
  if (elsewhere) {
    const why = `The failing code is not in “${repository.name}”. Connect its repository.`;
    notChecked.push({ what: 'Code of the stack traces', why });
  }
  // Nothing of the failures lies here and nothing says that it ran: what was changed here tells nothing of them.
  if (crash === undefined && code.length === 0 && deployed.evidence.length === 0) {
    return nothingOf(repository, { deployed, elsewhere, notChecked });
  }
  const evidence = [...(crash?.evidence ?? []), ...[...suspects, ...callers].map((item) => item.evidence)];
  const facts = { repository: repository.name, deployed, suspects, callers, elsewhere, crash };
  if (repository.state.kind !== 'git') {
    return { ...facts, ranked: [], blamed: undefined, places: [], evidence, notChecked };
  }
  run.step(`Ranking the commits ${windowWords(deployed.window.of)}`);
  const all: CodeSuspect[] = code.map(({ suspect }) => suspect);
  const { ranking, notRead } = await readHistoryTool(begun.history, {
    repository: repository.name,
    window: deployed.window,
    clue: {
      ...clueOf(question, { suspects: all, deployed: deployed.deployed }),
      ...(reach === undefined ? {} : { reach }),
    },
    preload,
  });
  const ranked = ranking.ranked.slice(0, MOST_COMMITS).map((entry) => ({
    entry,
    evidence: commitEvidence(entry.commit, repository),
  }));
  for (const item of ranked) run.evidence(item.evidence);
  return {
    ...facts,
    ranked,
    blamed: ranking.blamed,
    places: reach === undefined ? [] : faultPlaces(ranking, { reach, calls: all }),
    evidence: [...evidence, ...ranked.map((item) => item.evidence)],
    notChecked: [...notChecked, ...notRead],
  };
}
