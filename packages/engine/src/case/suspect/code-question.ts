import type { Evidence, EvidenceDetail, Incident } from '@mats/contracts';
import type { CallGraph } from '../../signals/metric/metric-view.ts';
import { isComplaint } from '../evidence/is-complaint.ts';
import type { StackTrace } from '../../logs/stack/stack-trace.ts';
import { exampleOf } from './failure-text.ts';
import type { FailureText } from './failure-text.ts';
import { failuresOfDefect } from './told-defect.ts';
import type { ToldDefect } from './told-defect.ts';
import { traceOfEvidence } from './trace-of-evidence.ts';

export interface FailureTrace {
  service: string;
  trace: StackTrace;
  count: number;
  evidence: string;
  victim: boolean;
}

/** What the code is asked: the failures of an incident, the first service's first. */
export interface CodeQuestion {
  firstService: string | null;
  /** Names of the services that were read. */
  services: ReadonlySet<string>;
  /** Epoch milliseconds, or null when the logs do not show when it began. */
  onset: number | null;
  /** The latest moment that can be, where its clock's zone is not known. */
  latestOnset?: number;
  failures: readonly FailureText[];
  /** The failures are those of a defect in code that stands out, and no trace tells more of it. */
  defect?: boolean;
  traces: readonly FailureTrace[];
  /** Whom each service calls. */
  calls: CallGraph;
  /** Metrics that left their level. */
  measured: Incident['measured'];
  deploys: Incident['deploys'];
  signals: Incident['signals'];
}

const WORTH_A_LOOK = new Set(['new', 'risen', 'unknown']);
const TRUSTED_ONSET = 0.5;
/** A clock without a zone is at most so far behind the one that it is taken for. */
const MOST_OFF = 24 * 3_600_000;

/** What the failed spans of a trace say, and what they did. */
function failuresOfTrace(piece: Evidence, detail: EvidenceDetail<'trace'>): FailureText[] {
  return detail.spans
    .filter(({ failed, message }) => failed && message !== '')
    .map(({ service, operation, message }) => ({
      service,
      template: message,
      words: `${operation}\n${message}`,
      count: 1,
      evidence: piece.id,
      victim: false,
    }));
}

/**
 * The question that an incident and its evidence put to the code. Where no trace tells more and a known
 * failure in code stands out, the code is asked about that one, and not about all that complained beside it.
 */
export function codeQuestion(incident: Incident, evidence: readonly Evidence[], defect?: ToldDefect): CodeQuestion {
  const first = incident.firstService;
  // The name decides last, so that the order in which logs were handed over decides nothing.
  const byImportance = <Item extends { service: string; count: number }>(items: Item[]): Item[] =>
    items.toSorted(
      (a, b) =>
        Number(b.service === first) - Number(a.service === first) ||
        b.count - a.count ||
        a.service.localeCompare(b.service),
    );
  const failures = evidence.flatMap((piece): FailureText[] => {
    const { detail } = piece;
    if (detail.kind === 'trace') return failuresOfTrace(piece, detail);
    if (detail.kind !== 'log_template' || !WORTH_A_LOOK.has(detail.change) || !isComplaint(detail.severity)) return [];
    const words = `${detail.template}\n${exampleOf(piece, detail.focusLine)}`;
    return [
      {
        service: piece.service ?? '',
        template: detail.template,
        words,
        count: detail.count,
        evidence: piece.id,
        victim: false,
      },
    ];
  });
  const traces = evidence.flatMap((piece): FailureTrace[] => {
    const { detail } = piece;
    if (detail.kind !== 'stack_trace') return [];
    const trace = traceOfEvidence(piece.excerpt, detail);
    return trace === undefined
      ? []
      : [{ service: piece.service ?? '', trace, count: detail.count, evidence: piece.id, victim: false }];
  });
  const ofDefect = traces.length > 0 ? [] : failuresOfDefect(failures, { evidence, defect });
  const told = ofDefect.length > 0 ? ofDefect : failures;
  // A caller throws where it waits for its callee: its frames and words tell of the caller's code, which works as it should.
  const firstSpeaks = [...told, ...traces].some((item) => item.service === first);
  const marked = <Item extends { service: string }>(item: Item): Item & { victim: boolean } => ({
    ...item,
    victim: firstSpeaks && item.service !== first,
  });
  const { onset } = incident;
  const began = onset === null || onset.confidence < TRUSTED_ONSET ? null : Date.parse(onset.at);
  return {
    ...(began !== null && onset?.zoneAssumed === true ? { latestOnset: began + MOST_OFF } : {}),
    firstService: first,
    services: new Set(incident.services.map((service) => service.name)),
    onset: began,
    defect: ofDefect.length > 0,
    failures: byImportance(told.map(marked)),
    traces: byImportance(traces.map(marked)),
    calls: new Map(incident.services.map(({ name, calls }) => [name, calls])),
    measured: incident.measured,
    deploys: incident.deploys,
    signals: incident.signals,
  };
}
