import { measureText } from '../metric/measure-text.ts';
import { countEvents } from './event-counts.ts';
import { findEventChanges } from './event-changes.ts';
import { type OrderedChange, orderChanges } from './order-changes.ts';
import { mergeCalls, type QuietBaseline } from './quiet-baseline.ts';
import { findResourceChanges, type ResourceWindow } from './resource-changes.ts';
import { type ResourceSigns, resourceSigns } from './resource-signs.ts';
import { type SuspectPlace, suspectPlaces } from './suspect-places.ts';
import { findTimingChanges, type TimingChange, timingShifts } from './timing-changes.ts';
import { profileWindow, type TelemetryWindow, type WindowProfile } from './window-profile.ts';

/** What a service lacks when it is slow. */
export type Resource = 'cpu' | 'memory' | 'network';

/** One observation that speaks for a service being the cause. */
export interface ServiceSign {
  readonly sign: 'behaviour' | 'timing' | 'resource';
  readonly text: string;
  /** In nats: how much more surprising than in quiet windows. */
  readonly evidence: number;
  /** What a sign of a resource is about; null for late answers. */
  readonly resource?: Resource | null;
  /** The metric that shows it. */
  readonly metric?: string;
}

/** A service and what speaks for it; `score` is the sum of the strongest evidence of each kind of sign, in nats. */
export interface ServiceCause {
  readonly service: string;
  readonly score: number;
  /** Strongest first. */
  readonly signs: readonly ServiceSign[];
  /** Where in its code to look, best first. */
  readonly places: readonly SuspectPlace[];
  /** What it lacks, and the evidence for that; null when nothing tells. */
  readonly lacks: { readonly resource: Resource; readonly evidence: number } | null;
}

/** What a window is compared with, and the metrics of its services, when there are any. `calls` adds to who is seen to call whom. */
export interface RankingContext {
  readonly quiet: QuietBaseline;
  readonly resources?: ResourceWindow;
  readonly calls?: WindowProfile['calls'];
}

/**
 * Ranks the services of a window by what changed in themselves. Each kind of sign is freed of what comes from elsewhere before it counts: behaviour
 * is compared per request and ordered in time within the request, durations are charged to the side of a call that is slow with others too. So
 * the loudest service, which waits for or reports on the cause, is not taken for it. Best first, equal ones by name.
 */
export function rankServices(window: TelemetryWindow, { quiet, resources, calls }: RankingContext): ServiceCause[] {
  const before = [...quiet.kinds.values()].map(({ service }) => service);
  const profile = profileWindow(window, before);
  const kinds = new Map([...quiet.kinds, ...profile.kinds]);
  const counted = { now: countEvents(profile), quiet: quiet.counts, kinds };
  const changes = orderChanges(findEventChanges(counted), profile);
  const timings = findTimingChanges(timingShifts(profile, quiet.levels), quiet.shifts);
  const graph = mergeCalls([quiet, profile, ...(calls ? [{ calls }] : [])]);
  const metrics = resourceSigns(resources ? findResourceChanges(resources) : [], graph);
  const services = new Set([...kinds.values(), ...profile.visits, ...timings].map(({ service }) => service));
  return [...new Set([...services, ...metrics.keys()])]
    .map((service) =>
      judgeService(service, {
        changes: changes.filter(({ kind }) => kind.service === service),
        timings: timings.filter((timing) => timing.service === service),
        metrics: metrics.get(service),
        places: suspectPlaces(
          changes.filter(({ kind }) => kind.service === service),
          { counts: counted.now, kinds },
        ),
        traced: window.spans.length > 0,
      }),
    )
    .toSorted((a, b) => b.score - a.score || (a.service < b.service ? -1 : 1));
}

interface Observations {
  readonly changes: readonly OrderedChange[];
  readonly timings: readonly TimingChange[];
  readonly metrics: ResourceSigns | undefined;
  readonly places: readonly SuspectPlace[];
  readonly traced: boolean;
}

function judgeService(service: string, { changes, timings, metrics, places, traced }: Observations): ServiceCause {
  const behaviour = changes.map((change) => ({
    sign: 'behaviour' as const,
    text: `${change.kind.what} “${change.kind.text}” ${change.seen} times, usually ${Math.round(change.expected)}`,
    evidence: change.evidence * change.first,
  }));
  const timing = timings.map(({ role, evidence, excessMs, count }) => ({
    sign: 'timing' as const,
    text: `${TIMING_WORDS[role]} ${Math.round(excessMs).toLocaleString('en-GB')} ms longer (${count} requests)`,
    evidence,
  }));
  const measured = resourceEvidence(metrics, traced);
  const signs = [...behaviour, ...timing, ...measured].filter(({ evidence }) => evidence > 0);
  return {
    service,
    score: strongest(behaviour) + strongest(timing) + strongest(measured),
    signs: signs.toSorted((a, b) => b.evidence - a.evidence),
    places,
    lacks: lackOf(timings, measured),
  };
}

const TIMING_WORDS: Readonly<Record<TimingChange['role'], string>> = {
  own: 'takes',
  called: 'calls of it take, beyond its own part,',
  calling: 'its calls take, beyond the part of the called,',
};

interface MeasuredSign extends ServiceSign {
  readonly resource: Resource | null;
}

/** Latency metrics say what spans say, less exactly: where there are spans they are left out. */
function resourceEvidence(metrics: ResourceSigns | undefined, traced: boolean): MeasuredSign[] {
  if (metrics === undefined) return [];
  const sign = (resource: Resource | null, evidence: number): MeasuredSign => {
    const measures = resource ?? 'server_latency';
    const of = metrics.changes.filter(({ kind }) => kind === measures).toSorted((a, b) => b.evidence - a.evidence)[0];
    const text =
      of === undefined
        ? (resource ?? 'late answers')
        : `${of.metric}: ${measureText(of.metric, of.after)}, before ${measureText(of.metric, of.before)}`;
    return { sign: 'resource', resource, text, evidence, ...(of === undefined ? {} : { metric: of.metric }) };
  };
  const own = [sign('cpu', metrics.cpu), sign('memory', metrics.memory)];
  return traced ? own : [...own, sign('network', metrics.network), sign(null, metrics.slow)];
}

function strongest(signs: readonly { readonly evidence: number }[]): number {
  return signs.reduce((most, { evidence }) => Math.max(most, evidence), 0);
}

/** The least share of the time lost around a service that it must lose itself to be short of CPU. */
const OWN_SHARE = 0.1;

/**
 * A service that is short of CPU takes longer for every step of its own, so its own time grows along with what its callers wait; a slow network
 * leaves its own steps alone, whatever its callers wait. Metrics decide where there are no durations.
 */
function lackOf(timings: readonly TimingChange[], measured: readonly MeasuredSign[]): ServiceCause['lacks'] {
  const evidence = strongest(timings) + strongest(measured);
  if (evidence === 0) return null;
  const lost = (role: TimingChange['role']): number => timings.find((timing) => timing.role === role)?.excessMs ?? 0;
  const known = measured.flatMap(({ resource, evidence: found }) => (resource === null ? [] : [{ resource, found }]));
  const most = known.toSorted((a, b) => b.found - a.found)[0];
  if (most !== undefined && most.found > strongest(timings)) return { resource: most.resource, evidence };
  const starved = lost('own') >= OWN_SHARE * Math.max(lost('called'), lost('calling'));
  return { resource: starved ? 'cpu' : 'network', evidence };
}
