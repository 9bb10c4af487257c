import { candidatesOf, clueOf, codeQuestion, faultPlaces, splitQuestion, strongestSuspects } from '@mats/engine';
import type { CodeQuestion, CodeSuspect, RepositoryFacts } from '@mats/engine';
import { MatsError } from '@mats/contracts';
import type {
  Candidate,
  Claim,
  Evidence,
  Finding,
  Incident,
  InvokeRequest,
  Locator,
  NotChecked,
} from '@mats/contracts';
import type { Agent, AgentRun } from '@mats/service';
import type { Repositories, Repository, SourceMaps } from '@mats/sources';
import type { ReadChanges } from './changes/read-changes.ts';
import { commitsInRepositories, weighChanges } from './changes/weigh-changes.ts';
import { deployedCode } from './code/history-window.ts';
import { knownFilesOf } from './code/known-files.ts';
import { codeRangeEvidence, commitEvidence } from './report/code-evidence.ts';
import { type BlamedCode, blameLinesTool } from './tools/blame-lines.ts';
import { findCallersTool } from './tools/find-callers.ts';
import type { CallingCode } from './tools/find-callers.ts';
import { followValuesTool } from './tools/follow-values.ts';
import { locateCodeTool } from './tools/locate-code.ts';
import { matchLogStatementsTool } from './tools/match-log-statements.ts';
import { commitsOf, readHistoryTool } from './tools/read-history.ts';
import { withEvidence } from './tools/find-stack-traces.ts';

/** What is known of the failure, and where change feeds stand. */
export interface KnownIncident {
  incident: Incident;
  evidence: readonly Evidence[];
  notChecked: NotChecked[];
  feedsAt: readonly Locator[];
}

export interface InvestigatorOptions {
  repositories: Repositories;
  /** Maps of built code, by which frames of bundles are led to their sources. */
  sourceMaps: SourceMaps;
  /** Reads the question's own logs, for a turn in which no SRE finding came with it. */
  readIncident: (run: AgentRun) => Promise<KnownIncident>;
  /** Reads the change feeds in which an agent before has found changes. */
  readChanges: ReadChanges;
  now: () => number;
}

const MOST_COMMITS = 4;

async function incidentOf(run: AgentRun, options: InvestigatorOptions): Promise<KnownIncident> {
  const sre = run.request.context.findings.find((finding) => finding.agent === 'sre');
  if (sre?.incident !== undefined) {
    const feedsAt = sre.read.flatMap(({ kind, locator }) =>
      kind === 'changes' && locator !== undefined ? [locator] : [],
    );
    return { incident: sre.incident, evidence: sre.evidence, notChecked: [], feedsAt };
  }
  run.step('Reading the logs for stack traces');
  return options.readIncident(run);
}

type LookedInto = RepositoryFacts & {
  /** Who calls the function of the strongest log statement. */
  callers: readonly { calling: CallingCode; evidence: Evidence }[];
  evidence: Evidence[];
  notChecked: NotChecked[];
};

