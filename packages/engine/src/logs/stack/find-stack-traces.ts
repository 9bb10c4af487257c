import { findTraces } from './find-traces.ts';
import type { StackTrace } from './stack-trace.ts';

/** The stack traces of a text, in the order in which they stand in it: `findTraces` for callers that want no more than that. */
export function findStackTraces(text: string): StackTrace[] {
  return findTraces(text).traces.map(({ verbatim: _verbatim, ...trace }) => trace);
}

/** The first stack trace of a text, or undefined when there is none. */
export function parseStackTrace(text: string): StackTrace | undefined {
  return findStackTraces(text)[0];
}
