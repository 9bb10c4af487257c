import { robustCentre } from '../statistics/quantile.ts';
import type { WindowProfile } from './window-profile.ts';

/** The durations that belong to a service: its own work, the way to and from it when it is called, and when it calls. */
export type TimingRole = 'own' | 'called' | 'calling';

/** How far the durations of a service are from those of quiet windows. */
export interface TimingChange {
  readonly service: string;
  readonly role: TimingRole;
  /** Evidence in nats that the service is slower than in any quiet window. */
  readonly evidence: number;
  /** Milliseconds lost per duration. */
  readonly excessMs: number;
  readonly count: number;
}

/**
 * Many durations prove any difference, however small. Three spreads, the usual bound of what is ordinary for a single duration, are where a
 * difference begins to matter.
 */
const NOTABLE_SHIFT = 3;

/** Levels of durations, by timing. */
export type TimingLevels = ReadonlyMap<string, { readonly centre: number; readonly spread: number }>;

/** Times below a millisecond are not told apart: clocks, and the rounding of many tracers, are no finer. */
const RESOLUTION_MS = 1;
/** A duration that hardly varied so far may vary by so much (on the scale of natural logarithms) without telling anything. */
const LEAST_SPREAD = 0.15;
/** A single duration tells no more than this many deviations: what hung once must not outweigh everything else. */
const MOST_DEVIATIONS = 12;

/**
 * Levels of durations over quiet windows, on a logarithmic scale: durations are skewed, and what matters is by how many times they
 * grow.
 */
export function timingLevels(quiet: readonly WindowProfile[]): TimingLevels {
  const pooled = new Map<string, number[]>();
  for (const { timings } of quiet) {
    for (const [key, { values }] of timings) {
      const known = pooled.get(key) ?? [];
      pooled.set(key, known);
      for (const value of values) known.push(onScale(value));
    }
  }
  return new Map(
    [...pooled].map(([key, values]) => {
      const { centre, spread } = robustCentre(values);
      return [key, { centre, spread: Math.max(LEAST_SPREAD, spread) }];
    }),
  );
}

function onScale(ms: number): number {
  return Math.log(ms + RESOLUTION_MS);
}

interface Shift {
  readonly caller: string;
  readonly callee: string | null;
  sum: number;
  excessMs: number;
  count: number;
}

/** How far the durations of one service in one role are shifted, in one window. */
export interface RoleShift {
  readonly service: string;
  readonly role: TimingRole;
  /** Mean deviation of the durations, in their own spreads. */
  readonly shift: number;
  readonly excessMs: number;
  readonly count: number;
}

/** The shifts of every service and role in one window. */
export function timingShifts(profile: WindowProfile, levels: TimingLevels): ReadonlyMap<string, RoleShift> {
  const shifts = [...sumShifts(profile, levels).values()];
  const found = new Map<string, RoleShift>();
  const add = (
    service: string,
    { role, parts }: { readonly role: TimingRole; readonly parts: readonly Shift[] },
  ): void => {
    const count = parts.reduce((sum, part) => sum + part.count, 0);
    if (count === 0) return;
    const shift = parts.reduce(
      (sum, part) => sum + (part.sum / part.count - blameOfOther(part, { role, shifts })) * part.count,
      0,
    );
    const excessMs = parts.reduce((sum, part) => sum + part.excessMs, 0);
    found.set(`${service} ${role}`, { service, role, shift: shift / count, excessMs: excessMs / count, count });
  };
  for (const service of new Set(
    shifts.flatMap(({ caller, callee }) => (callee === null ? [caller] : [caller, callee])),
  )) {
    add(service, { role: 'own', parts: shifts.filter((one) => one.caller === service && one.callee === null) });
    add(service, { role: 'called', parts: shifts.filter((one) => one.callee === service) });
    add(service, { role: 'calling', parts: shifts.filter((one) => one.caller === service && one.callee !== null) });
  }
  return found;
}

/**
 * A slow call is the caller's or the callee's fault (or of what is between them). What else the other side has to do with tells: a callee is not
 * to blame for a caller that is as slow with all its other callees, nor a caller for a callee that keeps its other callers waiting as long.
 */
function blameOfOther(
  part: Shift,
  { role, shifts }: { readonly role: TimingRole; readonly shifts: readonly Shift[] },
): number {
  if (role === 'own') return 0;
  const others = shifts.filter(
    (one) =>
      one !== part &&
      one.callee !== null &&
      (role === 'called'
        ? one.caller === part.caller && one.callee !== part.callee
        : one.callee === part.callee && one.caller !== part.caller),
  );
  if (others.length === 0) return 0;
  const mean = others.reduce((sum, one) => sum + one.sum / one.count, 0) / others.length;
  return Math.max(0, Math.min(mean, part.sum / part.count));
}

function sumShifts(profile: WindowProfile, levels: TimingLevels): Map<string, Shift> {
  const shifts = new Map<string, Shift>();
  for (const [key, { caller, callee, values }] of profile.timings) {
    const level = levels.get(key);
    if (level === undefined) continue;
    const pair = `${caller}\u0000${callee ?? ''}`;
    const known = shifts.get(pair) ?? { caller, callee, sum: 0, excessMs: 0, count: 0 };
    shifts.set(pair, known);
    for (const value of values) {
      const deviation = (onScale(value) - level.centre) / level.spread;
      known.sum += Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, deviation));
      known.excessMs += value + RESOLUTION_MS - Math.exp(level.centre);
      known.count += 1;
    }
  }
  return shifts;
}

/** How much the windows of a service drift is not known from a few: as if so many had drifted by one spread of a single duration. */
const ASSUMED_WINDOWS = 2;

/**
 * Where a slow call is all there is to see of both sides, the called one is the likelier cause: trouble of the caller's own would show in its other
 * work.
 */
const TRUST: Readonly<Record<TimingRole, number>> = { own: 1, called: 1, calling: 0.8 };

/**
 * The most evidence, in nats, that one duration can give: durations have heavier tails than the normal distribution, so a few slow ones prove
 * little. The tail is that of Student's distribution with three degrees of freedom.
 */
function heavyTail(deviation: number): number {
  return 2 * Math.log1p(deviation ** 2 / 3);
}

/**
 * Compares a window's shifts with those of quiet windows: the deviation is counted in spreads of the quiet windows' shifts, so that a service
 * whose speed drifts anyway must be slower than its drift. The exponent of the normal distribution's tail makes it evidence in nats.
 */
export function findTimingChanges(
  fault: ReadonlyMap<string, RoleShift>,
  quiet: readonly ReadonlyMap<string, RoleShift>[],
): TimingChange[] {
  return [...fault].map(([key, { service, role, shift, excessMs, count }]) => {
    const before = quiet.flatMap((window) => window.get(key)?.shift ?? []);
    const { centre, spread } = robustCentre(before);
    const grown = Math.max(0, shift - (centre || 0));
    const drift = (before.length * (spread || 0) ** 2 + ASSUMED_WINDOWS) / (before.length + ASSUMED_WINDOWS);
    const matters = grown ** 2 / (grown ** 2 + NOTABLE_SHIFT ** 2);
    const likely = (matters * grown ** 2) / (drift + 1 / count) / 2;
    const evidence = TRUST[role] * Math.min(likely, count * heavyTail(grown));
    return { service, role, evidence, excessMs, count };
  });
}
