import { analyseIncident } from '@mats/engine';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { Evidence } from '@mats/contracts';
import { gatherEvidence, incidentRecord, readLogs, readSignals } from '@mats/evidence';
import type { ReadLogsOptions } from '@mats/evidence';
import type { LogSource } from '@mats/sources';
import { createRecordedSignals } from '@mats/sources/signals';
import { withSpan } from '@mats/telemetry';
import type { KnownIncident } from '../agent.ts';

/** Reads the question's logs for failures and their traces, when no SRE finding came with it. */
export function findStackTracesTool(
  sources: readonly LogSource[],
  options: ReadLogsOptions & { question: string },
): Promise<KnownIncident> {
  const input = `Find stack traces in ${sources.map((source) => source.name).join(', ') || 'nothing: no log was given'}`;
  return withSpan({ name: TOOL_SPAN_NAMES.findStackTraces, kind: 'TOOL', input }, async (span) => {
    const { logs, recordings, feeds, pages, notRead } = await readLogs(sources, options);
    const { telemetry } = await readSignals([createRecordedSignals(recordings)], { signal: options.signal });
    const analysed = analyseIncident({
      logs,
      containers: [],
      telemetry,
      changes: feeds.flatMap(({ changes }) => changes),
      notices: pages.flatMap(({ notices }) => notices),
      question: options.question,
    });
    const gathered = await gatherEvidence(analysed, { containers: [], recordings, tell: () => undefined });
    const quoted = [gathered.failures, gathered.stacks, gathered.deploys].flat().map((entry) => entry.evidence);
    const pieces = [...quoted, ...gathered.traces];
    span.setOutput(gathered.stacks.map((entry) => entry.evidence.title).join('\n') || 'no stack trace');
    const notes = analysed.notes.map((why) => ({ what: 'Clocks', why }));
    return {
      incident: incidentRecord(analysed, gathered),
      evidence: pieces,
      notChecked: [...notRead, ...notes],
      feedsAt: feeds.map(({ stream }) => stream.locator),
    };
  });
}

/** Own evidence, and what was given to us and is cited with it; each piece once. */
export function withEvidence(own: readonly Evidence[], given: readonly Evidence[]): Evidence[] {
  return [...new Map([...own, ...given].map((piece) => [piece.id, piece])).values()];
}
