import type { Random } from '../../bench/generate/random.ts';
import { traceText } from './trace-text.ts';

const WORDS = [
  'order',
  'payment',
  'refused',
  'timeout',
  'user',
  'pool',
  'exhausted',
  'connect',
  'ECONNREFUSED',
  'cart',
  'OOM',
  'killed',
  'deploy',
  'v1.2.3',
  'retry',
  'took',
  '12ms',
  'id=42',
  '10.0.0.1:80',
  'null',
  'undefined',
  'disk',
  'full',
] as const;
const LEVELS = ['INFO', 'WARN', 'ERROR', 'FATAL', 'DEBUG', 'error', 'notice'] as const;
const SERVICES = ['checkout', 'payments', 'cart-1', 'db_postgres', 'constructor', '__proto__'] as const;
const START = Date.UTC(2026, 0, 9, 10);

type Line = (parts: {
  readonly time: Date;
  readonly level: string;
  readonly service: string;
  readonly text: string;
}) => string;

const FORMS: readonly Line[] = [
  ({ time, level, service, text }) => `${time.toISOString()} ${level} [${service}] ${text}`,
  ({ time, level, service, text }) => JSON.stringify({ time: time.toISOString(), level, service, msg: text }),
  ({ time, level, text }) =>
    JSON.stringify({
      level: level === 'INFO' ? 30 : 50,
      time: time.getTime(),
      pid: 1,
      err: { stack: text },
      msg: text,
    }),
  ({ time, level, service, text }) => `ts=${time.toISOString()} level=${level} service=${service} msg="${text}"`,
  ({ service, text }) => `<165>Jan  9 10:00:00 host ${service}[12]: ${text}`,
  ({ time, text }) =>
    `10.0.0.1 - - [09/Jan/2026:10:00:${String(time.getSeconds()).padStart(2, '0')} +0000] "GET /${text} HTTP/1.1" 500 12`,
  ({ time, level, text }) =>
    `${time.toISOString().slice(0, 19).replace('T', ' ')},123 ${level} [main] com.shop.Cart - ${text}`,
  ({ text }) => `E0109 10:00:00.123456       1 cart.go:12] ${text}`,
  ({ time, text }) => `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC [12] ERROR:  ${text}`,
  ({ time, text }) => JSON.stringify({ log: `${text}\n`, stream: 'stderr', time: time.toISOString() }),
  ({ service, text }) => `${service}-1  | ${text}`,
  ({ time, text }) => `${time.toISOString()} stderr F ${text}`,
  ({ text }) => text,
];

function message(random: Random): string {
  return Array.from({ length: 1 + random.below(9) }, () => random.pick(WORDS)).join(' ');
}

/** A log in one of the formats in use, or in several; its clock runs on, stands, jumps or runs backwards. */
export function logText(random: Random, lines: number): string {
  const forms = random.below(3) === 0 ? FORMS : [random.pick(FORMS)];
  const step = random.pick([1000, 0, 1, 60_000, -1000, 86_400_000 * 400]);
  const written: string[] = [];
  for (let line = 0; line < lines; line += 1) {
    const time = new Date(START + line * step + random.below(500));
    const text = random.below(25) === 0 ? traceText(random) : message(random);
    written.push(random.pick(forms)({ time, level: random.pick(LEVELS), service: random.pick(SERVICES), text }));
  }
  return written.join('\n');
}

/** A log that is large in one way: a line of megabytes, a template a line, or many lines that are all alike. */
export function largeLog(random: Random, bytes: number): string {
  const kind = random.below(4);
  if (kind === 0)
    return `${logText(random, 3)}\n${random.pick(['(a[b{c=', 'x', '"\\', ' at f (/a.js:1:1)', '🙂', '1'])}`.padEnd(
      bytes,
      random.pick(['(a[b{c=', 'x', '"\\', ' ', '9.']),
    );
  if (kind === 1) {
    const novel = (line: number): string =>
      Array.from({ length: 4 }, (_, place) =>
        (random.below(0x7fffffff) + line + place).toString(36).replaceAll(/\d/g, 'q'),
      ).join(' ');
    return Array.from({ length: Math.floor(bytes / 32) }, (_, line) => novel(line)).join('\n');
  }
  const part = logText(random, 200);
  return kind === 2 ? `${part}\n`.repeat(Math.ceil(bytes / part.length)) : '\n'.repeat(Math.floor(bytes / 4)) + part;
}
