import { callSites } from './call-sites.ts';
import { draftException, type DraftTrace, type RawFrame, type TraceReader } from './stack-trace.ts';

const OPENING = /^(.*?)\s*(?:CallStack \(from HasCallStack\):|HasCallStack backtrace:)\s*$/;
const FRAME = /^\s*(\S+), called at ([^\s:]+):(\d+):(\d+) in ([^\s:]+):([\w.']+)$/;
const LOOK_BACK = 12;

/** Call stacks of Haskell. */
export const haskellReader: TraceReader = { runtime: 'haskell', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const { index } = position;
  const line = lines[index] ?? '';
  const opening = line.includes('HasCallStack') ? OPENING.exec(line) : null;
  if (opening === null) return undefined;
  const calls: RawFrame[] = [];
  for (
    let match = FRAME.exec(lines[index + 1] ?? '');
    match !== null;
    match = FRAME.exec(lines[index + 1 + calls.length] ?? '')
  ) {
    const [raw, name = '', file = '', line, column, , module = ''] = match;
    calls.push({ raw: raw.trim(), function: name, module, file, line: Number(line), column: Number(column) });
  }
  const [thrown, ...callers] = calls;
  if (thrown === undefined) return undefined;
  const { first, type, message } = messageAbove(lines, { ...position, same: opening[1] ?? '' });
  const raised = draftException('raised', type ?? thrown.function ?? 'error', message);
  // Each line names the function that is called and where: the line is in its caller.
  raised.frames.push(
    ...callSites(thrown, callers).map((frame, place) => ({ ...frame, module: calls[place]?.module ?? '' })),
  );
  return { runtime: 'haskell', first, end: index + 1 + calls.length, raised };
}

function messageAbove(
  lines: readonly string[],
  place: { index: number; floor: number; same: string },
): { first: number; type?: string; message: string } {
  if (place.same !== '') return { first: place.index, message: withoutProgram(place.same) };
  let first = place.index;
  for (let at = place.index - 1; at >= Math.max(place.floor, place.index - LOOK_BACK); at -= 1) {
    const line = lines[at] ?? '';
    const uncaught = /Uncaught exception \S*?:?([\w.]+):\s*$/.exec(line);
    if (uncaught?.[1] !== undefined) {
      const type = uncaught[1].split('.').at(-1) ?? uncaught[1];
      return {
        first: at,
        type,
        message: lines
          .slice(at + 1, place.index)
          .join('\n')
          .trim(),
      };
    }
    if (
      line.trim() === '' &&
      first !== place.index &&
      !lines.slice(Math.max(place.floor, at - 3), at).some((text) => text.includes('Uncaught'))
    )
      break;
    if (line.trim() !== '') first = at;
    if (/^[\w.-]+: /.test(line)) break;
  }
  return { first, message: withoutProgram(lines.slice(first, place.index).join('\n').trim()) };
}

/** The program's name stands before what it says. */
function withoutProgram(text: string): string {
  return text.replace(/^[\w.-]{1,60}: /, '');
}
