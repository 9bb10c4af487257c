import { buildPathIndex, findEnclosingFunction, languageOfPath, locateFrame } from '@mats/engine/code';
import { findTraces } from '@mats/engine/logs';
import type { StackFrame } from '@mats/engine/logs';
import { extractLogStatements, matchTemplateToStatement } from '@mats/engine/measure';
import type { LogStatement } from '@mats/engine/measure';

/** The frames of a trace, innermost first. */
export function framesOf(trace: string): readonly StackFrame[] {
  return findTraces(trace).traces[0]?.exceptions[0]?.frames ?? [];
}

/** The path each frame means, best candidate first; empty for none. */
export function pathsOf(frames: readonly StackFrame[], knownFiles: readonly string[]): string[] {
  const index = buildPathIndex(knownFiles);
  return frames.map((frame) => locateFrame(index, frame).candidates[0]?.path ?? '');
}

/** The name of the function around a line. */
export function functionAt(at: { readonly path: string; readonly text: string; readonly line: number }): string {
  return findEnclosingFunction(at.text, at.line, languageOfPath(at.path))?.name ?? '';
}

/** For each template the statement that writes it, out of the files in which its words were found. */
export function statementsOf(
  templates: readonly string[],
  files: readonly { readonly path: string; readonly text: string }[],
): string[] {
  const statements: LogStatement[] = files.flatMap(({ path, text }) => extractLogStatements(text, path));
  return templates.map((template) => {
    const best = matchTemplateToStatement(template, statements)[0]?.statement;
    return best === undefined ? '' : `${best.path}:${best.line}`;
  });
}
