import { analyseIncident } from '@mats/engine';
import type { IncidentAnalysis, IncidentInput } from '@mats/engine';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import { withSpan } from '@mats/telemetry';

/** Puts logs, containers, traces and metrics together into one incident. */
export function findOnsetTool(input: IncidentInput): Promise<IncidentAnalysis> {
  const { spans = [], series = [] } = input.telemetry ?? {};
  const recorded = spans.length + series.length === 0 ? '' : `, ${spans.length} spans, ${series.length} metrics`;
  const words = `Compare ${input.logs.length} logs, ${input.containers.length} containers${recorded} over time`;
  return withSpan({ name: TOOL_SPAN_NAMES.findOnset, kind: 'TOOL', input: words }, (span) => {
    const incident = analyseIncident(input);
    const since = incident.onset === null ? 'no onset' : `onset ${new Date(incident.onset.at).toISOString()}`;
    span.setOutput(`${since}; ${incident.failures.length} failures; first service: ${incident.firstService ?? 'none'}`);
    return Promise.resolve(incident);
  });
}