async function lookInto(
  repository: Repository,
  options: { question: CodeQuestion; run: AgentRun },
): Promise<LookedInto> {
  const { question, run } = options;
  const { signal } = run;
  const deployed = await deployedCode(question, repository);
  const { revision } = deployed;
  run.step(`Locating the failure in ${repository.name}${revision === undefined ? '' : ` at ${revision.slice(0, 10)}`}`);
  // Which commits they are does not depend on what they are ranked by.
  const history = commitsOf(repository, { window: deployed.window, signal });
  const { paths: knownFiles, runnable } = knownFilesOf(await repository.listFiles(revision));
  const located = await locateCodeTool(question, { repository, revision, knownFiles });
  run.step('Finding the log statements and following the failing values through the code');
  const blamed = async (): Promise<BlamedCode[]> => {
    const matched = await matchLogStatementsTool(question, { repository, revision, signal });
    run.step('Asking who changed these lines');
    return blameLinesTool(strongestSuspects([...located, ...matched]), repository);
  };
  // One waits for git, the other works.
  const [code, { reach, preload }] = await Promise.all([
    blamed(),
    followValuesTool(question, { repository, revision, runnable }),
  ]);
  const suspects = code.map((item) => ({ suspect: item.suspect, evidence: codeRangeEvidence(item) }));
  for (const item of suspects) run.evidence(item.evidence);
  // A stack trace has told who called.
  const silent = located.length === 0 ? code[0]?.suspect : undefined;
  const calling = await findCallersTool(silent, { repository, signal });
  const callers = calling.map((one) => ({ calling: one, evidence: codeRangeEvidence(one.code) }));
  for (const item of callers) run.evidence(item.evidence);
  const notChecked: NotChecked[] = [...repository.state.notRead];
  if (deployed.unknownRevision !== undefined) {
    const what = `Code at the deployed revision ${deployed.unknownRevision.slice(0, 10)}`;
    notChecked.push({
      what,
      why: `It is not in ${repository.name}; fetch it there. The checked-out commit was read instead.`,
    });
  }
  const elsewhere = question.traces.length > 0 && located.length === 0;
  if (elsewhere) {
    const why = `None of their frames lies in ${repository.name}; name the repository that holds the failing code.`;
    notChecked.push({ what: 'Code of the stack traces', why });
  }
  const facts = { repository: repository.name, deployed, suspects, callers, elsewhere };
  if (repository.state.kind !== 'git') {
    return {
      ...facts,
      ranked: [],
      blamed: undefined,
      places: [],
      evidence: [...suspects, ...callers].map((item) => item.evidence),
      notChecked,
    };
  }
  run.step(`Ranking the commits ${deployed.window.words}`);
  const { ranking, notRead } = await readHistoryTool(history, {
    repository: repository.name,
    window: deployed.window,
    clue: {
      ...clueOf(question, { suspects: code.map(({ suspect }) => suspect), deployed: deployed.deployed }),
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
    places: reach === undefined ? [] : faultPlaces(ranking, { reach, calls: code.map(({ suspect }) => suspect) }),
    evidence: [...suspects, ...callers, ...ranked].map((item) => item.evidence),
    notChecked: [...notChecked, ...notRead],
  };
}

async function openAll(
  request: InvokeRequest,
  repositories: Repositories,
): Promise<{ opened: Repository[]; notChecked: NotChecked[] }> {
  const wanted = request.context.repositories.length > 0 ? request.context.repositories : repositories.names;
  const opened: Repository[] = [];
  const notChecked: NotChecked[] = [];
  for (const name of wanted) {
    try {
      opened.push(await repositories.open(name));
    } catch (error) {
      if (!(error instanceof MatsError)) throw error;
      notChecked.push({ what: `Repository ${name}`, why: `${error.message} ${error.next}` });
    }
  }
  if (wanted.length === 0) {
    notChecked.push({
      what: 'Code',
      why: 'No repository is configured. Set REPOSITORIES=name=/path, or name one in the question.',
    });
  }
  return { opened, notChecked };
}

/** The best frame of each trace that lies in no repository: still the place to look. */
function outsideCandidates(question: CodeQuestion): Candidate[] {
  return question.traces.slice(0, 2).flatMap(({ trace, evidence, service }): Candidate[] => {
    const frames = trace.exceptions.flatMap((exception) => exception.frames);
    const frame = frames.find((candidate) => !candidate.library) ?? frames[0];
    if (frame?.file === undefined) return [];
    const line = frame.line !== undefined && frame.line > 0 ? { line: frame.line } : {};
    const place = `${frame.file}${frame.line === undefined ? '' : `:${frame.line}`}`;
    return [
      {
        id: `frame:${place}`,
        found: 'place',
        kind: null,
        change: 'none_known',
        title: `${place}${frame.function === undefined ? '' : ` in ${frame.function}`} threw ${trace.exceptions[0]?.type ?? 'an error'}`,
        commit: null,
        service,
        file: frame.file,
        ...line,
        ...(frame.function === undefined ? {} : { function: frame.function }),
        score: 0.35,
        reasons: [],
        nextSteps: [],
        for: [{ text: `The stack trace of ${service} begins at ${place}.`, about: 'location', evidence: [evidence] }],
        against: [],
      },
    ];
  });
}

async function throughSourceMaps(question: CodeQuestion, maps: SourceMaps): Promise<CodeQuestion> {
  const traces = await Promise.all(
    question.traces.map(async (failure) => ({ ...failure, trace: await maps.mapTrace(failure.trace) })),
  );
  return { ...question, traces };
}

function summaryOf(
  question: CodeQuestion,
  candidates: readonly Candidate[],
  facts: readonly RepositoryFacts[],
): string {
  const [best] = candidates;
  if (best?.commit != null) return `Most suspect: ${best.title}.`;
  if (question.failures.length === 0 && question.traces.length === 0) return 'There is no failure to look for in code.';
  const commits = facts.some((item) => item.ranked.length > 0)
    ? 'No commit touches what failed'
    : 'No history was read';
  return best === undefined
    ? `${commits}, and no frame lies in the code.`
    : `${commits}; the failure points to ${best.title}.`;
}

function placeWords({ path, line, function: name }: CodeSuspect): string {
  return `${path}:${line}${name === undefined ? '' : ` in ${name}`}`;
}

function locationClaims(facts: readonly RepositoryFacts[]): Claim[] {
  return facts.flatMap((item) =>
    item.suspects.slice(0, 3).map(({ suspect, evidence }) => ({
      text: `${placeWords(suspect)}: ${suspect.because}.`,
      about: 'location' as const,
      evidence: [evidence.id, ...suspect.evidence],
    })),
  );
}

function callerClaims(facts: readonly LookedInto[]): Claim[] {
  return facts.flatMap(({ callers }) =>
    callers.map(({ calling: { of, code }, evidence }) => ({
      text: `${placeWords(code.suspect)} ${code.suspect.because}, which wrote it.`,
      about: 'location' as const,
      evidence: [evidence.id, ...of.evidence],
    })),
  );
}

/** Says "no code cause" when commits were looked at and none touches the failure. */
function exclusionClaims(facts: readonly RepositoryFacts[]): Claim[] {
  return facts
    .filter((item) => item.ranked.length > 0 && item.blamed === undefined)
    .map((item) => ({
      text: `None of the commits ${item.deployed.window.words} touches what failed.`,
      about: 'exclusion' as const,
      evidence: [...item.ranked.map((ranked) => ranked.evidence.id), ...item.deployed.evidence],
    }));
}

/** Which code and which change, from traces, log statements and history; deterministic. */
export function createInvestigatorAgent(options: InvestigatorOptions): Agent {
  return async (run) => {
    const started = options.now();
    const known = await incidentOf(run, options);
    const question = await throughSourceMaps(codeQuestion(known.incident, known.evidence), options.sourceMaps);
    const nothingFailed = question.failures.length === 0 && question.traces.length === 0;
    const { opened, notChecked } = nothingFailed
      ? { opened: [], notChecked: [] }
      : await openAll(run.request, options.repositories);
    const facts: LookedInto[] = [];
    for (const repository of opened) {
      run.signal.throwIfAborted();
      facts.push(await lookInto(repository, { question, run }));
    }
    const { feedsAt } = known;
    const feeds = await options.readChanges(run.request, { feedsAt, signal: run.signal });
    const inRepositories = await commitsInRepositories(feeds.changes, opened);
    const changed = weighChanges(feeds.changes, {
      question,
      asked: splitQuestion(run.request.message).question,
      inRepositories,
    });
    const inCode = [...facts.flatMap((item) => candidatesOf(item, question)), ...changed.candidates];
    const candidates = (inCode.length > 0 ? inCode : outsideCandidates(question)).toSorted((a, b) => b.score - a.score);
    const finding: Finding = {
      agent: 'investigator',
      summary: summaryOf(question, candidates, facts),
      claims: [...locationClaims(facts), ...callerClaims(facts), ...exclusionClaims(facts)],
      candidates: candidates.slice(0, 8),
      evidence: withEvidence([...facts.flatMap((item) => item.evidence), ...changed.evidence], known.evidence),
      read: opened.map(({ name }) => ({ what: name, kind: 'repository' as const, services: [] })),
      notChecked: [...known.notChecked, ...notChecked, ...feeds.notRead, ...facts.flatMap((item) => item.notChecked)],
      usage: {
        agent: 'investigator',
        tokens: { prompt: 0, completion: 0 },
        cost_usd: 0,
        model: null,
        duration_ms: options.now() - started,
        calls: [],
      },
    };
    return { finding };
  };
}
