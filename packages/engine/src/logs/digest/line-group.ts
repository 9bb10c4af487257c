import type { LogLine } from './log-line.ts';

/** Lines of one writer that say the same but for numbers, ids and addresses, in order. */
export interface LineGroup {
  readonly key: string;
  readonly service: string | null;
  readonly lines: readonly [LogLine, ...LogLine[]];
}

const VARYING = /\b[0-9a-f]{8,64}\b|0x[0-9a-f]{1,16}|\d{1,20}/gi;
const MOST_CHARACTERS = 400;

/** What is equal in all lines of a group. */
function signatureOf(message: string): string {
  return message.slice(0, MOST_CHARACTERS).replace(VARYING, '#');
}

/** Groups lines by writer and signature, in order of their first line. */
export function groupLines(lines: readonly LogLine[]): LineGroup[] {
  const groups = new Map<string, [LogLine, ...LogLine[]]>();
  for (const line of lines) {
    if (line.message === '') continue;
    const key = `${line.service ?? ''}\0${line.file}\0${signatureOf(line.message)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...groups].map(([key, members]) => ({ key, service: members[0].service, lines: members }));
}
