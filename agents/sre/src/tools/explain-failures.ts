import { explainFailures } from '@mats/engine';
import type { ContainerFacts, ExplainedFailures } from '@mats/engine';
import type { LineGroup } from '@mats/engine/logs';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { Evidence } from '@mats/contracts';
import { failureEvidence, readWindows } from '@mats/evidence';
import type { SourcedLog } from '@mats/evidence';
import { withSpan } from '@mats/telemetry';

/** Causes and telling lines that are shown with their evidence. */
const MOST_CAUSES = 6;
const MOST_LINES_OF_CAUSE = 2;
const MOST_TELLING = 4;

export interface FailuresExplained {
  readonly explained: ExplainedFailures;
  readonly evidence: ReadonlyMap<LineGroup, Evidence>;
}

/** Looks for known forms of failure and for the last words of the dead, and weighs them. */
export function explainFailuresTool(
  logs: readonly SourcedLog[],
  options: {
    question: string;
    now: number;
    containers: readonly ContainerFacts[];
    /** Whether the logs' writers are known to run on a host and in no container. */
    onHost: boolean;
    tell: (evidence: Evidence) => void;
    weights?: Readonly<Record<string, number>> | undefined;
  },
): Promise<FailuresExplained> {
  const { question, now, containers, onHost, tell, weights } = options;
  const addressesOf = new Map(
    containers.flatMap(({ addresses = [], service }) => addresses.map((address) => [address, service] as const)),
  );
  const input = `Look for known forms of failure in ${logs.length} logs`;
  return withSpan({ name: TOOL_SPAN_NAMES.explainFailures, kind: 'TOOL', input }, async (span) => {
    const lines = await readWindows(logs, { now });
    const explained = explainFailures({ lines, question, addresses: addressesOf, onHost, weights });
    const shown = [
      ...explained.causes
        .slice(0, MOST_CAUSES)
        .flatMap(({ answers }) => answers.slice(0, MOST_LINES_OF_CAUSE).map(({ answer }) => answer.view.group)),
      ...explained.telling.slice(0, MOST_TELLING),
      ...explained.dead.flatMap(({ told, words }) => (words === null ? [told] : [told, words])),
    ];
    const evidence = new Map<LineGroup, Evidence>();
    for (const group of new Set(shown)) {
      const piece = await failureEvidence(group, { logs, lines });
      if (piece === null) continue;
      evidence.set(group, piece);
      tell(piece);
    }
    const told = explained.causes
      .slice(0, 3)
      .map(({ probability, kind, component }) => `${probability.toFixed(2)} ${kind} of ${component}`);
    span.setOutput(told.join('\n') || 'no known form of failure');
    return { explained, evidence };
  });
}
