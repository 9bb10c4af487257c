import { candidatesOf, codeQuestion } from '@mats/engine';
import type { CodeQuestion } from '@mats/engine';
import { MatsError } from '@mats/contracts';
import type { Candidate, Evidence, Finding, Incident, InvokeRequest, NotChecked } from '@mats/contracts';
import type { Agent, AgentRun } from '@mats/service';
import type { Repositories, Repository, SourceMaps } from '@mats/sources';
import { investigateRepository } from './investigate-repository.ts';
import type { RepositoryInvestigation } from './investigate-repository.ts';
import { callerClaims, exclusionClaims, locationClaims, summaryOf } from './report/finding-words.ts';
import { outsideCandidates } from './report/outside-candidates.ts';
import { withEvidence } from './tools/find-stack-traces.ts';

export interface InvestigatorOptions {
  repositories: Repositories;
  /** The sample's repository: a question that names none does not read it. */
  sampleRepository?: string | undefined;
  /** Maps of built code, by which frames of bundles are led to their sources. */
  sourceMaps: SourceMaps;
  /** Reads the question's own logs, for a turn in which no SRE finding came with it. */
  readIncident: (
    run: AgentRun,
  ) => Promise<{ incident: Incident; evidence: readonly Evidence[]; notChecked: NotChecked[] }>;
  now: () => number;
}

const MOST_CANDIDATES = 10;

async function incidentOf(
  run: AgentRun,
  options: InvestigatorOptions,
): ReturnType<InvestigatorOptions['readIncident']> {
  const sre = run.request.context.findings.find((finding) => finding.agent === 'sre');
  if (sre?.incident !== undefined) return { incident: sre.incident, evidence: sre.evidence, notChecked: [] };
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

/** Which code and which change, from traces, log statements and history; deterministic. */
export function createInvestigatorAgent(options: InvestigatorOptions): Agent {
  return async (run) => {
    const started = options.now();
    const known = await incidentOf(run, options);
    const question = await throughSourceMaps(codeQuestion(known.incident, known.evidence), options.sourceMaps);
    const nothingFailed = question.failures.length === 0 && question.traces.length === 0;
    const { opened, notChecked } = nothingFailed ? { opened: [], notChecked: [] } : await openAll(run.request, options);
    const facts: RepositoryInvestigation[] = [];
    for (const repository of opened) {
      run.signal.throwIfAborted();
      facts.push(await investigateRepository(repository, { question, run }));
    }
    const inCode = facts.flatMap((item) => inRepository(item, question));
    const candidates = (inCode.length > 0 ? inCode : outsideCandidates(question, run.request.message)).toSorted(
      (a, b) => b.score - a.score,
    );
    const finding: Finding = {
      agent: 'investigator',
      summary: summaryOf(question, candidates, facts),
      claims: [...locationClaims(facts), ...callerClaims(facts), ...exclusionClaims(facts)],
      candidates: candidates.slice(0, MOST_CANDIDATES),
      evidence: withEvidence(
        facts.flatMap((item) => item.evidence),
        known.evidence,
      ),
      read: opened.map(({ name }) => ({ what: name, kind: 'repository' as const, services: [] })),
      notChecked: [...known.notChecked, ...notChecked, ...facts.flatMap((item) => item.notChecked)],
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
