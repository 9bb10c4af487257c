import type { AgentName, Finding, Report } from '@mats/contracts';
import { partialReport } from '../report/partial-report.ts';
import type { DelegateOutput, Question, StepContext } from './step-context.ts';

/**
 * One investigation, from question to report: plan, delegate wave by wave, report. It talks to nothing but the
 * context, so that what runs it can make it durable. A missing agent makes the answer partial, never none.
 */
export async function investigate(question: Question, context: StepContext): Promise<Report> {
  const plan = await context.step('plan', question);
  await context.emit({ type: 'plan', kind: plan.kind, reason: plan.reason, agents: plan.waves.flat() });
  await context.emit({ type: 'state', state: 'planned' });
  const findings: Finding[] = plan.kind === 'summary' ? await context.step('recall', question) : [];
  const missing: Extract<DelegateOutput, { ok: false }>['missing'][] = [];
  let report: Report | undefined;
  for (const wave of plan.waves) {
    await context.emit({ type: 'state', state: wave.includes('architect') ? 'reporting' : 'running' });
    const missingAgents: AgentName[] = missing.map((entry) => entry.agent);
    const known = [...findings];
    const outputs = await Promise.all(
      wave.map((agent) => context.step('delegate', { agent, question, findings: known, missingAgents }, agent)),
    );
    for (const output of outputs) {
      if (!output.ok) missing.push(output.missing);
      else {
        findings.push(output.finding);
        report = output.report ?? report;
      }
    }
  }
  const answer = report ?? partialReport({ findings, missing });
  await context.emit({ type: 'report', report: answer });
  return answer;
}
