import { frameStart, namesError } from './frame-forms.ts';
import { hasTraceHint } from './trace-hint.ts';
import type { TextLine } from './text-line.ts';

const LONGEST = 300;
const MOST_HEADERS = 20;
/** A line that has nothing before its frame. */
const FRAME_FIRST = /^\s*(?:at |File "|#\d|from )/;
/** Lines of one trace with the same header stand no further apart. */
const NEAR = 8;

/**
 * Takes off the header that a logger wrote before each line of a trace. It is known by standing before several frames in the same words,
 * numbers apart, and is then taken off the lines around them as well.
 */
export function stripRepeatedHeaders(lines: readonly TextLine[]): readonly TextLine[] {
  const headers = repeatedHeaders(lines);
  if (headers.length === 0) return lines;
  return lines.map((line) => {
    for (const header of headers) {
      const length = lengthOfHeader(line.text, header);
      if (length > 0) return { ...line, text: line.text.slice(line.text[length] === ' ' ? length + 1 : length) };
    }
    return line;
  });
}

function repeatedHeaders(lines: readonly TextLine[]): string[] {
  const seen = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [place, { text }] of lines.entries()) {
    if (FRAME_FIRST.test(text) || !hasTraceHint(text)) continue;
    const start = frameStart(text.slice(0, 2 * LONGEST));
    if (start <= 0 || start > LONGEST) continue;
    const header = text.slice(0, start).replace(/[\s|]{1,60}$/, '');
    if (header.trim() === '' || /^[\s+<>|-]*$/.test(header) || namesError(header)) continue;
    const shape = shapeOf(header);
    const before = seen.get(shape);
    seen.set(shape, place);
    if (before !== undefined && place - before <= NEAR && repeated.size < MOST_HEADERS) repeated.add(shape);
  }
  return [...repeated].toSorted((a, b) => b.length - a.length);
}

function shapeOf(header: string): string {
  return header.replace(/\d+/g, '0');
}

/** How long the header is that the line begins with; 0 when it begins with another. */
function lengthOfHeader(text: string, shape: string): number {
  let at = 0;
  for (const character of shape) {
    if (character === '0') {
      const from = at;
      while (text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) at += 1;
      if (at === from) return 0;
    } else if (text.startsWith(character, at)) at += character.length;
    else return 0;
  }
  return at;
}
