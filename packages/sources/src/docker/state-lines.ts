/** Members of a container's state and settings that say what is wrong, where they are not as they should be. */
const TELLING = /^\s{0,40}"(?:OOMKilled|ExitCode|Error|Output|Memory)": (?!false|0\b|""|null)/;
/** What opens and closes an object of the list. */
const OPENS = /^ {0,4}\{\s{0,4}$/;

/**
 * What the output of `docker inspect` tells of each of `count` containers, as lines that stand where they stood, the others empty; empty
 * where the objects are not printed apart.
 */
export function stateLines(lines: readonly string[], count: number): string[][] {
  const begins = lines.flatMap((line, place) => (OPENS.test(line) ? [place] : []));
  const indented = Math.min(...begins.map((place) => (lines[place] ?? '').indexOf('{')));
  const objects = begins.filter((place) => (lines[place] ?? '').indexOf('{') === indented);
  if (objects.length !== count) return [];
  return objects.map((from, place) => {
    const to = objects[place + 1] ?? lines.length;
    return lines.map((line, at) => (at >= from && at < to && TELLING.test(line) ? line.trim() : ''));
  });
}
