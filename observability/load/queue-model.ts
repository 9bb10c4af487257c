/**
 * How long turns wait for a place, for more executors than one machine can show. What is assumed:
 *
 * - Questions come at random, independent of each other (Poisson), at a steady rate, and are spread evenly.
 * - A turn holds one of its executor's places (MATS_RUNNING_TURNS) from beginning to end. All places are one queue, first
 *   come first served; in truth each executor has one of its own, which waits longer while another has room.
 * - How long a turn takes does not depend on how many run: there are agents enough, and nobody waits for Postgres. That
 *   holds below the rate of `mostTurnsPerSecond`, which says what ends first.
 */
export interface Installation {
  readonly executors: number;
  /** Turns that run at once in each. */
  readonly places: number;
  /** Mean time of a turn, most of it the agents'. */
  readonly turnSeconds: number;
  /** Processor time of a turn, in its orchestrator and in Postgres. */
  readonly executorCpuSeconds: number;
  readonly databaseCpuSeconds: number;
  /** Cores that Postgres has; an executor, being one thread, uses one. */
  readonly databaseCores: number;
}

/** What limits an installation first. */
export type Bound = 'places' | 'executors' | 'database';

/** The rate (1/s) above which turns pile up, and what they pile up at. */
export function mostTurnsPerSecond(given: Installation): { readonly rate: number; readonly bound: Bound } {
  const { executors, places, turnSeconds, executorCpuSeconds, databaseCpuSeconds, databaseCores } = given;
  const rates: readonly { rate: number; bound: Bound }[] = [
    { bound: 'places', rate: (executors * places) / turnSeconds },
    { bound: 'executors', rate: executors / executorCpuSeconds },
    { bound: 'database', rate: databaseCores / databaseCpuSeconds },
  ];
  return rates.reduce((least, one) => (one.rate < least.rate ? one : least));
}

/** Erlang's C: the share of turns that wait, with `load` turns running on average (load < servers). */
export function shareThatWaits(servers: number, load: number): number {
  let blocked = 1;
  for (let count = 1; count <= servers; count += 1) blocked = (load * blocked) / (count + load * blocked);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/** The mean wait (s) of M/M/c in closed form, Infinity where turns pile up. */
export function meanWait(servers: number, given: { readonly rate: number; readonly turnSeconds: number }): number {
  const load = given.rate * given.turnSeconds;
  if (load >= servers) return Infinity;
  return (shareThatWaits(servers, load) * given.turnSeconds) / (servers - load);
}

/** Waits of turns one after the other, in seconds: each takes the place that gets free first. */
export function simulateWaits(given: {
  readonly servers: number;
  readonly turns: number;
  /** Seconds until the next question, and that a turn takes. */
  readonly nextGap: () => number;
  readonly nextDuration: () => number;
}): number[] {
  const freeAt = new Float64Array(given.servers);
  const waits: number[] = [];
  let now = 0;
  for (let turn = 0; turn < given.turns; turn += 1) {
    now += given.nextGap();
    let first = 0;
    for (let place = 1; place < freeAt.length; place += 1)
      if ((freeAt[place] ?? 0) < (freeAt[first] ?? 0)) first = place;
    const begin = Math.max(now, freeAt[first] ?? 0);
    waits.push(begin - now);
    freeAt[first] = begin + given.nextDuration();
  }
  return waits;
}

/** Times with that mean whose logarithm is normal: most turns are quick, some take long. `spread`: deviation ÷ mean. */
export function logNormal(random: () => number, { mean, spread }: { mean: number; spread: number }): () => number {
  const variance = Math.log(1 + spread * spread);
  const middle = Math.log(mean) - variance / 2;
  return () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.exp(middle + Math.sqrt(variance) * normal);
  };
}

/** Times between events that know nothing of each other. */
export function exponential(random: () => number, mean: number): () => number {
  return () => -mean * Math.log(1 - random());
}
