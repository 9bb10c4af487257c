import { splitQuestion, understandQuestion } from '@mats/engine/question';
import type { Question } from '@mats/engine/question';
import { zoneOffsetMinutes } from '@mats/contracts';
import type { AgentName, Finding, Report, Usage } from '@mats/contracts';
import type { Agent, AgentResult, AgentRun } from '@mats/service';
import { createEvidenceReader } from '@mats/evidence';
import type { AskAgent, EvidenceReader, IncidentSources } from '@mats/evidence';
import type { Repositories } from '@mats/sources/git';
import { isOfNow, neededAgents } from './answer/needed-agents.ts';
import { readPeriod } from './answer/part-facts.ts';
import { concludingTurn, findingsUpTo, sessionFacts } from './answer/session-facts.ts';
import type { SessionFacts } from './answer/session-facts.ts';
import { answerTool } from './tools/answer-question.ts';
import { concludeTool } from './tools/conclude.ts';

export interface ArchitectOptions {
  repositories: Repositories;
  /** The logs and containers that evidence can stand in. */
  sources: Pick<IncidentSources, 'logsFor' | 'docker'>;
  /** Reads again what an agent found in a source of its own. */
  askAgent?: AskAgent | undefined;
  now: () => number;
  /** Other weights than the fitted ones, to measure with cases left out. */
  weights?: Readonly<Record<string, number>> | undefined;
}

/** A delegation, understood. */
interface Task {
  readonly run: AgentRun;
  readonly question: Question;
  readonly reader: EvidenceReader;
  readonly started: number;
  readonly now: () => number;
  readonly weights: ArchitectOptions['weights'];
  /** What is known from before; undefined in a session without a conclusion. */
  readonly known: SessionFacts | undefined;
}

function usageOf({ started, now }: Task): Usage {
  const tokens = { prompt: 0, completion: 0 };
  return { agent: 'architect', tokens, cost_usd: 0, model: null, duration_ms: now() - started, calls: [] };
}

function findingOf(task: Task, parts: Pick<Finding, 'summary'> & Partial<Finding>): Finding {
  return {
    agent: 'architect',
    claims: [],
    candidates: [],
    evidence: [],
    read: [],
    notChecked: [],
    usage: usageOf(task),
    ...parts,
  };
}

function claimsOf({ claims }: Report): Finding['claims'] {
  return claims.map(({ verified: _verified, ...claim }) => claim);
}

/** Answers from the record; the conclusion stays what it was. */
async function repeat(task: Task, facts: SessionFacts): Promise<AgentResult> {
  task.run.step('Answering from what is known');
  const { question, reader, run } = task;
  const report = await answerTool(question, { message: run.request.message, facts, reader, usage: usageOf(task) });
  return { finding: findingOf(task, { summary: report.answer, claims: claimsOf(report) }), report };
}

/** Checks, weighs and concludes anew from findings. */
async function conclude(task: Task, findings: readonly Finding[]): Promise<AgentResult> {
  const { run, question, reader, started, now, weights } = task;
  const { message, context } = run.request;
  const { missingAgents, record } = context;
  const given = { message, question, findings, record, missingAgents, reader, step: run.step, started, now, weights };
  const { report, candidates, told } = await concludeTool(given);
  const parts = { summary: report.answer, claims: claimsOf(report), candidates, evidence: told };
  return { finding: findingOf(task, { ...parts, notChecked: report.notRead }), report };
}

function needing(task: Task, needs: AgentName[]): AgentResult {
  return {
    finding: findingOf(task, { summary: `What is known does not hold the answer; it takes ${needs.join(' and ')}.` }),
    needs,
  };
}

function decide(task: Task): Promise<AgentResult> | AgentResult {
  const { known, question, run } = task;
  const { findings, fromRecord } = run.request.context;
  if (known === undefined) return fromRecord ? needing(task, ['sre', 'investigator']) : conclude(task, findings);
  if (!fromRecord) {
    const fresh = findings.find(({ agent }) => agent === 'sre');
    return isOfNow(question) ? repeat(task, { ...known, fresh }) : conclude(task, findings);
  }
  const brings = splitQuestion(run.request.message).pasted !== null;
  const needs = neededAgents(question, { facts: known, brings, others: run.request.context.others });
  if (needs.length > 0) return needing(task, needs);
  return question.reportedChange === null ? repeat(task, known) : conclude(task, known.findings);
}

/** Answers from the session's record, or checks every claim, weighs the causes, writes the report; deterministic. */
export function createArchitectAgent({ repositories, sources, askAgent, now, weights }: ArchitectOptions): Agent {
  return async (run) => {
    const started = now();
    const { record, findings } = run.request.context;
    const last = concludingTurn(record);
    const known =
      last === undefined
        ? undefined
        : sessionFacts({
            record,
            conclusion: last.report,
            concludedIn: last.turn,
            findings: findingsUpTo(record, last.turn),
          });
    // A clock time without a day is of the day that the logs tell of.
    const covered = readPeriod(known?.read ?? findings.flatMap(({ read }) => read));
    const { question: text } = splitQuestion(run.request.message);
    const day = covered === null ? started : Date.parse(covered.to);
    const zone = zoneOffsetMinutes(run.request.context.time_zone, started);
    const question = understandQuestion(text, { now: started, day, zoneOffsetMinutes: zone });
    const logs = sources.logsFor(run.request);
    try {
      const reader = createEvidenceReader({
        sources: logs,
        repositories,
        docker: sources.docker ?? undefined,
        askAgent,
      });
      return await decide({ run, question, reader, started, now, weights, known });
    } finally {
      await Promise.all(logs.map((source) => source.close()));
    }
  };
}
