const STACK_LINE = new RegExp(
  [
    String.raw`^\s+at \S`,
    String.raw`^\s*(?:Caused by|Suppressed|Wrapped by|\[cause\]|\[errors\])\b.{0,2000}`,
    String.raw`^\s*\.{3} \d+ (?:more|common frames omitted|lines matching)`,
    String.raw`^\s+File ".{0,500}", line \d+`,
    String.raw`^Traceback \(most recent call last\)`,
    String.raw`^(?:During handling of the above exception|The above exception was the direct cause)`,
    String.raw`^goroutine \d+ \[`,
    String.raw`^created by \S+`,
    String.raw`^\[signal SIG`,
    String.raw`^\s+--- End of (?:inner exception|stack trace)`,
    String.raw`^ ---> \S`,
    String.raw`^\s+from \S.{0,500}:\d+:in `,
    String.raw`^#\d+ \S.{0,500}`,
    String.raw`^(?:Stack trace:|stack backtrace:|note: run with .RUST_BACKTRACE)`,
    String.raw`^\s+\d+: \S`,
    String.raw`^Node\.js v\d+`,
  ].join('|'),
);

const FRAME =
  /(?:^[ \t]+at \S|^[ \t]+File ".{0,500}", line \d|^[ \t]+\S.{0,500}\.go:\d|^[ \t]*(?:from )?\S.{0,500}:\d+:in |^#\d+ \S|^[ \t]+\d+: \S|panicked at )/m;

const STARTER =
  /^(?:panic: |fatal error: |thread '.{0,100}' panicked at|Exception in thread "|Unhandled exception|Uncaught |PHP Fatal error|.{0,500}\.rb:\d+:in )/;

/** Whether a line without a header belongs to a stack trace that began earlier. */
export const isStackLine = (line: string): boolean => STACK_LINE.test(line);

/** Whether a line without a header begins an event of its own even in a log whose events have headers. */
export const isCrashStart = (line: string): boolean => STARTER.test(line);

/** Whether a joined event contains frames of a stack trace. */
export const hasFrames = (text: string): boolean => FRAME.test(text);

const ERROR_LINE = /^(?:[A-Za-z_][\w.$]{0,200}(?:Error|Exception|Warning|Interrupt|Exit|Panic|Failure|Fault))\b/;
const GO_FRAME = /^[\w./\-*()[\]{}]{1,300}\(.{0,300}\)$/;

/** Whether a line without a header ends a stack trace: the error of a Python traceback, a frame of Go, an exit status. */
export const endsStack = (line: string): boolean =>
  ERROR_LINE.test(line) ||
  (line.endsWith(')') && line.length < 600 && GO_FRAME.test(line)) ||
  /^exit status \d/.test(line);

/** What a line without a header looks like; see `LineFacts`. */
export interface LooseLine {
  readonly blank: boolean;
  readonly indented: boolean;
  readonly stackLine: boolean;
  readonly crashStart: boolean;
  readonly stackEnd: boolean;
}

/**
 * Whether a line continues the event before it. `headedLog`: the events of this log begin with a time or a level, so a line without
 * one continues. Otherwise indentation and the forms of stack traces decide.
 */
export const continues = (
  line: LooseLine,
  context: { readonly headedLog: boolean; readonly inStack: boolean },
): boolean => {
  if (line.crashStart) return false;
  if (context.headedLog) return true;
  if (line.blank) return context.inStack;
  return line.stackLine || line.indented || (context.inStack && line.stackEnd);
};
