// cspell:ignore cxxabiv demangling printerr
import type { RawFrame } from './stack-trace.ts';

/** gdb: `#1  0x0000555 in add (c=0x7ff) at cart.c:5`, `... from /lib/libc.so.6`: the name, then its arguments in brackets. */
const GDB = /^\s*#\d+\s+(?:0x[0-9a-f]+ in )?(\S.*)$/;
/** What follows the arguments; where gdb broke the line before it, joined without a blank. */
const GDB_PLACE = /\)(?: ?at ((?:[A-Za-z]:)?[^\s:)]{1,400}):(\d+)| ?from [^\s)]{1,400})?\s*$/;
/** Sanitizers: `#0 0x55 in take /src/cart.c:4:12`, `#5 0x55 in _start (/app+0x1110)`. */
const SANITIZED =
  /^\s*#\d+ (?:0x[0-9a-f]+ (?:in )?)?(\S.*?) (?:((?:[A-Za-z]:)?[^\s:()]+):(\d+)(?::(\d+))?|\(\S+\+0x[0-9a-f]+\))(?: \(.*\))?\s*$/;
/** glibc: `/app/shop(_ZN4shop3addEv+0x1d)[0x55bd]` */
const SYMBOL = /^\s*(?:\[bt\] )?(?:\(\d+\) )?(\S{1,300})\((\w*)\+0x[0-9a-f]+\) ?\[0x[0-9a-f]+\]$/;
/** valgrind: `==12==    at 0x804841E: take (cart.c:20)`, `by 0x8048432: main (in /app/shop)` */
const VALGRIND = /^\s*(?:==\d+==\s+)?(?:at|by) 0x[0-9A-Fa-f]+: (\S.*?) \((?:([^\s:()]+):(\d+)|in \S+|within \S+)\)$/;
/** macOS: `0   Shop   0x000000010 shop::Cart::add(int) + 42 (cart.cpp:12)` */
const MAC = /^\s*\d+\s+\S.{0,60}?\s+0x[0-9a-f]{8,16} (\S.*?) \+ \d+(?: \(([^\s:()]+):(\d+)\))?\s*$/;
/** Functions that only carry a crash out. */
const MACHINERY =
  /^(?:__?pthread_kill\w*|pthread_kill|__pthread_kill_implementation|(?:__GI_)?(?:raise|abort|gsignal)|__libc_message\w*|__(?:GI___)?fortify_fail\w*|__stack_chk_fail\w*|__assert_fail\w*|std::terminate\(?\)?|__cxa_(?:throw|rethrow)\w*|__cxxabiv1::\S+|__gnu_cxx::\S+|malloc_printerr|_int_free|abort_message|demangling_terminate_handler.*)$/;

/** Reads a frame of a native backtrace, or says that the line is none. */
export function nativeFrame(line: string): RawFrame | undefined {
  if (!/^\s*(?:#?\d|\/|\[bt\]|at 0x|by 0x|==\d|\S+\()/.test(line) || line.length > 2000) return undefined;
  const raw = line.trim();
  const gdb = gdbFrame(line);
  if (gdb !== undefined && (gdb.file !== undefined || /0x[0-9a-f]+ in |\) ?from /.test(line))) return { raw, ...gdb };
  const sanitized = SANITIZED.exec(line);
  if (sanitized?.[1] !== undefined && /^\s*#\d+ /.test(line) && (/0x[0-9a-f]+ /.test(line) || isSource(sanitized[2]))) {
    return { raw, ...nameOf(sanitized[1]), ...placeOf(sanitized[2], sanitized[3], sanitized[4]) };
  }
  const symbol = SYMBOL.exec(line);
  if (symbol !== null) return { raw, ...(symbol[2] === '' ? {} : nameOf(demangled(symbol[2] ?? ''))) };
  const valgrind = VALGRIND.exec(line);
  if (valgrind?.[1] !== undefined) return { raw, ...nameOf(valgrind[1]), ...placeOf(valgrind[2], valgrind[3]) };
  const mac = MAC.exec(line);
  return mac?.[1] === undefined ? undefined : { raw, ...nameOf(mac[1]), ...placeOf(mac[2], mac[3]) };
}

function gdbFrame(line: string): Omit<RawFrame, 'raw'> | undefined {
  const called = GDB.exec(line)?.[1] ?? '';
  const brackets = called.indexOf(' (');
  const place = brackets < 1 ? null : GDB_PLACE.exec(called.slice(brackets + 2));
  return place === null ? undefined : { ...nameOf(called.slice(0, brackets)), ...placeOf(place[1], place[2]) };
}

export function isCrashMachinery(name: string): boolean {
  return MACHINERY.test(name);
}

function isSource(file: string | undefined): boolean {
  return file !== undefined && /\.(?:c|cc|cpp|cxx|h|hh|hpp|m|mm|swift|rs|zig|s|S)$/.test(file);
}

function placeOf(file?: string, line?: string, column?: string): { file?: string; line?: number; column?: number } {
  return {
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line: Number(line) }),
    ...(column === undefined ? {} : { column: Number(column) }),
  };
}

/** `shop::Cart::add(std::string const&)` to class `shop::Cart` and function `add`; arguments of templates are left out. */
function nameOf(printed: string): { function?: string; module?: string } {
  const name = withoutBrackets(printed).trim();
  if (name === '' || name.startsWith('??')) return {};
  // Swift writes dots: `Cart.take(_:)`.
  const dot = /^[A-Z]\w*(?:\.\w+)+$/.test(name) ? name.lastIndexOf('.') : -1;
  if (dot > 0) return { module: name.slice(0, dot), function: name.slice(dot + 1) };
  const cut = name.lastIndexOf('::');
  return cut <= 0 ? { function: name } : { module: name.slice(0, cut), function: name.slice(cut + 2) };
}

/** Drops what stands in round and angle brackets. Operators keep theirs. */
function withoutBrackets(printed: string): string {
  if (/operator\s*[<>(]/.test(printed)) return printed.slice(0, 300);
  let depth = 0;
  let kept = '';
  for (const character of printed.slice(0, 2000)) {
    if (character === '<' || character === '(') depth += 1;
    else if (character === '>' || character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += character;
  }
  return kept.replace(/\s+(?:const|volatile|\[clone.*)$/, '').replace(/^.*\s(?=\S+$)/, '');
}

/** The plain names in a mangled one: `_ZN4shop4Cart3addEv` is `shop::Cart::add`. What is no such name comes back as it is. */
function demangled(symbol: string): string {
  const start = /^_ZN?K?/.exec(symbol);
  if (start === null) return symbol;
  const parts: string[] = [];
  let at = start[0].length;
  for (
    let match = /^\d{1,3}/.exec(symbol.slice(at, at + 3));
    match !== null;
    match = /^\d{1,3}/.exec(symbol.slice(at, at + 3))
  ) {
    const from = at + match[0].length;
    at = from + Number(match[0]);
    parts.push(symbol.slice(from, at));
    if (!start[0].startsWith('_ZN')) break;
  }
  return parts.length === 0 ? symbol : parts.join('::');
}
