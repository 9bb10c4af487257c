import { broughtBy, HEADLINE_CHARACTERS } from '@mats/contracts';
import type { Evidence, MissingSource, Report } from '@mats/contracts';
import type { WeighedCandidate } from '@mats/engine';
import { HEADLINES, NOT_FOUND, NOT_FOUND_BESIDES } from './sentences.ts';

const ENDS_IN_BRACKETS = /\s\([^()]{1,200}\)$/;

/** A text that fits into a headline: what stands in brackets at its end goes first, then words from its end. */
export function fitHeadline(text: string): string {
  const [line = ''] = text.replace(/\.$/, '').split('\n', 1);
  if (line.length <= HEADLINE_CHARACTERS) return line;
  const shorter = line.replace(ENDS_IN_BRACKETS, '');
  if (shorter.length <= HEADLINE_CHARACTERS) return shorter;
  const cut = shorter.slice(0, HEADLINE_CHARACTERS - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > HEADLINE_CHARACTERS / 2 ? space : cut.length)}…`;
}

/** The stack trace that the candidate's evidence shows, or of a defect in code the only one there is; undefined where it is no crash. */
export function crashOf(best: WeighedCandidate | undefined, evidence: readonly Evidence[]): Evidence | undefined {
  if (best === undefined) return undefined;
  const cited = new Set(best.for.concat(best.against).flatMap((claim) => claim.evidence));
  const traces = evidence.filter(({ detail }) => detail.kind === 'stack_trace');
  const only = best.kind === 'code_defect' && traces.length === 1 ? traces[0] : undefined;
  return traces.find(({ id }) => cited.has(id)) ?? only;
}

/** A place in code as a stack trace prints it. */
export interface PrintedPlace {
  readonly file: string;
  readonly line: number;
  readonly function?: string;
}

/**
 * Where a crash happened, as the trace prints it: the line that the ranking of its files puts first, else the innermost line of the
 * application's own code.
 */
export function placeOfCrash(
  trace: Evidence | undefined,
  weighed: readonly WeighedCandidate[],
): PrintedPlace | undefined {
  if (trace?.detail.kind !== 'stack_trace') return undefined;
  const { frames } = trace.detail;
  const ranked = weighed.find(({ found }) => found === 'place');
  const frame =
    frames.find(({ file, line }) => file === ranked?.file && line === ranked.line) ??
    frames.find(({ library, file, line }) => !library && line > 0 && file !== '' && !file.startsWith('<'));
  if (frame === undefined) return undefined;
  return { file: frame.file, line: frame.line, ...(frame.function === '' ? {} : { function: frame.function }) };
}

/** What a stack trace says was thrown: `TypeError: x is not a function`. */
export function thrownIn(trace: Evidence | undefined): string | null {
  if (trace?.detail.kind !== 'stack_trace') return null;
  const { exception, message } = trace.detail;
  return [exception, message].filter((part) => part !== '').join(': ');
}

/** The subject of a commit, where it was read. */
export function subjectOf(sha: string | null, evidence: readonly Evidence[]): string | null {
  const piece = evidence.find(({ detail }) => detail.kind === 'commit' && detail.sha === sha);
  return piece?.detail.kind === 'commit' ? piece.detail.subject : null;
}

/** What is wrong in one line, without a place: as the known failure means it, else what was thrown, else the change. */
export function headlineOfCause(best: WeighedCandidate, evidence: readonly Evidence[]): string {
  const who = best.service ?? best.component ?? 'It';
  const crash = crashOf(best, evidence);
  const thrown = thrownIn(crash);
  if (best.headline !== undefined) {
    const within =
      best.function === undefined || crash === undefined ? null : HEADLINES.within(best.function, best.headline);
    return fitHeadline(within === null || within.length > HEADLINE_CHARACTERS ? best.headline : within);
  }
  if (thrown !== null) return fitHeadline(HEADLINES.throws(best.function ?? who, thrown));
  const brought = broughtBy(best);
  if (brought !== null) return fitHeadline(HEADLINES.change(who, subjectOf(brought, evidence)));
  return fitHeadline(best.file === undefined ? best.title : HEADLINES.ofPlace(who));
}

/** Why no cause is named, in one line: the piece that is missing. */
export function headlineOfOpenCase(abstention: Report['abstention'], missing: readonly MissingSource[]): string {
  if (abstention === 'conflicting_evidence') return NOT_FOUND_BESIDES.conflicting();
  if (abstention === 'evidence_unverified') return NOT_FOUND_BESIDES.unverified();
  const [first] = missing;
  return first === undefined ? NOT_FOUND_BESIDES.nothingSaid() : NOT_FOUND[first.what];
}
