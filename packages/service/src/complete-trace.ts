import type { SpansHeld, SpansMade } from '@mats/contracts';
import type { Telemetry } from '@mats/telemetry';

/** Says which spans of a trace this service made, and sends those again that are not stored. */
export async function completeTrace(
  telemetry: Pick<Telemetry, 'spansOf' | 'resend'>,
  { trace_id: traceId, stored, send }: SpansHeld,
): Promise<SpansMade> {
  const made = await telemetry.spansOf(traceId);
  const known = new Set(stored);
  const missing = made.filter((id) => !known.has(id));
  return { made, sent: missing.length === 0 || !send ? 0 : await telemetry.resend(traceId, missing) };
}
