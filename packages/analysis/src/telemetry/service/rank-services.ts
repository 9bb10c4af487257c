import { countEvents } from './event-counts.ts';
import { findEventChanges } from './event-changes.ts';
import { type OrderedChange, orderChanges } from './order-changes.ts';
import type { QuietBaseline } from './quiet-baseline.ts';
import { type SuspectPlace, suspectPlaces } from './suspect-places.ts';
import { findTimingChanges, type TimingChange, timingShifts } from './timing-changes.ts';
import { profileWindow, type TelemetryWindow } from './window-profile.ts';

/** What a service lacks when it is slow. */
export type Resource = 'cpu' | 'network';

/** One observation that speaks for a service being the cause. */
export interface ServiceSign {
  readonly sign: 'behaviour' | 'timing' | 'resource';
  readonly text: string;
  /** In nats: how much more surprising than in quiet windows. */
  readonly evidence: number;
}

/** A service and what speaks for it; `score` is the sum of the strongest evidence of each kind, in nats. */
export interface ServiceCause {
  readonly service: string;
  readonly score: number;
  readonly signs: readonly ServiceSign[];
  /** Where in its code to look, best first. */
  readonly places: readonly SuspectPlace[];
  /** What it lacks, when it is slow itself. */
  readonly resource: Resource | null;
  readonly resourceScore: number;
}

/**
 * Ranks the services of a window by what changed in themselves. Each kind of sign is freed of what comes from elsewhere before it counts: behaviour
 * is compared per request and ordered in time within the request, durations are charged to the side of a call that is slow with others too. So
 * the loudest service, which waits for or reports on the cause, is not taken for it. Best first, equal ones by name.
 */
export function rankServices(window: TelemetryWindow, quiet: QuietBaseline): ServiceCause[] {
  const profile = profileWindow(window);
  const kinds = new Map([...quiet.kinds, ...profile.kinds]);
  const counts = countEvents(profile);
  const changes = orderChanges(findEventChanges({ now: counts, quiet: quiet.counts, kinds }), profile);
  const timings = findTimingChanges(timingShifts(profile, quiet.levels), quiet.shifts);
  const services = new Set([...profile.visits, ...kinds.values(), ...timings].map(({ service }) => service));
  return [...services]
    .map((service) =>
      judgeService(service, {
        changes: changes.filter(({ kind }) => kind.service === service),
        timings: timings.filter((timing) => timing.service === service),
      }),
    )
    .toSorted((a, b) => b.score - a.score || (a.service < b.service ? -1 : 1));
}

function judgeService(
  service: string,
  { changes, timings }: { readonly changes: readonly OrderedChange[]; readonly timings: readonly TimingChange[] },
): ServiceCause {
  const places = suspectPlaces(changes);
  const behaviour = changes.map((change) => ({
    sign: 'behaviour' as const,
    text: `${change.kind.what} "${change.kind.text}" ${change.seen} times, expected ${change.expected.toFixed(1)}`,
    evidence: change.evidence * change.first,
  }));
  const timing = timings.map(({ role, evidence, excessMs, count }) => ({
    sign: 'timing' as const,
    text: `${TIMING_WORDS[role]}: ${excessMs.toFixed(0)} ms more in each of ${count}`,
    evidence,
  }));
  const signs = [...behaviour, ...timing]
    .filter(({ evidence }) => evidence > 0)
    .toSorted((a, b) => b.evidence - a.evidence);
  const slow = Math.max(0, ...timing.map(({ evidence }) => evidence));
  return {
    service,
    score: Math.max(0, ...behaviour.map(({ evidence }) => evidence)) + slow,
    signs,
    places,
    resource: slow > 0 ? lackingResource(timings) : null,
    resourceScore: slow,
  };
}

const TIMING_WORDS: Readonly<Record<TimingChange['role'], string>> = {
  own: 'its own work',
  called: 'calls of it, beyond its own part',
  calling: 'its calls, beyond the part of the called',
};

/** The least share of the time lost around a service that it must lose itself to be short of CPU. */
const OWN_SHARE = 0.1;

/**
 * A service that is short of CPU takes longer for every step of its own, so its own time grows along with what its callers wait; a slow network
 * leaves its own steps alone, whatever its callers wait.
 */
function lackingResource(timings: readonly TimingChange[]): Resource {
  const lost = (role: TimingChange['role']): number => timings.find((timing) => timing.role === role)?.excessMs ?? 0;
  return lost('own') >= OWN_SHARE * Math.max(lost('called'), lost('calling')) ? 'cpu' : 'network';
}
