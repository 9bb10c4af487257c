import { findTraces } from './find-traces.ts';

/** What was read of a text, a line for each trace. For tests. */
export function traceSummaries(text: string): string[] {
  return findTraces(text).traces.map(({ runtime, lines, exceptions }) => {
    const told = exceptions.map(({ type, message, frames }) => {
      const calls = frames.map((frame) => {
        const name = [frame.module, frame.function ?? '?']
          .filter((part) => part !== undefined && part !== '')
          .join('.');
        return `${name} ${frame.file ?? ''}:${frame.line ?? ''}`;
      });
      return `${type}: ${message} [${calls.join(', ')}]`;
    });
    return `${runtime} ${lines.first}-${lines.last}: ${told.join(' < ')}`;
  });
}
