import { MatsError } from '@mats/contracts';
import type { LogSource, LogStream } from '../log-source.ts';
import { readLineRange } from '../reading/read-line-range.ts';
import type { ContainerEvent } from './container-event.ts';
import type { ContainerState } from './container-state.ts';
import { parseDockerEvents, parseDockerInspect } from './parse-docker-text.ts';

/** More lines than `docker inspect` prints of a dozen containers. */
const MOST_LINES = 5_000;
const ALL = { startLine: 1, endLine: MOST_LINES };

/** What of some logs is no log, but the state or the events of containers, printed by Docker. */
export interface ContainerReports {
  readonly containers: readonly ContainerState[];
  readonly events: readonly ContainerEvent[];
  /** The streams that hold states; as logs they would be nothing but noise. Events are lines of a log as well. */
  readonly streams: readonly LogStream[];
}

/** Looks at each stream for the output of `docker inspect` or of `docker events --format '{{json .}}'`. */
export async function readContainerReports(
  source: LogSource,
  streams: readonly LogStream[],
): Promise<ContainerReports> {
  const containers: ContainerState[] = [];
  const events: ContainerEvent[] = [];
  const reports: LogStream[] = [];
  for (const stream of streams) {
    const first = await firstLine(source, stream);
    if (!/^(?:\[|\{"(?:status|Type)":)/.test(first)) continue;
    const text = (await source.readLines(stream, ALL)).join('\n');
    const states = parseDockerInspect(text, stream.locator);
    const happened = states === null ? parseDockerEvents(text) : null;
    containers.push(...(states ?? []));
    events.push(...(happened ?? []));
    if (states !== null) reports.push(stream);
  }
  return { containers, events: events.toSorted((one, other) => one.time - other.time), streams: reports };
}

/** Empty for what cannot be read: whoever reads it as a log says why. */
async function firstLine(source: LogSource, stream: LogStream): Promise<string> {
  try {
    const [line = ''] = await readLineRange(source.open(stream), { startLine: 1, endLine: 1 });
    return line;
  } catch (error) {
    if (error instanceof MatsError) return '';
    throw error;
  }
}
