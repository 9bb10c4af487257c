/** `web-1  | ` of compose and what copies its form, at the start of a line. */
const PREFIX = /^[A-Za-z0-9][\w.@-]{0,80} {0,40}\| /;
const LEAST = 3;
const MOST = 2_000;

/**
 * The lines of a log with a prefix before each that were copied into one: the prefix stands again wherever a line began. Undefined for a
 * line that is one.
 */
export function splitAtRepeatedPrefix(line: string): string[] | undefined {
  const prefix = PREFIX.exec(line.slice(0, 130))?.[0];
  if (prefix === undefined) return undefined;
  const sign = prefix.trimEnd();
  const starts: number[] = [];
  for (let at = line.indexOf(sign); at !== -1 && starts.length < MOST; at = line.indexOf(sign, at + sign.length)) {
    if (at === 0 || line[at - 1] === ' ') starts.push(at);
  }
  return starts.length < LEAST ? undefined : starts.map((start, place) => line.slice(start, starts[place + 1]).trimEnd());
}
