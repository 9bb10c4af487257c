import { findFunctions } from './enclosing-function.ts';
import { functionOfLine } from './function-of-line.ts';
import { languageOfPath } from './language.ts';
import { lineAt, lineStarts, maskSource } from './mask-source.ts';

/** A file's text with its path in the repository. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A place that calls a function. */
export interface Caller {
  readonly path: string;
  readonly line: number;
  /** The function the call stands in; absent at top level. */
  readonly function?: string;
  /** The line, without surrounding blanks. */
  readonly text: string;
}

const MOST_CALLERS = 200;
/** How far before a name a declaration of it is looked for; in minified code a line has no end. */
const DECLARATION_LENGTH = 300;

/**
 * The calls of a function by name, in the files given: comments, strings and the declaration itself do not count. Names are
 * not resolved, so a method of the same name elsewhere is found too; the caller weighs that by path.
 */
export function findCallers(files: readonly SourceFile[], name: string): Caller[] {
  if (!/^[\w$?!#]+$/.test(name)) return [];
  const escaped = name.replaceAll(/[$?!#]/g, String.raw`\$&`);
  const call = new RegExp(String.raw`(?<![\w$])${escaped}\s*(?:<[^<>()]{0,80}>|::<[^<>()]{0,80}>)?\(`, 'g');
  const declaration =
    /(?:\b(?:function|def|func|fn|fun|void|static|async|public|private|protected|new class)\s+\*?(?:\([^)]*\)\s*)?(?:[\w<>[\],.?]+\s+)*)$/;
  const callers: Caller[] = [];
  for (const { path, text } of files) {
    if (!text.includes(name)) continue;
    const { code } = maskSource(text, languageOfPath(path));
    const starts = lineStarts(text);
    const functions = findFunctions(text, languageOfPath(path));
    const declared = new Set(functions.filter((range) => range.name === name).map(({ startLine }) => startLine));
    const aroundLine = functionOfLine(functions);
    for (const match of code.matchAll(call)) {
      if (callers.length >= MOST_CALLERS) break;
      const line = lineAt(starts, match.index);
      const before = code.slice(Math.max(starts[line - 1] ?? 0, match.index - DECLARATION_LENGTH), match.index);
      if (declared.has(line) || declaration.test(before)) continue;
      const around = aroundLine(line);
      const source = text.slice(starts[line - 1] ?? 0, (starts[line] ?? text.length + 1) - 1).trim();
      callers.push({ path, line, text: source, ...(around === undefined ? {} : { function: around.name }) });
    }
  }
  return callers;
}
