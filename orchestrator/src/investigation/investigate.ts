import { AGENT_NAMES } from '@mats/contracts';
import type { AgentName, Finding, Report } from '@mats/contracts';
import { partialReport } from '../report/partial-report.ts';
import { planFurther } from './plan.ts';
import type { Plan } from './plan.ts';
import type { DelegateOutput, Question, StepContext } from './step-context.ts';

interface Outcome {
  readonly findings: Finding[];
  readonly missing: Extract<DelegateOutput, { ok: false }>['missing'][];
  readonly report: Report | undefined;
}

async function announce(plan: Plan, context: StepContext): Promise<void> {
  await context.emit({ type: 'plan', kind: plan.kind, reason: plan.reason, agents: plan.waves.flat() });
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
  for (const wave of plan.waves) {
    await context.emit({ type: 'state', state: wave.includes('architect') ? 'reporting' : 'running' });
    const known = { findings: [...findings], missingAgents: missing.map((entry) => entry.agent) };
    const outputs = await Promise.all(
      wave.map((agent) =>
        context.step('delegate', { agent, question, ...known, fromRecord: false, carry: [...carry] }, agent),
      ),
    );
    for (const output of outputs) {
      if (!output.ok) missing.push(output.missing);
      else {
        findings.push(output.finding);
        report = output.report ?? report;
      }
    }
  }
  return { findings, missing, report };
}

/** Asks the Architect alone: it answers from the session's record, or names the agents that the question needs. */
async function askRecord(question: Question, context: StepContext): Promise<Report | { needs: readonly AgentName[] }> {
  await context.emit({ type: 'state', state: 'reporting' });
  const input = { agent: 'architect', question, findings: [], missingAgents: [], fromRecord: true, carry: [] } as const;
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
  const known = await askRecord(question, context);
  if (!('needs' in known)) return { findings: [], missing: [], report: known };
  const further = planFurther(known.needs);
  await announce(further, context);
  const runs = further.waves.flat();
  return runWaves(further, { ...given, carry: AGENT_NAMES.filter((agent) => !runs.includes(agent)) });
}
