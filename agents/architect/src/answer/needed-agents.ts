import type { Question } from '@mats/engine/question';
import type { AgentName, Intent, InvokeContext } from '@mats/contracts';
import type { SessionFacts } from './session-facts.ts';

const OF_CODE: ReadonlySet<Intent> = new Set(['where', 'who', 'diff']);
/** How things stand now: answered from what is read now, and no reason to conclude anew. */
const OF_NOW: ReadonlySet<Intent> = new Set(['still_so', 'status_now']);

export function isOfNow({ intent }: Question): boolean {
  return OF_NOW.has(intent);
}

/** Whether what was read goes on being written: files and containers do, attachments do not. */
export function isLive(facts: SessionFacts): boolean {
  return [...facts.evidence.values()].some(({ locator }) => locator.source === 'docker' || locator.source === 'file');
}

/**
 * The agents that a follow-up needs beside the session's record; none when the record holds the answer. A question for a cause that names
 * something is looked into anew, since what is asked about decides what is looked at.
 */
export function neededAgents(
  question: Question,
  given: { facts: SessionFacts; brings: boolean; others: InvokeContext['others'] },
): AgentName[] {
  return [...ofEveryInstallation(question, given), ...othersFor(question, given)];
}

/** Agents that are for such a question, by their cards, and have not looked in this session; now is always looked at. */
function othersFor(
  { intent }: Question,
  { facts, others }: { facts: SessionFacts; others: InvokeContext['others'] },
): AgentName[] {
  const looked = new Set(facts.findings.map(({ agent }) => agent));
  return others
    .filter(({ name, intents }) => intents.includes(intent) && (OF_NOW.has(intent) || !looked.has(name)))
    .map(({ name }) => name);
}

function ofEveryInstallation(question: Question, given: { facts: SessionFacts; brings: boolean }): AgentName[] {
  const { facts, brings } = given;
  const { intent } = question;
  if (brings) return ['sre', 'investigator'];
  if (intent === 'cause') return question.bare || question.reportedChange !== null ? [] : ['sre', 'investigator'];
  if (OF_NOW.has(intent)) return isLive(facts) ? ['sre'] : [];
  const looked = facts.findings.some(({ agent }) => agent === 'investigator');
  return OF_CODE.has(intent) && !looked ? ['investigator'] : [];
}
