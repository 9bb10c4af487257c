import type { AgentName } from '@mats/contracts';

export const QUESTION_KINDS = ['incident', 'code', 'operations', 'summary'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export interface Plan {
  kind: QuestionKind;
  /** Why this plan, in words for the page. */
  reason: string;
  /** Agents of one wave run side by side; a wave starts when the one before it is done. */
  waves: AgentName[][];
}

export interface PlanInput {
  prompt: string;
  hasEvidence: boolean;
  /** Whether what came with the question holds a stack trace, so that nobody has to look for one first. */
  hasStackTrace: boolean;
  /** Bytes of attachments; reading large ones twice costs more than waiting. */
  attachmentBytes: number;
  hasPreviousFindings: boolean;
}

const SUMMARY =
  /\b(?:summari[sz]e|summary|recap|postmortem|post-mortem|write (?:it|this) up|report again|what (?:should|do) we do next|next steps?)\b/i;
const CODE =
  /\b(?:which|what|whose|who)\b[^.?!\n]{0,40}\b(?:line|file|function|commit|change|author|code|wrote|broke)\b|\b(?:blame|stack ?trace|traceback)\b/i;
const OPERATIONS =
  /\b(?:restart(?:s|ed|ing)?|unhealthy|healthy|container|uptime|since when|when did|oom|out of memory|which service)\b/i;
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

function kindOf(input: PlanInput): { kind: QuestionKind; reason: string } {
  if (input.hasPreviousFindings && SUMMARY.test(input.prompt)) {
    return {
      kind: 'summary',
      reason: 'The question is about what was already found, so the report is written from it.',
    };
  }
  if (CODE.test(input.prompt) && input.hasStackTrace) {
    return { kind: 'code', reason: 'The question asks for code and a stack trace came with it.' };
  }
  if (OPERATIONS.test(input.prompt) && !input.hasStackTrace && !/\bwhy\b/i.test(input.prompt)) {
    return { kind: 'operations', reason: 'The question asks what happened to services, not which code did it.' };
  }
  return { kind: 'incident', reason: 'The question asks for a cause, so logs, code and history are looked at.' };
}

function wavesOf(kind: QuestionKind, input: PlanInput): AgentName[][] {
  if (kind === 'summary') return [['architect']];
  if (kind === 'code') return [['investigator'], ['architect']];
  if (kind === 'operations') return [['sre'], ['architect']];
  const independent = input.hasStackTrace && input.attachmentBytes <= PARALLEL_LIMIT_BYTES;
  return independent ? [['sre', 'investigator'], ['architect']] : [['sre'], ['investigator'], ['architect']];
}

/** Which agents a question needs and which of them can work side by side. */
export function planInvestigation(input: PlanInput): Plan {
  const { kind, reason } = kindOf(input);
  return { kind, reason, waves: wavesOf(kind, input) };
}
