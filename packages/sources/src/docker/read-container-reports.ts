import { MatsError } from '@mats/contracts';
import type { LogSource, LogStream } from '../log-source.ts';
import { readLineRange } from '../reading/read-line-range.ts';
import type { ContainerEvent } from './container-event.ts';
import type { ContainerState } from './container-state.ts';
import { eventLinesOf } from './event-lines.ts';
import { parseContainerTable } from './parse-container-table.ts';
import { findDockerEvents, parseDockerInspect } from './parse-docker-text.ts';
import { stateLines } from './state-lines.ts';
import type { EventAtLine } from './parse-docker-text.ts';

/** More lines than `docker inspect` prints of a dozen containers, or `docker events` in a busy day. */
const MOST_LINES = 20_000;
const LINES_AT_ONCE = 5_000;
/** A pasted report follows a question of a few lines. */
const LOOKED_AT = { startLine: 1, endLine: 30 };
const SIGN_OF_EVENTS = /"Type":"container"/;

/** A log of events that Docker printed, read as what they mean; each line stands where the event's line stands. */
export interface TranslatedLog {
  readonly stream: LogStream;
  /** The service whose events it holds; null for what of the log is no event. */
  readonly service: string | null;
  /** As many lines as the stream has; those of something else are empty. */
  readonly lines: readonly string[];
}

/** What of some logs is no log, but the state or the events of containers, printed by Docker. */
export interface ContainerReports {
  readonly containers: readonly ContainerState[];
  /** Oldest first. */
  readonly events: readonly ContainerEvent[];
  /** What the logs of events say. */
  readonly translated: readonly TranslatedLog[];
  /** The streams that hold states or events: as logs they would be nothing but noise. */
  readonly streams: readonly LogStream[];
}

/** Looks at each stream for the output of `docker inspect`, for a table of containers (`docker ps`, `docker compose ps`), or of `docker events --format '{{json .}}'`. */
export async function readContainerReports(
  source: LogSource,
  streams: readonly LogStream[],
): Promise<ContainerReports> {
  const containers: ContainerState[] = [];
  const events: ContainerEvent[] = [];
  const translated: TranslatedLog[] = [];
  const reports: LogStream[] = [];
  for (const stream of streams) {
    const head = await firstLines(source, stream);
    const table = parseContainerTable(head, stream.locator) === null ? null : await allLines(source, stream);
    const listed = table === null ? null : parseContainerTable(table, stream.locator);
    if (listed !== null) {
      reports.push(stream);
      containers.push(...listed);
      continue;
    }
    const mayBeState = head[0]?.startsWith('[') === true;
    if (!mayBeState && !head.some((line) => SIGN_OF_EVENTS.test(line))) continue;
    const lines = await allLines(source, stream);
    const states = mayBeState ? parseDockerInspect(lines.join('\n'), stream.locator) : null;
    // A longer log is read as it is: of a part of the events it could not be said what followed.
    const found = states !== null || lines.length === MOST_LINES ? [] : findDockerEvents(lines);
    if (states === null && found.length === 0) continue;
    reports.push(stream);
    containers.push(...(states ?? []));
    events.push(...found.map(({ event }) => event));
    translated.push(
      ...translationsOf(stream, { lines, found }),
      ...tellingStates(stream, { lines, states: states ?? [] }),
    );
  }
  return {
    containers,
    events: events.toSorted((one, other) => one.time - other.time),
    translated,
    streams: reports,
  };
}

/**
 * What the states of containers tell of failures, as the log of the one service that it is told of: the document is read whole, so that of
 * two such containers it could not be said whose a line is.
 */
function tellingStates(
  stream: LogStream,
  of: { readonly lines: readonly string[]; readonly states: readonly ContainerState[] },
): TranslatedLog[] {
  const { lines, states } = of;
  const told = stateLines(lines, states.length).flatMap((own, place): TranslatedLog[] => {
    const service = states[place]?.service;
    return service === undefined || own.every((line) => line === '') ? [] : [{ stream, service, lines: own }];
  });
  return told.length === 1 ? told : [];
}

function translationsOf(
  stream: LogStream,
  of: { readonly lines: readonly string[]; readonly found: readonly EventAtLine[] },
): TranslatedLog[] {
  const { lines, found } = of;
  if (found.length === 0) return [];
  const lineOf = new Map(found.map(({ event, line }) => [event, line]));
  const told = eventLinesOf(found.map(({ event }) => event));
  const services = [...new Set(told.map(({ service }) => service))].toSorted();
  const ofServices = services.map((service): TranslatedLog => {
    const own = lines.map(() => '');
    for (const line of told) if (line.service === service) own[(lineOf.get(line.event) ?? 1) - 1] = line.text;
    return { stream, service, lines: own };
  });
  // Images, networks and volumes have events as well: of no service, and no failures.
  const rest = lines.map((line) => (/^\{"(?:status|Type)":"/.test(line) && line.includes('"scope":"') ? '' : line));
  for (const { line } of found) rest[line - 1] = '';
  return rest.every((line) => line.trim() === '')
    ? ofServices
    : [...ofServices, { stream, service: null, lines: rest }];
}

async function allLines(source: LogSource, stream: LogStream): Promise<string[]> {
  const lines: string[] = [];
  for (let startLine = 1; startLine <= MOST_LINES; startLine += LINES_AT_ONCE) {
    const next = await source.readLines(stream, { startLine, endLine: startLine + LINES_AT_ONCE - 1 });
    lines.push(...next);
    if (next.length < LINES_AT_ONCE) break;
  }
  return lines;
}

/** Empty for what cannot be read: whoever reads it as a log says why. */
async function firstLines(source: LogSource, stream: LogStream): Promise<string[]> {
  try {
    return await readLineRange(source.open(stream), LOOKED_AT);
  } catch (error) {
    if (error instanceof MatsError) return [];
    throw error;
  }
}
