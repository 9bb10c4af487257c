import { TOOL_SPAN_NAMES } from '@mats/contracts';
import { readLogs } from '@mats/evidence';
import type { LogsRead, ReadLogsOptions } from '@mats/evidence';
import type { LogSource } from '@mats/sources';
import { withSpan } from '@mats/telemetry';

/** Reads every log that the question brought or the installation configured. */
export function readLogsTool(sources: readonly LogSource[], options: ReadLogsOptions): Promise<LogsRead> {
  const input = `Read logs from ${sources.map((source) => source.name).join(', ') || 'nowhere: no log was given'}`;
  return withSpan({ name: TOOL_SPAN_NAMES.readLogs, kind: 'TOOL', input }, async (span) => {
    const read = await readLogs(sources, options);
    const events = read.logs.reduce((sum, log) => sum + log.analysis.events, 0);
    const spans = read.recordings.reduce((sum, recording) => sum + recording.spans.length, 0);
    const series = read.recordings.reduce((sum, recording) => sum + recording.series.length, 0);
    const recorded = read.recordings.length === 0 ? '' : `, ${spans} spans, ${series} metrics`;
    const problems = `${read.notRead.length} things could not be read`;
    span.setOutput(`${read.logs.length} logs, ${events} events${recorded}; ${problems}`);
    return read;
  });
}
