import { FlattenMap, originalPositionFor, sourceContentFor, type TraceMap } from '@jridgewell/trace-mapping';
import type { StackFrame } from '../../logs/stack/stack-trace.ts';

/** A parsed source map; make it once per bundle with `loadSourceMap`. */
export interface SourceMap {
  readonly map: TraceMap;
}

/** Where a bundle says that its map is: the JSON text itself, or the path or URL of a file beside it. */
export type SourceMapReference = { readonly json: string } | { readonly url: string };

/** Tools write the reference last, behind at most a few lines of their own. */
const TAIL_LENGTH = 2_000;
const REFERENCE = /\/[/*][#@] ?sourceMappingURL=([^\s*]+)/g;
const DATA_URL = /^data:application\/json[^,]{0,100}?(;base64)?,/;

/** Reads the JSON text of a source map (plain or with sections). Undefined when the text is no source map. */
export function loadSourceMap(json: string): SourceMap | undefined {
  try {
    return { map: new FlattenMap(json.replace(/^\)\]\}'?[^\n]*\n/, '')) };
  } catch {
    return undefined;
  }
}

/** What the last `sourceMappingURL` of a bundle names (ECMA-426); undefined when there is none, or its data cannot be read. */
export function sourceMapReferenceOf(bundle: string): SourceMapReference | undefined {
  const inline = bundle.lastIndexOf('sourceMappingURL=data:');
  const tail = bundle.slice(Math.max(0, inline === -1 ? bundle.length - TAIL_LENGTH : inline - 4));
  const url = [...tail.matchAll(REFERENCE)].at(-1)?.[1];
  if (url === undefined) return undefined;
  const data = DATA_URL.exec(url);
  if (data === null) return { url };
  const body = url.slice(data[0].length);
  try {
    return { json: data[1] === undefined ? decodeURIComponent(body) : textOfBase64(body) };
  } catch {
    return undefined;
  }
}

function textOfBase64(body: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(body), (character) => character.codePointAt(0) ?? 0));
}

/**
 * The frame as its author wrote it: file, line, column and, where the map has it, the name. A frame that the map does not cover
 * comes back unchanged. Columns of a frame count from 1, those of the map from 0; a frame without column is looked up at the
 * start of its line.
 */
export function applySourceMap(frame: StackFrame, source: SourceMap): StackFrame {
  const { line } = frame;
  if (line === undefined || line < 1) return frame;
  const found = positionIn(source, { line, column: Math.max(0, (frame.column ?? 1) - 1) });
  // A damaged map leads to sources and names that it does not have, or that are no texts.
  if (typeof found?.source !== 'string') return frame;
  return {
    ...frame,
    file: found.source,
    line: found.line,
    column: found.column + 1,
    ...(typeof found.name === 'string' ? { function: found.name } : {}),
  };
}

/** Mappings are decoded when they are first asked for, so that is when a damaged map shows. */
function positionIn(
  { map }: SourceMap,
  place: { line: number; column: number },
): ReturnType<typeof originalPositionFor> | undefined {
  try {
    return originalPositionFor(map, place);
  } catch {
    return undefined;
  }
}

/** The text of a source as the map carries it; undefined when it carries none. */
export function sourceTextOf(source: SourceMap, file: string): string | undefined {
  const text: unknown = sourceContentFor(source.map, file);
  return typeof text === 'string' ? text : undefined;
}
