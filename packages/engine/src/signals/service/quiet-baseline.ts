import { countEvents, type EventCounts } from './event-counts.ts';
import { type RoleShift, type TimingLevels, timingLevels, timingShifts } from './timing-changes.ts';
import { type EventKind, profileWindow, type TelemetryWindow, type WindowProfile } from './window-profile.ts';

/** What is ordinary: learnt once from quiet windows, good for comparing any number of windows with. */
export interface QuietBaseline {
  readonly counts: readonly EventCounts[];
  readonly levels: TimingLevels;
  readonly shifts: readonly ReadonlyMap<string, RoleShift>[];
  readonly kinds: ReadonlyMap<string, EventKind>;
  readonly calls: WindowProfile['calls'];
}

/** Learns what is ordinary from windows in which nothing was wrong. None is allowed; one bad one among five or more does little harm. */
export function learnQuietBaseline(windows: readonly TelemetryWindow[]): QuietBaseline {
  return baselineOf(windows.map((window) => profileWindow(window)));
}

function baselineOf(profiles: readonly WindowProfile[]): QuietBaseline {
  const levels = timingLevels(profiles);
  return {
    counts: profiles.map((profile) => countEvents(profile)),
    levels,
    shifts: profiles.map((profile) => timingShifts(profile, levels)),
    kinds: new Map(profiles.flatMap(({ kinds }) => [...kinds])),
    calls: mergeCalls(profiles),
  };
}

/** Who called whom in any of the windows. */
export function mergeCalls(profiles: readonly Pick<WindowProfile, 'calls'>[]): WindowProfile['calls'] {
  const merged = new Map<string, Set<string>>();
  for (const { calls } of profiles) {
    for (const [caller, callees] of calls) merged.set(caller, new Set([...(merged.get(caller) ?? []), ...callees]));
  }
  return merged;
}
