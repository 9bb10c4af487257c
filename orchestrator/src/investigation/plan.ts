import { AGENT_SKILLS } from '@mats/contracts';
import type { AgentName, CauseKind, Finding } from '@mats/contracts';
import type { AgentOffer } from '../agents/agent-directory.ts';

export const PLAN_KINDS = ['incident', 'record', 'further'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

export interface Plan {
  kind: PlanKind;
  /** Why this plan, in words for the page. */
  reason: string;
  /** Agents of one wave run side by side; a wave starts when the one before it is done. */
  waves: AgentName[][];
  /** Everybody that could be asked when it was made. */
  agents?: AgentOffer[];
  /** Agents that are asked once a finding calls them. */
  onCall?: AgentName[];
}

export interface PlanInput {
  agents: readonly AgentOffer[];
  prompt: string;
  /** Whether what came with the question holds a stack trace, so that nobody has to look for one first. */
  hasStackTrace: boolean;
  /** Bytes of attachments; reading large ones twice costs more than waiting. */
  attachmentBytes: number;
  /** Whether the session has an answer already, and the question brings nothing that was not read for it. */
  isFollowUp: boolean;
}

const PARALLEL_LIMIT_BYTES = 8 * 1024 * 1024;

/** Text that looks like frames of a stack trace, in any of the usual runtimes. Linear. */
const FRAME_FORMS = [
  /^[ \t]{1,16}at [^\n]{1,300}[:(][^\n]{0,300}\d/m,
  /^[ \t]{0,16}File "[^"\n]{1,300}", line \d/m,
  /^(?:panic: |goroutine \d)/m,
  /^[ \t]{1,16}from [^\n:]{1,300}:\d{1,7}:in /m,
  /^#\d{1,3} [^\n]{1,300}\(\d{1,7}\): /m,
];

/** Whether a text holds stack frames; looks at its first 256 kB. */
export function looksLikeStackTrace(text: string): boolean {
  const head = text.slice(0, 256 * 1024);
  return FRAME_FORMS.some((form) => form.test(head));
}

const SYNTHESIS = 'architect';

/** Whether an agent is asked for whatever is new, rather than called for by a name or a kind of cause. */
function isAlwaysAsked({ skills }: AgentOffer): boolean {
  return skills.some((skill) => AGENT_SKILLS[skill].causes === 'any');
}

/** Agents in waves: each after those whose findings it needs, side by side where that can be, the Architect last. */
function wavesOf(agents: readonly AgentOffer[]): AgentName[][] {
  const waves: AgentName[][] = [];
  let left = agents.filter(({ name }) => name !== SYNTHESIS);
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const ready = left.filter(({ needs }) => !needs.some((need) => waiting.has(need)));
    // Agents that need each other wait for nobody.
    const wave = ready.length === 0 ? left : ready;
    waves.push(wave.map(({ name }) => name));
    left = left.filter((agent) => !wave.includes(agent));
  }
  return [...waves, [SYNTHESIS]];
}

const LETTER = /[\p{L}\p{N}_]/u;

/** Whether a text has a name in it as a word of its own; names of one or two characters say nothing. */
function hasWord(text: string, word: string): boolean {
  if (word.length < 3) return false;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!LETTER.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(at + word.length))) return true;
  }
  return false;
}

function isNamed({ sources }: AgentOffer, texts: readonly string[]): boolean {
  return texts.some((text) => sources.some((source) => hasWord(text.toLowerCase(), source.toLowerCase())));
}

/** The agents on call that findings call: they hold a kind of cause that the agent is for, or name one of its sources. */
export function calledAgents(onCall: readonly AgentOffer[], findings: readonly Finding[]): AgentOffer[] {
  const candidates = findings.flatMap((finding) => finding.candidates);
  const kinds = new Set(candidates.map(({ kind }) => kind));
  const values = candidates.flatMap(({ values: named = {} }) => Object.values(named).map(String));
  return onCall.filter((agent) => {
    const causes = agent.skills.flatMap((skill): readonly CauseKind[] => {
      const { causes: of } = AGENT_SKILLS[skill];
      return of === 'any' ? [] : of;
    });
    return causes.some((kind) => kinds.has(kind)) || isNamed(agent, values);
  });
}

/** The agents of an investigation of something new, and those that its findings may still call. */
function newLook(agents: readonly AgentOffer[], question: string): { asked: AgentOffer[]; onCall: AgentOffer[] } {
  const asked = agents.filter((agent) => isAlwaysAsked(agent) || isNamed(agent, [question]));
  return { asked, onCall: agents.filter((agent) => !asked.includes(agent)) };
}

/**
 * Which agents a question needs and which of them can work side by side. What a question asks for is understood by the Architect, who is
 * asked first when the session has a record; see docs/decisions/2026-11-29-follow-ups-ask-the-architect-first.md. Other agents take
 * part by what their cards say; see docs/decisions/2026-11-29-agents-by-card.md.
 */
export function planInvestigation(input: PlanInput): Plan {
  const agents = [...input.agents];
  if (input.isFollowUp) {
    return {
      kind: 'record',
      reason: 'The session has an answer and the question brings nothing new, so its record is asked first.',
      waves: [[SYNTHESIS]],
      agents,
    };
  }
  const independent = input.hasStackTrace && input.attachmentBytes <= PARALLEL_LIMIT_BYTES;
  const { asked, onCall } = newLook(agents, input.prompt);
  const waiting = asked.map((agent) =>
    independent && agent.skills.includes('code') ? { ...agent, needs: [] } : agent,
  );
  return {
    kind: 'incident',
    reason: 'The question brings something new, so logs, code and history are looked at.',
    waves: wavesOf(waiting),
    agents,
    onCall: onCall.map(({ name }) => name),
  };
}

/** What comes after the record was asked and did not hold the answer: the agents that the Architect needs, then itself. */
export function planFurther(
  needs: readonly AgentName[],
  given: { agents: readonly AgentOffer[]; prompt: string },
): Plan {
  // A question that is looked into anew is a new one.
  const anew = ['sre', 'investigator'].every((name) => needs.includes(name));
  const { asked, onCall } = anew ? newLook(given.agents, given.prompt) : { asked: [], onCall: [] };
  const before = given.agents.filter((agent) => needs.includes(agent.name) || asked.includes(agent));
  const waves = wavesOf(before);
  const names = waves.slice(0, -1).flat();
  return {
    kind: 'further',
    reason: `The session's record does not hold the answer; it takes ${names.join(' and ')}.`,
    waves,
    agents: [...given.agents],
    onCall: onCall.map(({ name }) => name),
  };
}
