import { tellsOfSomething } from '@mats/engine/history';
import { splitQuestion } from '@mats/engine/question';
import { candidatesOf, codeQuestion, defectOf } from '@mats/engine/suspect';
import type { CodeQuestion } from '@mats/engine/suspect';
import { MatsError } from '@mats/contracts';
import type { Candidate, Evidence, Finding, Incident, InvokeRequest, Locator, NotChecked } from '@mats/contracts';
import type { Agent, AgentRun } from '@mats/service';
import type { ListedChange } from '@mats/sources/changes';
import type { Repositories, Repository, SourceMaps } from '@mats/sources/git';
import type { ReadChanges } from './changes/read-changes.ts';
import { commitsInRepositories, weighChanges } from './changes/weigh-changes.ts';
import { eachRepository } from './each-repository.ts';
import { investigateRepository } from './investigate-repository.ts';
import type { RepositoryInvestigation } from './investigate-repository.ts';
import { callerClaims, exclusionClaims, locationClaims, summaryOf } from './report/finding-words.ts';
import { outsideCandidates } from './report/outside-candidates.ts';
import { findOwnersTool } from './tools/find-owners.ts';
import { withEvidence } from './tools/find-stack-traces.ts';
import { rankComplaintTool } from './tools/rank-complaint.ts';
import type { RankedComplaint } from './tools/rank-complaint.ts';

/** What is known of the failure, and where change feeds stand. */
export interface KnownIncident {
  incident: Incident;
  evidence: readonly Evidence[];
  notChecked: NotChecked[];
  feedsAt: readonly Locator[];
}

export interface InvestigatorOptions {
  repositories: Repositories;
  /** The sample's repository: a question that names none does not read it. */
  sampleRepository?: string | undefined;
  /** Maps of built code, by which frames of bundles are led to their sources. */
  sourceMaps: SourceMaps;
  /** Reads the question's own logs, for a turn in which no SRE finding came with it. */
  readIncident: (run: AgentRun) => Promise<KnownIncident>;
  /** Reads the change feeds in which an agent before has found changes. */
  readChanges: ReadChanges;
  now: () => number;
}

const MOST_CANDIDATES = 10;

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

async function openAll(
  request: InvokeRequest,
  { repositories, sampleRepository }: InvestigatorOptions,
): Promise<{ opened: Repository[]; notChecked: NotChecked[] }> {
  const named = request.context.repositories;
  const wanted = named.length > 0 ? named : repositories.names.filter((name) => name !== sampleRepository);
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

async function throughSourceMaps(question: CodeQuestion, maps: SourceMaps): Promise<CodeQuestion> {
  const traces = await Promise.all(
    question.traces.map(async (failure) => ({ ...failure, trace: await maps.mapTrace(failure.trace) })),
  );
  return { ...question, traces };
}

/** A change that is connected with the failure explains it; without one, what the crash itself points to. */
function inRepository(item: RepositoryInvestigation, question: CodeQuestion): Candidate[] {
  const crashed = item.crash?.candidates ?? [];
  if (crashed.length === 0) return candidatesOf(item, question);
  return item.blamed === undefined ? [...crashed] : candidatesOf(item, question);
}

/** Whether all that was read came with the question. */
function onlyPasted(evidence: readonly Evidence[]): boolean {
  return evidence.every(({ locator }) => locator.source === 'prompt');
}

const NOTHING: RankedComplaint = { candidates: [], evidence: [], notChecked: [] };

/** What the question's words alone point to in the repositories, where neither logs nor traces tell of a failure. */
async function rankComplaints(
  repositories: readonly Repository[],
  about: { readonly run: AgentRun; readonly changes: readonly ListedChange[]; readonly now: number },
): Promise<RankedComplaint> {
  const { run, changes, now } = about;
  const { message } = run.request;
  const { results: ranked, notChecked } = await eachRepository(
    repositories.filter(({ state }) => state.kind === 'git'),
    {
      signal: run.signal,
      work: (repository) => {
        run.step(`Looking through the last commits of ${repository.name}`);
        return rankComplaintTool(repository, { message, now, changes, signal: run.signal });
      },
    },
  );
  return {
    candidates: ranked.flatMap(({ candidates }) => candidates),
    evidence: ranked.flatMap(({ evidence }) => evidence),
    notChecked: [...ranked.flatMap((one) => one.notChecked), ...notChecked],
  };
}

/** Which code and which change, from traces, log statements and history; deterministic. */
export function createInvestigatorAgent(options: InvestigatorOptions): Agent {
  return async (run) => {
    const started = options.now();
    const known = await incidentOf(run, options);
    const before = run.request.context.findings.flatMap(({ candidates }) => candidates);
    const asked = codeQuestion(known.incident, known.evidence, defectOf(before));
    const question = await throughSourceMaps(asked, options.sourceMaps);
    const nothingFailed = question.failures.length === 0 && question.traces.length === 0;
    const { message } = run.request;
    const silent = nothingFailed && !tellsOfSomething(message);
    const { opened, notChecked } = silent ? { opened: [], notChecked: [] } : await openAll(run.request, options);
    const looked = await eachRepository(nothingFailed ? [] : opened, {
      signal: run.signal,
      work: async (repository) => {
        const found = await investigateRepository(repository, { question, run, now: started });
        return { ...found, evidence: await findOwnersTool(found.evidence, repository) };
      },
    });
    const facts = looked.results;
    const readable = nothingFailed ? opened : looked.readable;
    const { feedsAt } = known;
    const feeds = await options.readChanges(run.request, { feedsAt, signal: run.signal });
    const inRepositories = await commitsInRepositories(feeds.changes, readable);
    const changed = weighChanges(feeds.changes, {
      question,
      asked: splitQuestion(message).question,
      inRepositories,
    });
    const located = [...facts.flatMap((item) => inRepository(item, question)), ...changed.candidates];
    const wordsAlone = located.length === 0 && (nothingFailed || onlyPasted(known.evidence));
    const complained = wordsAlone
      ? await rankComplaints(readable, { run, changes: feeds.changes, now: started })
      : NOTHING;
    const inCode = [...located, ...complained.candidates];
    const candidates = (inCode.length > 0 ? inCode : outsideCandidates(question, message)).toSorted(
      (a, b) => b.score - a.score,
    );
    const finding: Finding = {
      agent: 'investigator',
      summary: summaryOf(question, candidates, facts),
      claims: [...locationClaims(facts), ...callerClaims(facts), ...exclusionClaims(facts)],
      candidates: candidates.slice(0, MOST_CANDIDATES),
      evidence: withEvidence(
        [...facts.flatMap((item) => item.evidence), ...changed.evidence, ...complained.evidence],
        known.evidence,
      ),
      read: readable.map(({ name }) => ({ what: name, kind: 'repository' as const, services: [] })),
      notChecked: [
        ...known.notChecked,
        ...notChecked,
        ...looked.notChecked,
        ...feeds.notRead,
        ...facts.flatMap((item) => item.notChecked),
        ...complained.notChecked,
      ],
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
