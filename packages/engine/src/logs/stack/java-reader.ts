import {
  type DraftException,
  draftException,
  type DraftTrace,
  type RawFrame,
  type TraceReader,
} from './stack-trace.ts';
import { headerBefore, joinMessage, parseHeaderLine } from './trace-header.ts';
import { indentOf } from './indent-of.ts';

// `at java.base/java.lang.Thread.run(Thread.java:829) ~[?:?]`; class loader and module names end in `/`.
const FRAME = /^\s*at (?:[\w.@+-]*\/)*([\w$.<>-]+)\.([\w$<>-]+)\(([^()]*)\)(?: ~?\[.*\])?$/;
/** Tomcat's page prints no word before its frames; a place in a source file is enough to know them by. */
const PAGE_FRAME = /^\s*((?:[\w$-]+\.)+[\w$<>-]+)\.([\w$<>-]+)\(([\w$-]+\.(?:java|kt|scala|groovy|clj):\d+)\)$/;
/** Names of tests may be sentences: `at com.shop.CartTest.adds an item(CartTest.kt:12)`. */
const SENTENCE_FRAME = /^\s*at ((?:[\w$-]+\.)+[\w$<>-]+)\.([^().]{1,200})\(([\w$-]+\.(?:kt|groovy|scala):\d+)\)$/;
/** Marks that coroutines put between the calls of one and of the one that waits for it. */
const BOUNDARY = /^\s*(?:at )?(?:_COROUTINE\._(?:BOUNDARY|CREATION)\._|\(Coroutine (?:boundary|creation))/;
const LOCATION = /^([^:]+\.\w+)(?::(-?\d+))?$/;
const UNKNOWN_LOCATION = /^(?:Native Method|Unknown Source|<generated>|.+\.(?:java|kt|kts|scala|groovy|clj))$/;
const CAPTION = /^(\s*)(Caused by|Suppressed|Wrapped by): (.*)$/;
const ELISION = /^\s*\.\.\. (?:\d+ (?:more|common frames omitted|frames excluded|frames truncated)|truncated)/;
/** Lines of other threads that may stand between two frames before the trace counts as ended. */
const GAP = 2;

/** Reads one frame of a JVM trace, or says that the line is none. */
function parseJavaFrame(line: string): RawFrame | undefined {
  const match = FRAME.exec(line) ?? PAGE_FRAME.exec(line) ?? SENTENCE_FRAME.exec(line);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const place = match[3] ?? '';
  const location = LOCATION.exec(place);
  if (location === null && !UNKNOWN_LOCATION.test(place)) return undefined;
  const number = Number(location?.[2] ?? Number.NaN);
  return {
    raw: line.trim(),
    module: match[1],
    function: match[2],
    ...(location?.[1] === undefined ? {} : { file: location[1] }),
    ...(number > 0 ? { line: number } : {}),
  };
}

interface Open {
  readonly exception: DraftException;
  readonly indent: number;
  readonly parent: DraftException | undefined;
}

/** Traces of the JVM (Java, Kotlin, Scala, Groovy) with causes, suppressed ones and elided frames. */
export const javaReader: TraceReader = { runtime: 'java', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const firstFrame = parseJavaFrame(lines[position.index] ?? '');
  if (firstFrame === undefined) return undefined;
  const header = headerBefore(lines, position);
  const raised = draftException('raised', header.type, header.message);
  const open: Open[] = [{ exception: raised, indent: 0, parent: undefined }];
  let rootFirst = false;
  let end = position.index;
  let at = position.index;
  let gap = 0;
  for (; at < lines.length && gap <= GAP; at += 1) {
    const line = lines[at] ?? '';
    const frame = parseJavaFrame(line);
    const current = open.at(-1);
    if (current === undefined) break;
    if (frame !== undefined) {
      if (!BOUNDARY.test(line)) current.exception.frames.push(frame);
    } else if (CAPTION.test(line)) rootFirst = openCaption(line, open) || rootFirst;
    else if (current.exception.frames.length === 0) {
      current.exception.message = joinMessage(current.exception.message, [line]);
    } else if (!ELISION.test(line) && !BOUNDARY.test(line)) {
      gap = startsOther(line) ? GAP + 1 : gap + 1;
      continue;
    }
    gap = 0;
    end = at + 1;
  }
  return { runtime: 'java', first: header.first, end, raised: rootFirst ? reverseWrapping(open) : raised };
}

/** A line that names an error without being indented opens a trace of its own. */
function startsOther(line: string): boolean {
  return line.trim() === '' || (indentOf(line) === 0 && parseHeaderLine(line) !== undefined);
}

/** Adds the exception of a caption below the one it belongs to. Returns true for logback's root-cause-first form. */
function openCaption(line: string, open: Open[]): boolean {
  const match = CAPTION.exec(line);
  const kind = match?.[2];
  const header = parseHeaderLine(match?.[3] ?? '') ?? { type: '', message: match?.[3] ?? '' };
  const indent = indentOf(line);
  const suppressed = kind === 'Suppressed';
  const parent = open.findLast((entry) => (suppressed ? entry.indent < indent : entry.indent <= indent)) ?? open[0];
  const exception = draftException(suppressed ? 'suppressed' : 'cause', header.type, header.message);
  parent?.exception.causes.push(exception);
  open.push({ exception, indent, parent: parent?.exception });
  return kind === 'Wrapped by';
}

/** `Wrapped by` lists the cause first and the thrown exception last: turn the chain round. */
function reverseWrapping(open: readonly Open[]): DraftException {
  const chain = open.map((entry) => ({ ...entry.exception, role: 'cause' as const, causes: [] as DraftException[] }));
  const raised = chain.reduce((cause, wrapper) => ({ ...wrapper, causes: [cause] }));
  return { ...raised, role: 'raised' };
}
