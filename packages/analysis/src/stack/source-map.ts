import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { StackFrame } from './stack-trace.ts';

/** A parsed source map; make it once per bundle with `loadSourceMap`. */
export interface SourceMap {
  readonly map: TraceMap;
}

/** Reads the JSON text of a source map (plain or with sections). Undefined when the text is no source map. */
export function loadSourceMap(json: string): SourceMap | undefined {
  try {
    return { map: new TraceMap(json.replace(/^\)\]\}'?[^\n]*\n/, '')) };
  } catch {
    return undefined;
  }
}

/**
 * The frame as its author wrote it: file, line, column and, where the map has it, the name. A frame that the map does not cover
 * comes back unchanged. Columns of a frame count from 1, those of the map from 0; a frame without column is looked up at the
 * start of its line.
 */
export function applySourceMap(frame: StackFrame, source: SourceMap): StackFrame {
  const { line } = frame;
  if (line === undefined || line < 1) return frame;
  const found = originalPositionFor(source.map, { line, column: Math.max(0, (frame.column ?? 1) - 1) });
  if (found.source === null) return frame;
  return {
    ...frame,
    file: found.source,
    line: found.line,
    column: found.column + 1,
    ...(found.name === null ? {} : { function: found.name }),
  };
}
