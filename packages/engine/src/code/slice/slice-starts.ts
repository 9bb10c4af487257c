import type { StackTrace } from '../../logs/stack/stack-trace.ts';
import type { SliceStart } from './backward-slice.ts';
import { locateFrame, type PathIndex } from '../source/path-index.ts';

/**
 * The calls of traces that lie in a repository, innermost first, as a backward slice starts from. The innermost own call of an exception
 * carries what was thrown when nothing but the runtime lies between: the runtime throws for what its caller handed it.
 */
export function sliceStarts(traces: readonly StackTrace[], index: PathIndex): SliceStart[] {
  return traces.flatMap(({ exceptions }) =>
    exceptions.flatMap(({ type, message, frames }) => {
      const calls = frames.flatMap((frame, place): SliceStart[] => {
        const [best] = frame.library ? [] : locateFrame(index, frame).candidates;
        if (best === undefined || frame.line === undefined) return [];
        const inner = frames.slice(0, place);
        const callee = inner.at(-1)?.function;
        const threw = inner.every(({ origin }) => origin === 'runtime')
          ? { message: `${type}: ${message}`, ...(callee === undefined ? {} : { callee }) }
          : {};
        return [{ path: best.path, line: frame.line, ...threw }];
      });
      return calls.map((call, place) => ({ ...call, outermost: place === calls.length - 1 }));
    }),
  );
}
