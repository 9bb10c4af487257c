export { startTestTelemetry } from './start-test-telemetry.ts';
export type { TestTelemetry } from './start-test-telemetry.ts';
