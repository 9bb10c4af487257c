import { claimMaker } from '@mats/engine';
import { durationWords, listWords, momentWords, revisionWords, timesWords } from './words.ts';

/*
 * The sentences of what the SRE agent claims, one function for each code. Nothing is decided here, and nothing else words them. An empty
 * text stands for what is not known; moments are ISO 8601, durations milliseconds.
 */

/** How often a failure was written, and how often before it began. */
export interface CountValues {
  readonly times: number;
  readonly before: number;
  readonly change: string;
}

/** How often, and against what: `39 times, never before`, `39 times, 2 before`. */
export function countSaid({ times, before, change }: CountValues): string {
  const said = timesWords(times);
  if (change === 'new') return `${said}, never before`;
  return change === 'risen' ? `${said}, ${before} before` : said;
}

/** Requests that begin to fail at a service, or that gave up on one. */
export interface OriginValues {
  readonly service: string;
  readonly operation: string;
  /** Failed requests that begin there, of how many. */
  readonly requests: number;
  readonly of: number;
  /** Whom the service calls there. */
  readonly peer: string;
  /** Who was still at work when the service stopped waiting. */
  readonly gaveUpOn: string;
  readonly message: string;
}

/** A step of a request: its span, and the request that it belongs to. */
export interface StepValues {
  readonly operation: string;
  readonly kind: string;
  readonly service: string;
  readonly span: string;
  readonly trace: string;
}

function perSecond(rate: number): string {
  return rate >= 10 ? String(Math.round(rate)) : rate.toFixed(1);
}

function stepWords({ operation, kind }: { readonly operation: string; readonly kind: string }): string {
  return kind === '' ? operation : `${operation} (${kind})`;
}

function placed(services: readonly string[], distances: readonly number[]): string {
  return listWords(services.map((service, index) => `${service} ${durationWords(distances[index] ?? 0)}`));
}

/** What a known failure means, and what the program wrote. */
export function knownSaid({ headline, quote }: { headline: string; quote: string }): string {
  return `${headline}${quote === '' ? '' : `: “${quote}”`}`;
}

export const CLAIM_WORDS = {
  known_failure: (of: { headline: string; quote: string }) => `${knownSaid(of)}.`,
  first_failure_at: ({ at }: { at: string }) =>
    `The first failure in the logs is at ${momentWords(at)}; they do not show when it began.`,
  began_at: ({ at, from, to }: { at: string; from: string; to: string }) => {
    const [earliest, latest] = [momentWords(from), momentWords(to)];
    return `It began at ${momentWords(at)}${earliest === latest ? '' : `, between ${earliest} and ${latest}`}.`;
  },
  failed_first: ({ service, victims }: { service: string; victims: string[] }) =>
    `${service} failed first${victims.length === 0 ? '' : `; the errors of ${listWords(victims)} come from calling ${service}`}.`,
  requests_begin_to_fail: (origin: OriginValues) => {
    const { service, operation, requests, of, peer, gaveUpOn, message } = origin;
    const said = message === '' ? '' : `: “${message}”`;
    if (gaveUpOn !== '') {
      const which = of === 1 ? 'The failed request' : `${requests} of ${of} failed requests`;
      return `${which} gave up on ${gaveUpOn}, which was still at work, where ${service} waits for it (${operation})${said}.`;
    }
    const where = peer === '' ? `in ${service}` : `where ${service} calls ${peer}`;
    const how = of === 1 ? 'The traced request begins to fail' : `${requests} of ${of} failed requests begin to fail`;
    return `${how} ${where} (${operation})${said}.`;
  },
  behaves_otherwise: ({ service, sign }: { service: string; sign: string }) => `${service}: ${sign}.`,
  failure_seen: ({ service, said, ...count }: { service: string; said: string } & CountValues) =>
    `${service}: “${said}”, ${countSaid(count)}.`,
  load_rose: ({ service, before, after }: { service: string; before: number; after: number }) =>
    `${service}, where requests come in, logs ${perSecond(after)} events/s instead of ${perSecond(before)}: more work came in.`,
  container_state: (of: {
    name: string;
    oomKilled: number;
    exitCode: number;
    restarts: number;
    health: string;
    status: string;
    since: string;
  }) => {
    const wrong = [
      ...(of.oomKilled === 1 ? ['was killed for lack of memory'] : []),
      // The code of that kill says nothing more.
      ...(of.exitCode === 0 || of.oomKilled === 1 ? [] : [`exited with code ${of.exitCode}`]),
      ...(of.restarts > 0 ? [`was restarted ${timesWords(of.restarts)}`] : []),
      ...(of.health === 'unhealthy' ? ['is unhealthy'] : []),
    ];
    const since = of.since === '' ? '' : ` (${of.status} since ${momentWords(of.since)})`;
    return `Container ${of.name} ${listWords(wrong)}${since}.`;
  },
  deployed_around_onset: (of: {
    revision: string;
    previous: string;
    before: string[];
    beforeMs: number[];
    after: string[];
    afterMs: number[];
  }) => {
    const was = of.previous === '' ? '' : ` in place of ${revisionWords(of.previous)}`;
    const parts = [
      ...(of.before.length === 0 ? [] : [`${placed(of.before, of.beforeMs)} before the first error`]),
      ...(of.after.length === 0 ? [] : [`${placed(of.after, of.afterMs)} after it`]),
    ];
    return `${revisionWords(of.revision)} was deployed${was}: ${parts.join('; ')}.`;
  },
  requests_counted: (of: {
    recording: string;
    from: string;
    to: string;
    total: number;
    failed: number;
    recovered: number;
    slow: number;
    /** What was asked for, or 0 where what is usual counts. */
    slowerThanMs: number;
  }) => {
    const late = of.slowerThanMs > 0 ? durationWords(of.slowerThanMs) : '95 % of their kind';
    const parts = [
      `${of.failed === 0 ? 'none' : of.failed} failed`,
      ...(of.recovered === 0 ? [] : [`${of.recovered} had a failed step and were answered`]),
      ...(of.slow === 0 && of.slowerThanMs === 0 ? [] : [`${of.slow} took longer than ${late}`]),
    ];
    const requests = of.total === 1 ? '1 request' : `${of.total} requests`;
    return `${of.recording}: ${requests} from ${momentWords(of.from)} to ${momentWords(of.to)}, ${listWords(parts)}.`;
  },
  request_failed: (of: StepValues & { request: string; times: number; first: string; said: string }) => {
    const within = of.request === '' ? '' : ` of ${of.request}`;
    const said = of.said === '' ? '' : `: “${of.said}”`;
    return `${stepWords(of)}${within} in ${of.service} failed ${timesWords(of.times)}${said}; first at ${momentWords(of.first)}, span ${of.span} of trace ${of.trace}.`;
  },
  /** The slowest step has no operation where none was recorded. */
  request_slow: (of: StepValues & { request: string; at: string; ms: number; stepMs: number }) => {
    const share =
      of.operation === ''
        ? 'in no step that was recorded'
        : `longest in ${stepWords(of)} of ${of.service}, ${durationWords(of.stepMs)}, span ${of.span}`;
    return `${of.request} took ${durationWords(of.ms)} at ${momentWords(of.at)} (trace ${of.trace}), ${share}.`;
  },
} as const;

/** A claim of the SRE agent by its code, with its sentence. */
export const claimOf = claimMaker(CLAIM_WORDS);
