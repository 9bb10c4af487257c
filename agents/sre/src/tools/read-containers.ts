import type { ContainerFacts } from '@mats/engine';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { NotChecked } from '@mats/contracts';
import { withSpan } from '@mats/telemetry';

export interface ContainersRead {
  readonly containers: readonly ContainerFacts[];
  readonly notRead: readonly NotChecked[];
}

/** Reads container states; a Docker API that does not answer is missing data, not a failure. */
export function readContainersTool(read: () => Promise<ContainersRead>, signal: AbortSignal): Promise<ContainersRead> {
  return withSpan(
    { name: TOOL_SPAN_NAMES.readContainers, kind: 'TOOL', input: 'Read container states' },
    async (span) => {
      try {
        const found = await read();
        span.setOutput(found.containers.map((entry) => `${entry.name}: ${entry.status}`).join('\n') || 'no containers');
        return found;
      } catch (error) {
        signal.throwIfAborted();
        const why = error instanceof Error ? error.message : String(error);
        span.fail(why);
        return { containers: [], notRead: [{ what: 'Container states', why }] };
      }
    },
  );
}
