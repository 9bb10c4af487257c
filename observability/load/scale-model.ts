import { randomFrom } from '../support/random.ts';
import { quantile } from './load.ts';
import type { Load } from './load.ts';
import { exponential, logNormal, mostTurnsPerSecond, simulateWaits } from './queue-model.ts';
import type { Installation } from './queue-model.ts';

const SEED = 20_261_129;
/** Of all places, on average: above it waits grow fast. */
const BUSY = 0.8;
/** Most turns are quick and some take several times as long. */
const SPREAD = 1.5;

/** What docs/scale.md says of the costs of a turn, with agents that take half a minute of it. */
const ONE: Omit<Installation, 'executors'> = {
  places: 8,
  turnSeconds: 30,
  executorCpuSeconds: 0.1,
  databaseCpuSeconds: 0.07,
  databaseCores: 4,
};

const EXECUTORS = [1, 2, 4, 8, 16, 32];

/** Waits at four fifths of what the installation can do, and what that is. */
function figuresFor(executors: number, turns: number): [string, number][] {
  const { rate } = mostTurnsPerSecond({ ...ONE, executors });
  const random = randomFrom(SEED);
  const waits = simulateWaits({
    servers: executors * ONE.places,
    turns,
    nextGap: exponential(random, 1 / (rate * BUSY)),
    nextDuration: logNormal(random, { mean: ONE.turnSeconds, spread: SPREAD }),
  });
  return [
    [`most_per_minute_${executors}`, Math.round(rate * 600) / 10],
    [`p95_wait_s_${executors}`, quantile(waits, 0.95)],
  ];
}

export const scaleModel: Load = {
  name: 'scale-model',
  says: 'how long turns wait with 1 to 32 orchestrators, simulated: turns each',
  amount: [200_000, 2_000],
  run: (turns) =>
    Promise.resolve({
      figures: Object.fromEntries(EXECUTORS.flatMap((executors) => figuresFor(executors, turns))),
      lost: 0,
      above: [],
    }),
};
