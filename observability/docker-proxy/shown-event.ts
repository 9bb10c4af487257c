import { Transform } from 'node:stream';
import type { TransformCallback } from 'node:stream';
import { isRecord } from './shown-projects.ts';
import type { ShownProjects } from './shown-projects.ts';

/** Longer than any event; a line beyond it ends the stream. */
const MOST_CHARACTERS = 1_048_576;

/**
 * An event of the engine as it may be seen: itself when it is of a container that is shown, else its time alone. That something happened is
 * told, since the engine keeps its last few hundred events and a reader must know whether it has forgotten some.
 */
function shownEvent(line: string, projects: ShownProjects): string {
  const event = parsed(line);
  if (!isRecord(event)) return '{"Type":"hidden"}';
  const actor = isRecord(event['Actor']) ? event['Actor'] : {};
  const isContainer = event['Type'] === 'container';
  // An engine's other events carry no project.
  if (projects.shows(isContainer ? actor['Attributes'] : undefined)) return line;
  return JSON.stringify({ Type: 'hidden', time: event['time'], timeNano: event['timeNano'] });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A stream of events, one a line, as they may be seen. */
export function shownEvents(projects: ShownProjects): Transform {
  const decoder = new TextDecoder();
  let open = '';
  const shown = (lines: readonly string[]): string =>
    lines
      .filter((line) => line.trim() !== '')
      .map((line) => `${shownEvent(line, projects)}\n`)
      .join('');
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      const lines = (open + decoder.decode(chunk, { stream: true })).split('\n');
      open = lines.pop() ?? '';
      if (open.length > MOST_CHARACTERS) done(new Error('the engine sent an event that is too long'));
      else done(null, shown(lines));
    },
    flush(done: TransformCallback) {
      done(null, shown([open]));
    },
  });
}
