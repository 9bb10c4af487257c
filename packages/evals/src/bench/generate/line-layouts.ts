import type { Level } from './log-statements.ts';
import type { Random } from './random.ts';

/** What a logger writes around a message. */
export interface LineParts {
  readonly timeMs: number;
  readonly level: Level;
  readonly component: string;
  readonly message: string;
  readonly random: Random;
}

/** Writes one line without its end. */
export type LineLayout = (parts: LineParts) => string;

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));
const three = (value: number): string => (value < 10 ? `00${value}` : value < 100 ? `0${value}` : String(value));

/** The parts of a time; making them once a second is enough, as a log's lines are close together. */
class Clock {
  #second = Number.NaN;
  #date = new Date(0);
  #iso = '';

  at(timeMs: number): Clock {
    const second = Math.floor(timeMs / 1000);
    if (second === this.#second) return this;
    this.#second = second;
    this.#date = new Date(timeMs);
    this.#iso = this.#date.toISOString();
    return this;
  }

  get day(): string {
    return this.#iso.slice(0, 10);
  }

  get time(): string {
    return this.#iso.slice(11, 19);
  }

  /** `Jan  9`. */
  get month(): string {
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
    return `${months[this.#date.getUTCMonth()] ?? ''} ${String(this.#date.getUTCDate()).padStart(2, ' ')}`;
  }

  get date(): Date {
    return this.#date;
  }
}

const clock = new Clock();
const fraction = (timeMs: number): string => three(timeMs % 1000);
const upper: Readonly<Record<Level, string>> = { error: 'ERROR', warn: 'WARN', info: 'INFO', debug: 'DEBUG' };
const letter: Readonly<Record<Level, string>> = { error: 'E', warn: 'W', info: 'I', debug: 'D' };
const pino: Readonly<Record<Level, number>> = { error: 50, warn: 40, info: 30, debug: 20 };

/** The layouts of widespread loggers. */
export const LINE_LAYOUTS: readonly LineLayout[] = [
  // log4j and logback
  ({ timeMs, level, component, message, random }) => {
    const { day, time } = clock.at(timeMs);
    return `${day} ${time},${fraction(timeMs)} ${upper[level]} [worker-${random.below(16)}] org.example.shop.${component}: ${message}`;
  },
  // Spring Boot
  ({ timeMs, level, component, message, random }) => {
    const { day, time } = clock.at(timeMs);
    return `${day} ${time}.${fraction(timeMs)} ${upper[level].padStart(5)} 1 --- [nio-8080-exec-${random.below(10)}] c.e.shop.${component} : ${message}`;
  },
  // Python logging
  ({ timeMs, level, component, message }) => {
    const { day, time } = clock.at(timeMs);
    return `${day} ${time},${fraction(timeMs)} - ${component.toLowerCase()} - ${upper[level]} - ${message}`;
  },
  // syslog (RFC 3164)
  ({ timeMs, component, message, random }) => {
    const { month, time } = clock.at(timeMs);
    return `${month} ${time} host-${random.below(8)} ${component.toLowerCase()}[${random.below(30_000)}]: ${message}`;
  },
  // klog
  ({ timeMs, level, component, message, random }) => {
    const { date, time } = clock.at(timeMs);
    return `${letter[level]}${two(date.getUTCMonth() + 1)}${two(date.getUTCDate())} ${time}.${fraction(timeMs)}${three(random.below(1000))} ${String(random.below(9999)).padStart(7)} ${component.toLowerCase()}.go:${100 + component.length * 7}] ${message}`;
  },
  // an RFC 3339 time and a level
  ({ timeMs, level, message }) => {
    const { day, time } = clock.at(timeMs);
    return `${day}T${time}.${fraction(timeMs)}Z ${upper[level]} ${message}`;
  },
  // Apache's error log
  ({ timeMs, level, component, message, random }) => {
    const { date, time, month } = clock.at(timeMs);
    const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][date.getUTCDay()] ?? '';
    return `[${weekday} ${month.replace('  ', ' 0')} ${time}.${fraction(timeMs)}000 ${date.getUTCFullYear()}] [${component.toLowerCase()}:${level === 'warn' ? 'warn' : level}] [pid ${random.below(30_000)}:tid ${random.below(1_000_000)}] ${message}`;
  },
  // a short date, as Hadoop and Spark write it
  ({ timeMs, level, component, message }) => {
    const { day, time } = clock.at(timeMs);
    return `${day.slice(2, 4)}/${day.slice(5, 7)}/${day.slice(8, 10)} ${time} ${upper[level]} store.${component}: ${message}`;
  },
  // Android (cspell:ignore logcat)
  ({ timeMs, level, component, message, random }) => {
    const { day, time } = clock.at(timeMs);
    return `${day.slice(5)} ${time}.${fraction(timeMs)} ${String(random.below(9000)).padStart(5)} ${String(random.below(9000)).padStart(5)} ${letter[level]} ${component}: ${message}`;
  },
  // logfmt
  ({ timeMs, level, component, message }) => {
    const { day, time } = clock.at(timeMs);
    return `time=${day}T${time}.${fraction(timeMs)}Z level=${level} service=${component.toLowerCase()} msg="${message}"`;
  },
  // pino
  ({ timeMs, level, component, message, random }) =>
    `{"level":${pino[level]},"time":${timeMs},"pid":${random.below(30_000)},"name":"${component.toLowerCase()}","msg":"${message}"}`,
];
