/** What a failure is by its name: a fault of the statement itself, two threads in each other's way, or what somebody threw on purpose. */
export type FaultKind = 'statement' | 'threads' | 'other';

/** Names that languages, their machines and sanitizers give to statements that cannot be carried out: the same in every program. */
const STATEMENT = new RegExp(
  [
    String.raw`NullPointer|NullReference|ClassCast|InvalidCast|Index\w{0,20}OutOf|OutOfRange|Arithmetic(?:Exception|Error)|DivideByZero|ZeroDivision`,
    String.raw`StackOverflow|RecursionError|ArrayStore|NegativeArraySize|NumberFormat|NoSuchElement|NoMethodError|NoSuchMethod|AbstractMethodError|FrozenError`,
    String.raw`\b(?:Type|Attribute|Key|Index|Name|UnboundLocal|Reference|Range|Argument|UnicodeDecode|UnicodeEncode|Syntax)Error`,
    String.raw`runtime error:|nil pointer dereference|index out of range|invalid memory address|interface conversion|concurrent map`,
    String.raw`SIGSEGV|SIGFPE|SIGBUS|Segmentation fault|segmentation fault|(?:heap|stack)-use-after|buffer-overflow`,
    String.raw`undefined (?:local variable or )?method|uninitialized constant|wrong number of arguments|no implicit conversion|can't modify frozen`,
    String.raw`object has no attribute|takes exactly \d`,
  ].join('|'),
);
const THREADS =
  /[Dd]ata race|DATA RACE|lock-order|ThreadSanitizer|Deadlock|deadlock|ConcurrentModification|TIMED_WAITING|WAITING \(parking\)/;
const LONGEST = 400;

/** The kind of a failure by its type and message; `around` is read where a trace came without a type. */
export function faultKind(type: string, message: string, around = ''): FaultKind {
  const told = `${type}: ${message}`.slice(0, LONGEST);
  const text = type === '' ? `${told} ${around.slice(-LONGEST)}` : told;
  if (THREADS.test(text)) return 'threads';
  return STATEMENT.test(text) ? 'statement' : 'other';
}
