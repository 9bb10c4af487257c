import { findFunctions } from '../source/enclosing-function.ts';
import type { FunctionRange } from '../source/enclosing-function.ts';
import { languageOfPath } from '../source/language.ts';
import type { Language } from '../source/language.ts';
import { maskSource } from '../source/mask-source.ts';

/** A file's text as the crash is compared with it; each part is worked out once. */
export interface CodeText {
  readonly path: string;
  readonly language: Language;
  /** Lines as written. */
  readonly lines: readonly string[];
  /** Lines in which comments and the contents of strings are blank. */
  readonly code: readonly string[];
  readonly functions: readonly FunctionRange[];
}

const IMPORT =
  /^\s{0,40}(?:import\b|from\s{1,9}[\w.]{1,200}\s{1,9}import\b|#\s{0,9}include\b|using\s{1,9}[\w.=\s]{1,200};|use\s{1,9}[\w\\:{]|package\s{1,9}\w|require(?:_relative|_once)?\b|(?:const|let|var)\s{1,9}[^=\n]{1,200}=\s{0,9}require\()/;
/** Longer files are made by programs, and are not looked at. */
const LONGEST = 1_000_000;

export function codeText(path: string, text: string): CodeText {
  const language = languageOfPath(path);
  const kept = text.slice(0, LONGEST).replaceAll('\r', '');
  return {
    path,
    language,
    lines: kept.split('\n'),
    code: maskSource(kept, language).code.split('\n'),
    functions: findFunctions(kept, language),
  };
}

/** Whether a line can be executed at all: it is there, and no blank, comment or import. */
export function canRun(file: CodeText, line: number): boolean {
  const code = file.code[line - 1];
  return code !== undefined && /\w/.test(code) && !IMPORT.test(code);
}

/** The innermost named function around a line. */
export function functionAround(file: CodeText, line: number): FunctionRange | undefined {
  return file.functions
    .filter(({ anonymous, startLine, endLine }) => !anonymous && startLine <= line && line <= endLine)
    .at(-1);
}

/** Whether a line of code holds a name as a whole word. */
export function holdsName(line: string, name: string): boolean {
  for (let at = line.indexOf(name); at !== -1; at = line.indexOf(name, at + 1)) {
    if (!/[\w$]/.test(line[at - 1] ?? '') && !/[\w$]/.test(line[at + name.length] ?? '')) return true;
  }
  return false;
}
