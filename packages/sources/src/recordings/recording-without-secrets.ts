import type { RecordedSpan, ServiceSeries } from '@mats/engine/signals';
import { redactSecrets } from '@mats/telemetry';

/** What one recording holds. */
interface Recorded {
  readonly spans: readonly RecordedSpan[];
  readonly series: readonly ServiceSeries[];
  readonly calls: readonly (readonly [caller: string, callee: string])[];
}

/** Names come back on every span; looking for secrets costs more than remembering. */
function remembering(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const seen = known.get(text);
    if (seen !== undefined) return seen;
    const clean = redactSecrets(text);
    known.set(text, clean);
    return clean;
  };
}

/**
 * The recording with the secrets taken out of all its texts, before anything weighs them, shortens them or quotes from them: an address with
 * a token in the name of an operation, a message that tells a password, a stack trace.
 */
export function recordingWithoutSecrets({ spans, series, calls }: Recorded): Recorded {
  const clean = remembering();
  return {
    spans: spans.map((span): RecordedSpan => ({
      ...span,
      service: clean(span.service),
      operation: clean(span.operation),
      ...(span.message === undefined ? {} : { message: clean(span.message) }),
      ...(span.stack === undefined ? {} : { stack: clean(span.stack) }),
      ...(span.peer === undefined ? {} : { peer: clean(span.peer) }),
      ...(span.version === undefined ? {} : { version: clean(span.version) }),
    })),
    series: series.map((one) => ({ ...one, service: clean(one.service), metric: clean(one.metric) })),
    calls: calls.map(([caller, callee]) => [clean(caller), clean(callee)] as const),
  };
}
