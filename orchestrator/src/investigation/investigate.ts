import { AGENT_NAMES, agentEntry } from '@mats/contracts';
import type { AgentName, Finding, Intent, Report } from '@mats/contracts';
import { LISTED_AGENTS } from '../agents/agent-directory.ts';
import type { AgentOffer } from '../agents/agent-directory.ts';
import { partialReport } from '../report/partial-report.ts';
import { calledAgents, planFurther } from './plan.ts';
import type { Plan } from './plan.ts';
import type { DelegateOutput, Question, StepContext } from './step-context.ts';

interface Outcome {
  readonly findings: Finding[];
  readonly missing: Extract<DelegateOutput, { ok: false }>['missing'][];
  readonly report: Report | undefined;
}

/** A plan made before it held whom it could choose from knew those of every installation. */
function agentsOf({ agents = [...LISTED_AGENTS] }: Plan): AgentOffer[] {
  return agents;
}

async function announce(plan: Plan, context: StepContext): Promise<void> {
  const agents = plan.waves.flat();
  const own = agentsOf(plan).filter(({ name }) => agents.includes(name) && agentEntry(name) === undefined);
  const titles = Object.fromEntries(own.map(({ name, title }) => [name, title]));
  const named = own.length === 0 ? {} : { titles };
  await context.emit({ type: 'plan', kind: plan.kind, reason: plan.reason, agents, ...named });
}

/** The plan with the agents that its findings call before the last wave, or undefined when they call nobody. */
function withCalled(plan: Plan, findings: readonly Finding[]): { plan: Plan; wave: AgentName[] } | undefined {
  const onCall = agentsOf(plan).filter(({ name }) => plan.onCall?.includes(name));
  const wave = calledAgents(onCall, findings).map(({ name }) => name);
  if (wave.length === 0) return undefined;
  return { plan: { ...plan, waves: [...plan.waves.slice(0, -1), wave, ...plan.waves.slice(-1)] }, wave };
}

/** What the Architect is told of agents that it can ask for beside those of every installation. */
function othersIn(plan: Plan): { name: AgentName; intents: Intent[] }[] {
  const others = agentsOf(plan).filter(({ name }) => !AGENT_NAMES.some((own) => own === name));
  return others.map(({ name, intents }) => ({ name, intents: [...intents] }));
}

/** Runs the waves of a plan; `carry` names the agents whose earlier findings stand for new ones. */
async function runWaves(
  plan: Plan,
  given: { question: Question; context: StepContext; carry: readonly AgentName[] },
): Promise<Outcome> {
  const { question, context, carry } = given;
  const findings: Finding[] = [];
  const missing: Outcome['missing'] = [];
  let report: Report | undefined;
  const run = async (wave: readonly AgentName[]): Promise<void> => {
    await context.emit({ type: 'state', state: wave.includes('architect') ? 'reporting' : 'running' });
    const known = { findings: [...findings], missingAgents: missing.map((entry) => entry.agent) };
    const input = { question, ...known, others: [], fromRecord: false, carry: [...carry] };
    const outputs = await Promise.all(wave.map((agent) => context.step('delegate', { ...input, agent }, agent)));
    for (const output of outputs) {
      if (!output.ok) missing.push(output.missing);
      else {
        findings.push(output.finding);
        report = output.report ?? report;
      }
    }
  };
  for (const wave of plan.waves.slice(0, -1)) await run(wave);
  const called = withCalled(plan, findings);
  if (called !== undefined) {
    await announce(called.plan, context);
    await run(called.wave);
  }
  for (const wave of plan.waves.slice(-1)) await run(wave);
  return { findings, missing, report };
}

/** Asks the Architect alone: it answers from the session's record, or names the agents that the question needs. */
async function askRecord(
  plan: Plan,
  given: { question: Question; context: StepContext },
): Promise<Report | { needs: readonly AgentName[] }> {
  const { question, context } = given;
  await context.emit({ type: 'state', state: 'reporting' });
  const others = othersIn(plan);
  const nothing = { findings: [], missingAgents: [], carry: [] };
  const input = { agent: 'architect', question, others, ...nothing, fromRecord: true };
  const output = await context.step('delegate', input, 'architect:record');
  if (!output.ok) return { needs: AGENT_NAMES };
  return output.report ?? { needs: output.needs ?? AGENT_NAMES };
}

/**
 * One investigation, from question to report: plan, delegate wave by wave, report. It talks to nothing but the
 * context, so that what runs it can make it durable. A missing agent makes the answer partial, never none.
 */
export async function investigate(question: Question, context: StepContext): Promise<Report> {
  const first = await context.step('plan', question);
  await announce(first, context);
  await context.emit({ type: 'state', state: 'planned' });
  const outcome = await answer(first, { question, context });
  const report = outcome.report ?? partialReport(outcome);
  await context.emit({ type: 'report', report });
  return report;
}

async function answer(first: Plan, given: { question: Question; context: StepContext }): Promise<Outcome> {
  const { question, context } = given;
  if (first.kind !== 'record') return runWaves(first, { ...given, carry: [] });
  const known = await askRecord(first, given);
  if (!('needs' in known)) return { findings: [], missing: [], report: known };
  const agents = agentsOf(first);
  const further = planFurther(known.needs, { agents, prompt: question.prompt });
  await announce(further, context);
  const runs = further.waves.flat();
  const carry = agents.map(({ name }) => name).filter((agent) => !runs.includes(agent));
  return runWaves(further, { ...given, carry });
}
