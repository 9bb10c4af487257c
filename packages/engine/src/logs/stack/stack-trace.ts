/**
 * The languages whose traces are read. `javascript` covers Node, Deno, Bun and browsers, `java` all languages of its machine, `elixir` also
 * Erlang, `native` C, C++ and what else debuggers and sanitizers print.
 */
export type Runtime =
  | 'javascript'
  | 'python'
  | 'java'
  | 'go'
  | 'dotnet'
  | 'ruby'
  | 'php'
  | 'rust'
  | 'elixir'
  | 'swift'
  | 'dart'
  | 'native'
  | 'perl'
  | 'lua'
  | 'haskell'
  | 'r';

/** Who wrote the code of a frame: the team (`application`), a dependency, or the language's own runtime. */
export type FrameOrigin = 'application' | 'library' | 'runtime';

/** One call of a trace. What the trace does not say is absent. Lines and columns count from 1. */
export interface StackFrame {
  readonly function?: string;
  /** The path or URL as printed; query strings and `webpack:///` prefixes are kept. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** Qualified class, package or module as printed: `com.shop.Cart$Item`, `github.com/shop/cart`, `Shop.Cart`. */
  readonly module?: string;
  readonly origin: FrameOrigin;
  /** True for `library` and `runtime` origins. */
  readonly library: boolean;
  /** The line as it stood in the input, without surrounding blanks. */
  readonly raw: string;
}

/** How an exception came to be in a trace: thrown last, or told about by the one that was. */
export type ExceptionRole = 'raised' | 'cause' | 'context' | 'suppressed' | 'member';

export interface StackException {
  readonly role: ExceptionRole;
  /** Class name as printed, empty when the trace starts without one. */
  readonly type: string;
  readonly message: string;
  /** Innermost call (where it was thrown) first. */
  readonly frames: readonly StackFrame[];
  /** Indexes into `StackTrace.exceptions`: what this one names as its direct causes. Never cyclic. */
  readonly causes: readonly number[];
}

/** A trace found in text: every exception it tells of, root cause first. */
export interface StackTrace {
  readonly runtime: Runtime;
  readonly exceptions: readonly StackException[];
  /** Equal for traces of the same failure, whatever the values, line numbers or addresses in them. */
  readonly fingerprint: string;
  /** First and last line of the trace in the text, counted from 1. */
  readonly lines: { readonly first: number; readonly last: number };
}

/** A frame before its origin is known. */
export type RawFrame = Omit<StackFrame, 'origin' | 'library'>;

/** An exception as a reader hands it over: nested, in the order it was printed. */
export interface DraftException {
  role: ExceptionRole;
  type: string;
  message: string;
  frames: RawFrame[];
  causes: DraftException[];
}

/** What a reader made of the lines `first` (inclusive) to `end` (exclusive). */
export interface DraftTrace {
  readonly runtime: Runtime;
  readonly first: number;
  readonly end: number;
  readonly raised: DraftException;
}

/**
 * Reads the traces of one runtime. `read` is called for lines in rising order and must refuse a line in time linear
 * in its length; `floor` is the first line not yet taken by an earlier trace, so a header is looked for no further back.
 */
export interface TraceReader {
  readonly runtime: Runtime;
  read(lines: readonly string[], position: { readonly index: number; readonly floor: number }): DraftTrace | undefined;
}

/** A new exception without frames; a shorthand for readers. */
export function draftException(role: ExceptionRole, type: string, message: string): DraftException {
  return { role, type, message, frames: [], causes: [] };
}
