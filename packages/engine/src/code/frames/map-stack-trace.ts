import { findEnclosingFunction } from '../source/enclosing-function.ts';
import { languageOfPath } from '../source/language.ts';
import { applySourceMap, type SourceMap, sourceTextOf } from './source-map.ts';
import type { StackFrame, StackTrace } from '../../logs/stack/stack-trace.ts';
import { originOf } from '../../logs/stack/frame-origin.ts';

/**
 * A trace of built code as its authors wrote it: every frame whose file has a map is led to its source. `mapOf` is asked with the file as
 * printed and answers undefined where there is no map; then frames stay as they are. The fingerprint stays that of the trace as printed.
 */
export function mapStackTrace(trace: StackTrace, mapOf: (file: string) => SourceMap | undefined): StackTrace {
  const exceptions = trace.exceptions.map((exception) => ({
    ...exception,
    frames: exception.frames.map((frame) => mapFrame(frame, mapOf)),
  }));
  return { ...trace, exceptions };
}

function mapFrame(frame: StackFrame, mapOf: (file: string) => SourceMap | undefined): StackFrame {
  const source = frame.file === undefined ? undefined : mapOf(frame.file);
  if (source === undefined) return frame;
  const mapped = applySourceMap(frame, source);
  if (mapped === frame || mapped.file === undefined || mapped.line === undefined) return frame;
  const { function: _minified, module: _owner, ...place } = mapped;
  const origin = originOf(place, 'javascript');
  // Minified code has other names for functions, and a map names the word at a position, not the function around it: the source tells that.
  const text = sourceTextOf(source, mapped.file);
  const around = text === undefined ? undefined : findEnclosingFunction(text, mapped.line, languageOfPath(mapped.file));
  return {
    ...place,
    origin,
    library: origin !== 'application',
    ...(around === undefined || around.anonymous ? {} : { function: around.name }),
  };
}
