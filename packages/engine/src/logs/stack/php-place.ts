/** `[object] (Type(code: 0): message at /a.php:12)` of Monolog. */
const OBJECT = /\[object\] \(([A-Z\\][\w\\]*)\(code: \w+\): (.*?) at (\S[^:]*):(\d+)\)/;
/** An error that is no exception, or one whose calls nobody printed. */
const FATAL =
  /(?:^|\s)PHP (Fatal error|Parse error|Recoverable fatal error|Catchable fatal error):\s+(?!Uncaught)(.*) in (\S.*?) on line (\d+)|(?:^|\s)(Fatal error|Parse error):\s+(?!Uncaught)(.*) in (\S.*\.php) on line (\d+)|Uncaught PHP Exception ([A-Z\\][\w\\]*): "(.*)" at (\S.*?) line (\d+)|Uncaught ([A-Z\\][\w\\]*): (.*) in (\S.*?):(\d+)$/;

/** What a record of PHP says of an error and its place, with or without calls below it. */
export function phpPlace(line: string): { type: string; message: string; file: string; number: number } | undefined {
  const object = OBJECT.exec(line)?.slice(1);
  const fatal = FATAL.exec(line)?.slice(1).filter((group) => group !== undefined);
  const [type, message = '', file, number] = object ?? fatal ?? [];
  if (type === undefined || file === undefined) return undefined;
  return { type: type.replaceAll('\\\\', '\\'), message, file, number: Number(number) };
}
