import { unitName } from '../../logs/stack/unit-names.ts';
import type { LocatedFrame } from './located-frames.ts';

const MESSENGER_UNIT =
  /^(?:Validat(?:e|or|ion)|Preconditions?|Asserts?|Checks?|Guards?|Ensures?|Require|Verify|Invariant|\w{0,80}Reporter)$|(?:Validator|Preconditions|Reporter|Assertions?|Checker|Checks)$/i;
const MESSENGER_FUNCTION =
  /^(?:assert(?:[A-Z_]\w{0,80})?|invariant|checkNot\w{1,80}|checkArgument|checkState|requireNonNull\w{0,80}|notNull|notEmpty|isTrue|throwIf\w{0,80}|fail|panic|abort|fatal|die|LogFatal|FailWith\w{0,80})$/;
const REFUSING_FUNCTION = /^(?:<init>|__init__|constructor|initialize|set[A-Z_]\w{0,80}|__set\w{0,80}|\.?ctor)$/;
/** Errors the language raises by itself. All others were thrown by a statement somebody wrote. */
const LANGUAGE_FAULT =
  /(?:NullPointer|NullReference|ClassCast|InvalidCast|IndexOutOf|OutOfRange|Arithmetic|DivideByZero|ZeroDivision|StackOverflow|Recursion|ArrayStore|NegativeArraySize|NumberFormat|ConcurrentModification|NoSuchElement|OutOfMemory|NoMethod)|(?:^|\.)(?:TypeError|AttributeError|KeyError|IndexError|NameError|UnboundLocalError|ReferenceError|RangeError|panic)/;

/** Whether a call checks or reports what others did, by the name of its unit or function. */
export function isMessengerCall(frame: LocatedFrame, place: number): boolean {
  if (MESSENGER_UNIT.test(unitName(frame.path))) return true;
  return place === 0 && MESSENGER_FUNCTION.test(frame.function ?? '');
}

/** Whether a call is a constructor or a setter that refused a value on purpose. */
export function isRefusingCall({ frame, function: name }: LocatedFrame, exceptionType: string): boolean {
  if (LANGUAGE_FAULT.test(exceptionType)) return false;
  return REFUSING_FUNCTION.test(frame.function ?? '') || REFUSING_FUNCTION.test(name ?? '');
}

const ON_PURPOSE =
  /\b(?:throw|raise|panic|abort|exit|die|fail|fatal|unreachable|todo|deprecated?|assert\w{0,60}|(?:D?CHECK|LOG|RETURN|ENSURE|REQUIRE|ASSERT)[A-Z_]{0,40}|Preconditions|require(?:NonNull\w{0,30})?|reject|refuse)\b/;

/** Whether a line of code throws, ends or refuses on purpose. */
export function throwsOnPurpose(code: string): boolean {
  return ON_PURPOSE.test(code.slice(0, 400));
}
