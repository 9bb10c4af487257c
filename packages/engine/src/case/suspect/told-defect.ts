import type { Candidate, Evidence } from '@mats/contracts';
import { readLineFacts } from '../../logs/lines/line-facts.ts';
import { isComplaint } from '../evidence/is-complaint.ts';
import type { FailureText } from './failure-text.ts';

/** From this on a known failure is more probable than everything else together. */
const STANDS_OUT = 0.5;

/** A known failure in code, as agents before have found it. */
export interface ToldDefect {
  readonly evidence: readonly string[];
  /** It is more probable than everything else together. */
  readonly stands: boolean;
}

/** The strongest of what agents before have found, where that is a known failure in code. */
export function defectOf(candidates: readonly Candidate[]): ToldDefect | undefined {
  const [first] = candidates.toSorted((a, b) => b.score - a.score);
  if (first?.found !== 'known_failure' || first.kind !== 'code_defect') return undefined;
  return { evidence: first.for.flatMap((claim) => claim.evidence), stands: first.score >= STANDS_OUT };
}

function lineOf({ detail }: Evidence): number | undefined {
  return detail.kind === 'log_template' || detail.kind === 'log_excerpt' ? detail.focusLine : undefined;
}

/** The file and line that evidence of a log is about. */
function placeOf(piece: Evidence): string {
  return `${piece.locator.source} ${piece.locator.name}:${lineOf(piece) ?? ''}`;
}

/** An exception that stands on a line of its own, as loggers print it below their message. */
const BARE_EXCEPTION = /^\s{0,20}[A-Za-z_$][\w$.]{0,200}(?:Error|Exception)(?::|\s|$)/;

/** A line without what its logger put before the message: names of loggers are no words of the failure. */
function messageOf(line: string): string {
  return readLineFacts(line, { referenceMs: 0, zoneOffsetMinutes: 0 }, null).facts.message;
}

/** The line that evidence is about, with the message above it where it is the exception that was logged with that. */
function lineWithMessage({ excerpt, locator }: Evidence, focusLine: number | undefined): string {
  const lines = excerpt.split('\n');
  const at = focusLine === undefined ? 0 : Math.max(0, focusLine - (locator.startLine ?? focusLine));
  const line = messageOf(lines[at] ?? '');
  const above = lines[at - 1];
  return above !== undefined && BARE_EXCEPTION.test(line) ? `${messageOf(above)} ${line}` : line;
}

/** Lines that tell of a failure in code and are no template of their own, such as a warning that stood there before: asked about as they stand. */
function linesOf(cited: readonly Evidence[], templates: readonly Evidence[]): FailureText[] {
  const known = new Set(templates.map(placeOf));
  return cited.flatMap((piece): FailureText[] => {
    const { detail } = piece;
    if (detail.kind !== 'log_excerpt' || known.has(placeOf(piece)) || !isComplaint(detail.severity ?? 'unknown'))
      return [];
    const { id: evidence, service } = piece;
    const words = lineWithMessage(piece, detail.focusLine);
    return [{ service: service ?? '', template: words, words, count: 1, evidence, victim: false }];
  });
}

/** The lines of a known failure in code; empty where others failed and it does not stand out among them. */
export function failuresOfDefect(
  failures: readonly FailureText[],
  about: { readonly evidence: readonly Evidence[]; readonly defect: ToldDefect | undefined },
): readonly FailureText[] {
  const { defect } = about;
  if (defect === undefined || (failures.length > 0 && !defect.stands)) return [];
  const pieces = about.evidence.filter(({ id }) => defect.evidence.includes(id));
  const places = new Set(pieces.map(placeOf));
  const templates = about.evidence.filter(({ detail }) => detail.kind === 'log_template');
  const named = new Set(templates.filter((piece) => places.has(placeOf(piece))).map(({ id }) => id));
  return [...failures.filter(({ evidence }) => named.has(evidence)), ...linesOf(pieces, templates)];
}
