/** How many collectors may have written before each other: compose before syslog before a time. */
const MOST_PREFIXES = 5;

interface Prefix {
  readonly form: RegExp;
  /** The group of the form that names who wrote the line. */
  readonly stream?: number;
}

const PREFIXES: readonly Prefix[] = [
  // `web-1  | ` of docker compose, `web.1.x@host    | ` of docker services, `0|app  | ` of pm2, `10:14:02 web.1   | ` of foreman
  { form: /^(?:\d\d:\d\d:\d\d )?((?:\d{1,3}\|)?[A-Za-z0-9][\w.-]{0,80}(?:@[\w.-]{1,60})?) {0,40}\| ?/, stream: 1 },
  // `[pod/web-7d4b/web] ` of kubectl, `web-7d4b[web]: ` of kail
  { form: /^\[((?:pod|deployment|service|job)\/[^\]\s]{1,200})\] /, stream: 1 },
  { form: /^([a-z0-9-]{1,60}\/[a-z0-9.-]{1,80}\[[a-z0-9-]{1,60}\]): /, stream: 1 },
  // `2024-11-20T10:14:02.1Z stderr F ` of the container runtime interface
  { form: /^\d{4}-\d\d-\d\dT\S{8,26} (?:stdout|stderr) [FP] / },
  // `<34>1 2024-11-20T10:14:02Z host app 123 ID47 - ` of syslog
  {
    form: /^<\d{1,3}>1 \S{1,40} (\S{1,80} \S{1,60} \S{1,20}) \S{1,40} (?:-|\[[^\]\n]{1,400}\]) ?/,
    stream: 1,
  },
  // `Nov 20 10:14:02 host app[123]: ` of syslog and journald, also with ISO times
  {
    form: new RegExp(
      String.raw`^(?:<\d{1,3}>)?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,6})? (?!Caused by|[Ss]tack )([\w.:-]{1,80} [\w./@-]{1,60}(?:\[[\w.]{1,20}\])?): ?`,
    ),
    stream: 1,
  },
  // `2024-11-20T10:14:02+00:00 app[web.1]: ` of platforms
  {
    form: new RegExp(String.raw`^\d{4}-\d\d-\d\dT\S{8,26} ((?:[\w.:-]{1,80} )?[\w./@-]{1,60}\[[\w.-]{1,40}\]): ?`),
    stream: 1,
  },
  // `11-20 10:14:02.123  1234  1234 E AndroidRuntime: ` and `E/flutter ( 1234): ` of Android
  {
    form: /^\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} {1,6}(\d{1,6}) {1,6}\d{1,6} [VDIWEF] ([\w./:-]{1,60}?) {0,30}: ?/,
    stream: 1,
  },
  {
    form: /^(?:\d\d-\d\d )?(?:\d\d:\d\d:\d\d\.\d{3}[: ] ?)?([VDIWEF]\/[\w./-]{1,60} {0,12}\( {0,5}\d{1,6}\)): ?/,
    stream: 1,
  },
  // `[web] ` and `[0] ` of tools that run several programs
  { form: /^(\[(?:\d{1,2}|[a-z][\w-]{0,30}(?::[\w-]{1,30})?)\]) (?!\()/, stream: 1 },
  // `npm ERR! `, `stderr: `, `flutter: `, `web:dev: `
  { form: /^(?:npm (?:ERR!|error)|stderr:|flutter:|[\w@/-]{1,40}:(?:dev|start|build|test|serve):) ?/ },
];

/** Brackets with a meaning of their own in traces. */
const OWN_BRACKETS = /^\[(?:cause|errors|stacktrace|previous|object|internal|native|ra|async|inlined|signal)\b/;

/** The line without what collectors wrote before it, and who wrote it. A line that has no such prefix comes back as it is. */
export function stripCollectorPrefix(line: string): { readonly text: string; readonly stream?: string } {
  let text = line;
  let stream = '';
  for (let count = 0; count < MOST_PREFIXES; count += 1) {
    if (OWN_BRACKETS.test(text)) break;
    const found = firstPrefix(text);
    if (found === undefined) break;
    text = text.slice(found.length);
    if (found.stream !== '') stream = stream === '' ? found.stream : `${stream} ${found.stream}`;
  }
  return stream === '' ? { text } : { text, stream };
}

function firstPrefix(text: string): { length: number; stream: string } | undefined {
  // Frames, blanks and closing braces begin no prefix.
  if (!/^[A-Za-z0-9[<]/.test(text)) return undefined;
  const head = text.slice(0, 600);
  for (const { form, stream } of PREFIXES) {
    const match = form.exec(head);
    if (match !== null && match[0] !== '') {
      return { length: match[0].length, stream: stream === undefined ? '' : (match[stream] ?? '') };
    }
  }
  return undefined;
}
