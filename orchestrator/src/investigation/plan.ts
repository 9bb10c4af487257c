import type { AgentName } from '@mats/contracts';

export const PLAN_KINDS = ['incident', 'record', 'further'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

export interface Plan {
  kind: PlanKind;
  /** Why this plan, in words for the page. */
  reason: string;
  /** Agents of one wave run side by side; a wave starts when the one before it is done. */
  waves: AgentName[][];
}

export interface PlanInput {
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

/**
 * Which agents a question needs and which of them can work side by side. What a question asks for is understood by the Architect, who is
 * asked first when the session has a record; see docs/decisions/2026-11-29-follow-ups-ask-the-architect-first.md.
 */
export function planInvestigation(input: PlanInput): Plan {
  if (input.isFollowUp) {
    return {
      kind: 'record',
      reason: 'The session has an answer and the question brings nothing new, so its record is asked first.',
      waves: [['architect']],
    };
  }
  const independent = input.hasStackTrace && input.attachmentBytes <= PARALLEL_LIMIT_BYTES;
  return {
    kind: 'incident',
    reason: 'The question brings something new, so logs, code and history are looked at.',
    waves: independent ? [['sre', 'investigator'], ['architect']] : [['sre'], ['investigator'], ['architect']],
  };
}

/** What comes after the record was asked and did not hold the answer: the agents that the Architect needs, then itself. */
export function planFurther(needs: readonly AgentName[]): Plan {
  const before = (['sre', 'investigator'] as const).filter((agent) => needs.includes(agent));
  return {
    kind: 'further',
    reason: `The session's record does not hold the answer; it takes ${before.join(' and ')}.`,
    waves: [...before.map((agent): AgentName[] => [agent]), ['architect']],
  };
}
