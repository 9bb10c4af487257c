import type { Locator } from '@mats/contracts';
import { containerEventOf } from './container-event.ts';
import type { ContainerEvent } from './container-event.ts';
import { containerStateOf } from './container-state.ts';
import type { ContainerState } from './container-state.ts';

const MOST_EXCERPT_LINES = 60;

/**
 * The containers in the output of `docker inspect`, told from any other text: null when it is none. Each is located at
 * the lines of its `State` in `origin`, so that the quote can be found again; on one line, the line is the place.
 */
export function parseDockerInspect(text: string, origin: Locator): ContainerState[] | null {
  const values = parseJson(text);
  if (!Array.isArray(values) || values.length === 0) return null;
  const lines = text.split('\n');
  const places = statePlaces(lines);
  const states = values.flatMap((value: unknown, index) => {
    const place = places.length === values.length ? places[index] : undefined;
    const { startLine, endLine } = place ?? { startLine: 1, endLine: Math.min(lines.length, MOST_EXCERPT_LINES) };
    const excerpt = place === undefined ? undefined : lines.slice(startLine - 1, endLine).join('\n');
    const locate = (): Locator => ({ ...origin, startLine, endLine });
    return containerStateOf(value, { locate, text: excerpt }) ?? [];
  });
  return states.length === 0 ? null : states;
}

/** A container event and the line, from 1, that tells of it. */
export interface EventAtLine {
  readonly event: ContainerEvent;
  readonly line: number;
}

/** The container events in lines of `docker events --format '{{json .}}'`; lines of other things are passed over. */
export function findDockerEvents(lines: readonly string[]): EventAtLine[] {
  return lines.flatMap((text, index) => {
    const event = text.includes('"Action"') ? containerEventOf(parseJson(text)) : null;
    return event === null ? [] : [{ event, line: index + 1 }];
  });
}

/** The container events in the output of `docker events --format '{{json .}}'`; null when no line is one. */
export function parseDockerEvents(text: string): ContainerEvent[] | null {
  const events = findDockerEvents(text.split('\n')).map(({ event }) => event);
  return events.length === 0 ? null : events;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** First and last line of each `"State": {`, from 1; as Docker prints it, with one member a line. */
function statePlaces(lines: readonly string[]): { startLine: number; endLine: number }[] {
  const places: { startLine: number; endLine: number }[] = [];
  for (const [index, line] of lines.entries()) {
    const [, indentation] = /^(\s*)"State": \{\s*$/.exec(line) ?? [];
    if (indentation === undefined) continue;
    const close = lines.findIndex(
      (other, at) => at > index && /^\s*\},?\s*$/.test(other) && other.search(/\S/) === indentation.length,
    );
    if (close !== -1) places.push({ startLine: index + 1, endLine: Math.min(close + 1, index + MOST_EXCERPT_LINES) });
  }
  return places;
}
