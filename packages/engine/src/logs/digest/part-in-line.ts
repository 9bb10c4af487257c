import { severityOfWord } from '../lines/severity.ts';

const NAME = String.raw`(?<part>[a-z][a-z\d]{1,30}(?:[-_][a-z\d]{1,30}){0,5})`;
/** What stands right before the message: `billing:`, `[billing]`, `billing -`, `billing[812]:`. */
const BEFORE_MESSAGE = new RegExp(String.raw`(?:^|[\s[(|])${NAME}(?:\[\d{1,8}\])?(?:\]:?|\):?|:| -| \|)\s{0,8}$`);
/** What opens a line without a head: `[billing] text`. */
const OPENS = new RegExp(String.raw`^\[${NAME}\]:? `);
/** Names of threads, streams and loggers that every program has. */
const OF_ANY_PROGRAM = new Set(
  'main root default system stdout stderr console log logger logging app application server thread worker process core global internal emerg crit alert err out'.split(
    ' ',
  ),
);

/** The part of the system that a line says it is of, in front of its message; null where it names none. */
export function partInLine(line: string, message: string): string | null {
  const head = message !== '' && line.endsWith(message) ? line.slice(0, line.length - message.length) : '';
  const part = (head === '' ? OPENS.exec(line) : BEFORE_MESSAGE.exec(head.slice(-120)))?.groups?.['part'];
  if (part === undefined || OF_ANY_PROGRAM.has(part) || severityOfWord(part) !== null) return null;
  return part;
}
