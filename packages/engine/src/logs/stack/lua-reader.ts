import { draftException, type DraftTrace, type RawFrame, type TraceReader } from './stack-trace.ts';

const OPENING = /^(.*?)\s*\bstack traceback:\s*$/;
const FRAME =
  /^\s*(?:\[C\]|((?:\.{3})?[^\s:()"]+\.luau?|\[string "[^"]*"\]):(\d+)): in (main chunk|\?|(?:(?:function|local|upvalue|method|field|metamethod|global|for iterator) )(?:'([^']*)'|<[^>]*>))/;
const SKIPPED =
  /^\s*(?:coroutine \d+:|\.\.\.|\(\.\.\.tail calls\.\.\.\)|\[C\]: in \?|\.\.\.\s*\(skipping \d+ levels\))\s*$/;
const MESSAGE = /(?:^|: )((?:[A-Za-z]:)?[^\s:()"]+\.luau?|\[string "[^"]*"\]):(\d+): (.*)$/;
const LOOK_BACK = 8;

/** What Lua prints of an error, also within nginx and games. */
export const luaReader: TraceReader = { runtime: 'lua', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const { index, floor } = position;
  const line = lines[index] ?? '';
  const opening = line.includes('stack traceback') ? OPENING.exec(line) : null;
  if (opening === null) return undefined;
  const frames: RawFrame[] = [];
  let end = index + 1;
  for (let at = index + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const frame = frameOf(line);
    if (frame === undefined && !SKIPPED.test(line)) break;
    if (frame?.file !== undefined) frames.push(frame);
    end = at + 1;
  }
  if (frames.length === 0) return undefined;
  const { first, message } = messageAbove(lines, { index, floor, same: opening[1] ?? '' });
  const raised = draftException('raised', 'error', message);
  raised.frames.push(...frames);
  return { runtime: 'lua', first, end, raised };
}

function frameOf(line: string): RawFrame | undefined {
  const match = FRAME.exec(line);
  if (match === null) return undefined;
  const printed = match[4];
  const cut = printed === undefined ? -1 : Math.max(printed.lastIndexOf('.'), printed.lastIndexOf(':'));
  return {
    raw: line.trim(),
    ...(printed === undefined ? {} : { function: printed.slice(cut + 1) }),
    ...(printed === undefined || cut <= 0 ? {} : { module: printed.slice(0, cut) }),
    ...(match[1] === undefined ? {} : { file: match[1], line: Number(match[2]) }),
  };
}

function messageAbove(
  lines: readonly string[],
  place: { index: number; floor: number; same: string },
): { first: number; message: string } {
  if (place.same !== '') return { first: place.index, message: MESSAGE.exec(place.same)?.[3] ?? place.same };
  for (let at = place.index - 1; at >= Math.max(place.floor, place.index - LOOK_BACK); at -= 1) {
    const line = lines[at] ?? '';
    const match = MESSAGE.exec(line);
    if (match?.[3] !== undefined) {
      return { first: at, message: [match[3], ...lines.slice(at + 1, place.index)].join('\n').trim() };
    }
    if (line.trim() === '') break;
  }
  const above = (lines[place.index - 1] ?? '').trim();
  return above === '' || place.index - 1 < place.floor
    ? { first: place.index, message: '' }
    : { first: place.index - 1, message: above };
}
