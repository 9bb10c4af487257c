import { draftException, type DraftTrace, type RawFrame, type TraceReader } from './stack-trace.ts';

/** `src/cart.py:12: in add` and, last, `src/stock.py:3: KeyError`. */
const FRAME = /^((?:[A-Za-z]:)?[^\s:]+\.py):(\d+): ?(?:in (\S+)|([A-Za-z_][\w.]*))?$/;
const RAISED =
  /^E {2,}((?:[A-Za-z_]\w*\.)*\w*(?:Error|Exception|Warning|Exit|Interrupt|Failed|Timeout)|[A-Z]\w+): (.*)$|^E {2,}(assert .*)$/;
/** The head of the next test or of a part of the report. */
const HEAD = /^[_=]{4}.*[_=]{4}$/;
const MOST_LINES = 400;
/** Lines of source between two frames. */
const BETWEEN = 60;

/** What pytest prints of a failed test: frames with source between them, and the error in lines that begin with E. */
export const pytestReader: TraceReader = { runtime: 'python', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  if (!FRAME.test(lines[position.index] ?? '')) return undefined;
  const frames: RawFrame[] = [];
  const exception = draftException('raised', '', '');
  let end = position.index;
  const furthest = Math.min(lines.length, position.index + MOST_LINES);
  for (let at = position.index; at < furthest && at - end <= BETWEEN && !HEAD.test(lines[at] ?? ''); at += 1) {
    const line = lines[at] ?? '';
    const raised = exception.type === '' ? RAISED.exec(line) : null;
    if (raised !== null) {
      exception.type = raised[1] ?? 'AssertionError';
      exception.message = raised[2] ?? raised[3] ?? '';
      end = at + 1;
    }
    const frame = FRAME.exec(line);
    if (frame?.[1] === undefined) continue;
    const name = frame[3] === undefined || frame[3] === '<module>' ? {} : { function: frame[3] };
    frames.push({ raw: line.trim(), file: frame[1], line: Number(frame[2]), ...name });
    end = at + 1;
  }
  if (exception.type === '') return undefined;
  // The place of the error is told twice: with its function, and with the error's name.
  const told = frames.filter((frame, place) => frame.function !== undefined || frames[place - 1]?.line !== frame.line);
  exception.frames.push(...told.toReversed());
  return { runtime: 'python', first: position.index, end, raised: exception };
}
