/** `[object] (Type(code: 0): message at /a.php:12)` of Monolog. */
const OBJECT = /\[object\] \(([A-Z\\][\w\\]*)\(code: \w+\): (.*?) at (\S[^:]*):(\d+)\)/;
/** An error that is no exception, or one whose calls nobody printed. */
const FATAL: readonly RegExp[] = [
  /\bPHP ((?:Recoverable fatal|Catchable fatal|Fatal|Parse) error):\s{1,4}(?!Uncaught)(.{0,1000}) in (\S{1,400}) on line (\d+)/,
  /(?:^|\s)((?:Fatal|Parse) error):\s{1,4}(?!Uncaught)(.{0,1000}) in (\S{1,400}\.php) on line (\d+)/,
  /Uncaught PHP Exception ([A-Z\\][\w\\]{0,300}): "(.{0,1000})" at (\S{1,400}) line (\d+)/,
  /Uncaught ([A-Z\\][\w\\]{0,300}): (.{0,1000}) in (\S{1,400}):(\d+)$/,
];

/** What a record of PHP says of an error and its place, with or without calls below it. */
export function phpPlace(line: string): { type: string; message: string; file: string; number: number } | undefined {
  if (!/\[object\]|(?:Fatal|fatal) error|Parse error|Uncaught /.test(line)) return undefined;
  const object = OBJECT.exec(line)?.slice(1);
  const fatal = FATAL.map((form) => form.exec(line)).find((match) => match !== null);
  const [type, message = '', file, number] = object ?? fatal?.slice(1) ?? [];
  if (type === undefined || file === undefined) return undefined;
  return { type: type.replaceAll('\\\\', '\\'), message, file, number: Number(number) };
}
