/** Where in the code something was written: a path or a (shortened) class name as the text gives it, and the line when it tells. */
export interface NamedPlace {
  readonly file: string;
  readonly line: number | null;
}

/** A place stands in the header of a line; further on, the text is the message's, and what looks like a place is data. */
const HEADER_LENGTH = 240;

const LEVEL = '(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|SEVERE|FATAL|CRITICAL)';
/** `path/to/file.ext:12`, as most languages other than Java print callers. */
const FILE_AND_LINE =
  /(?<![\w.-])((?:[\w.@~-]{1,80}\/){0,20}[\w.-]{1,80}\.(?:c|cc|cpp|cs|ex|go|java|js|jsx|kt|lua|mjs|cjs|php|pl|py|rb|rs|scala|swift|ts|tsx)):(\d{1,6})\b/;
/** `package.Class#12` or `package.Class:12`, as Java's logging patterns do. */
const CLASS_AND_LINE = /(?<![\w.])((?:[a-z_]\w{0,40}\.){1,12}[A-Z]\w{0,80})[#:](\d{1,6})\b/;
/** `Class#12` right behind the level. */
const LEVEL_AND_CLASS = new RegExp(`\\b${LEVEL}\\]?\\s{1,10}([A-Z]\\w{1,80})[#:](\\d{1,6})\\b`);
/** A logger named like a class, right behind the level, possibly with the thread or process in between. */
const LOGGER = new RegExp(`\\b${LEVEL}\\]?\\s[^:]{0,60}?\\b((?:[a-z_]\\w{0,40}\\.){1,12}[A-Z]\\w{0,80})\\b`);

/** The place in the code that a log line names in its header, or null. */
export function findNamedPlace(text: string): NamedPlace | null {
  const header = text.slice(0, HEADER_LENGTH);
  const placed = FILE_AND_LINE.exec(header) ?? CLASS_AND_LINE.exec(header) ?? LEVEL_AND_CLASS.exec(header);
  if (placed !== null) return { file: placed[1] ?? '', line: Number(placed[2]) };
  const logger = LOGGER.exec(header);
  return logger === null ? null : { file: logger[1] ?? '', line: null };
}
