import { availableParallelism, cpus } from 'node:os';
import type { Bench, BenchContext, BenchResult } from './bench.ts';
import { boundOf, judge } from './goals.ts';
import { startCalibration } from './measuring/calibrator.ts';
import type { Calibration } from './measuring/calibrator.ts';

/** The line that a bench prints. */
export interface BenchLine extends BenchResult {
  readonly bench: string;
  readonly goals: Readonly<Record<string, { goal: string; value: number | null; reached: boolean | null }>>;
  readonly calibration: Calibration;
  readonly machine: { cpu: string; cores: number; node: string };
  /** The day on which it was measured, as in ISO 8601. */
  readonly measured_on: string;
}

/** Runs one bench between two calibrations and judges its goals. */
export async function runBench(bench: Bench, context: BenchContext): Promise<BenchLine> {
  const endCalibration = startCalibration();
  const result = await bench.run(context);
  const calibration = endCalibration();
  if (!calibration.steady) {
    context.progress(`the machine's speed changed by ${Math.round(calibration.drift * 100)} % during the run`);
  }
  const goals = judge(bench.goals, result).map((goal) => [
    goal.figure,
    { goal: boundOf(goal), value: goal.value, reached: goal.reached },
  ]);
  return {
    bench: bench.name,
    ...result,
    goals: Object.fromEntries(goals),
    calibration,
    machine: { cpu: cpus()[0]?.model ?? 'unknown', cores: availableParallelism(), node: process.version },
    measured_on: context.now().toISOString().slice(0, 10),
  };
}
