import type { ContainerFacts } from '@mats/analysis';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { NotChecked } from '@mats/contracts';
import { withSpan } from '@mats/telemetry';

export interface ContainersRead {
  readonly containers: readonly ContainerFacts[];
  readonly notRead: readonly NotChecked[];
}

/** Where container states come from; null when no Docker API is configured. */
export interface ContainerReader {
  read(signal: AbortSignal): Promise<ContainersRead>;
}

/** Reads container states; a Docker API that does not answer is missing data, not a failure. */
export function readContainersTool(reader: ContainerReader, signal: AbortSignal): Promise<ContainersRead> {
  return withSpan(
    { name: TOOL_SPAN_NAMES.readContainers, kind: 'TOOL', input: 'Read container states' },
    async (span) => {
      try {
        const read = await reader.read(signal);
        span.setOutput(read.containers.map((entry) => `${entry.name}: ${entry.status}`).join('\n') || 'no containers');
        return read;
      } catch (error) {
        signal.throwIfAborted();
        const why = error instanceof Error ? error.message : String(error);
        span.fail(why);
        return { containers: [], notRead: [{ what: 'Container states', why }] };
      }
    },
  );
}
