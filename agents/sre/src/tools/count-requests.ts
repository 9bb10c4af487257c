import type { SlowBound } from '@mats/engine/signals';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { Evidence } from '@mats/contracts';
import { requestEvidence } from '@mats/evidence';
import type { RequestEvidence } from '@mats/evidence';
import type { Recording } from '@mats/sources/signals';
import { withSpan } from '@mats/telemetry';

/** Counts requests, those that failed and those that were slow, in each recording of traces; none: no span. */
export async function countRequestsTool(
  recordings: readonly Recording[],
  options: { readonly bound: SlowBound; readonly tell: (evidence: Evidence) => void },
): Promise<RequestEvidence[]> {
  const traced = recordings.filter(({ spans }) => spans.length > 0);
  if (traced.length === 0) return [];
  const { bound, tell } = options;
  const than = bound.of === 'usual' ? 'usual' : `${bound.ms} ms`;
  const input = `Count the requests of ${traced.map(({ stream }) => stream.label).join(', ')}; slower than ${than}`;
  return withSpan({ name: TOOL_SPAN_NAMES.countRequests, kind: 'TOOL', input }, (span) => {
    const counted = traced.flatMap((recording) => requestEvidence(recording, bound) ?? []);
    for (const { overview, failures, slow } of counted) {
      tell(overview);
      for (const { evidence } of [...failures, ...slow]) for (const piece of evidence) tell(piece);
    }
    span.setOutput(counted.map(({ overview }) => overview.title).join('\n') || 'no requests');
    return Promise.resolve(counted);
  });
}
