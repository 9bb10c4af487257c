import { context, propagation, trace } from '@opentelemetry/api';
import { ExportResultCode } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { startTelemetry } from '../start-telemetry.ts';
import type { TelemetryOptions } from '../settings/telemetry-options.ts';
import type { Telemetry } from '../telemetry.ts';

export interface TestTelemetry extends Telemetry {
  /** Spans ended so far, in order of their end. */
  spans(): ReadableSpan[];
  reset(): void;
  /** Stops and frees the process-wide hooks, so that the next test file can start anew. */
  stop(): Promise<void>;
}

/** Real telemetry whose spans stay in memory. */
export function startTestTelemetry(options: Partial<TelemetryOptions> = {}): TestTelemetry {
  const ended: ReadableSpan[] = [];
  const exporter: SpanExporter = {
    export: (spans, done) => {
      ended.push(...spans);
      done({ code: ExportResultCode.SUCCESS });
    },
    shutdown: () => Promise.resolve(),
  };
  const telemetry = startTelemetry({ serviceName: 'test', syncExport: true, ...options, exporter });
  return {
    ...telemetry,
    spans: () => [...ended],
    reset: () => void ended.splice(0),
    stop: async () => {
      await telemetry.shutdown();
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
}
