/**
 * How much is traced: `disabled` nothing; `basic` the root, the orchestrator and the agents; `detailed` their tools
 * too, texts cut at 4,000 characters; `verbose` the same with texts of up to 32,000 characters.
 */
export const TELEMETRY_LEVELS = ['disabled', 'basic', 'detailed', 'verbose'] as const;
export type TelemetryLevel = (typeof TELEMETRY_LEVELS)[number];

export const TEXT_LIMITS: Readonly<Record<TelemetryLevel, number>> = {
  disabled: 0,
  basic: 4_000,
  detailed: 4_000,
  verbose: 32_000,
};

let current: TelemetryLevel = 'detailed';

/** The level of this process; set once by `startTelemetry`. */
export function telemetryLevel(): TelemetryLevel {
  return current;
}

/** For `startTelemetry` alone. */
export function setTelemetryLevel(level: TelemetryLevel): void {
  current = level;
}
