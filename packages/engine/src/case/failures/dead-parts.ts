import type { Death } from '../../logs/digest/deaths.ts';
import { lastWords } from '../../logs/digest/deaths.ts';
import { groupLines } from '../../logs/digest/line-group.ts';
import type { LineGroup } from '../../logs/digest/line-group.ts';
import type { LogLine } from '../../logs/digest/log-line.ts';

/** A part that died, by what the lines of logs say. */
export interface DeadPart {
  /** Null where no line says who it was. */
  readonly service: string | null;
  /** Of its last death whose line tells it. */
  readonly code: number | null;
  readonly signal: string | null;
  readonly count: number;
  /** Where the last death is told of. */
  readonly told: LineGroup;
  /** What it wrote before its last death: its last complaint, else its very last line. */
  readonly words: LineGroup | null;
}

const MOST_DEAD = 6;
const COMPLAINTS: ReadonlySet<LogLine['severity']> = new Set(['warn', 'error', 'fatal']);
/** A signal that a result of systemd stands for; `exit-code` says less than the code does. */
const SIGNAL = /^(?!exit-code$)[\w-]{2,40}$/;

const alone = (line: LogLine): LineGroup => ({
  key: `${line.file}:${line.line}`,
  service: line.service,
  lines: [line],
});

function wordsBefore(lines: readonly LogLine[], death: Death): LineGroup | null {
  const words = [...lastWords(lines, [death])].filter(([line]) => !line.continues);
  const complaints = words.filter(([{ severity }]) => COMPLAINTS.has(severity));
  const [last] = (complaints.length > 0 ? complaints : words).toSorted(([, one], [, other]) => one - other);
  return last === undefined ? null : alone(last[0]);
}

function deadPart(lines: readonly LogLine[], deaths: readonly [Death, ...Death[]]): DeadPart {
  const last = deaths.findLast(({ code }) => code !== null) ?? deaths.at(-1) ?? deaths[0];
  const [signal = null] = [last, ...deaths.toReversed()].flatMap((death) =>
    death.signal !== null && SIGNAL.test(death.signal) ? [death.signal] : [],
  );
  // Several lines may tell of one death; each form of line tells of each death once.
  const forms = groupLines(deaths.map(({ line }) => line));
  return {
    service: last.service,
    code: last.code,
    signal,
    count: Math.max(...forms.map((group) => group.lines.length)),
    told: alone(last.line),
    words: wordsBefore(lines, last),
  };
}

/** Who died, with which code, how often, and what it wrote last; in order of the first death. */
export function deadParts(lines: readonly LogLine[], deaths: readonly Death[]): DeadPart[] {
  const byPart = Map.groupBy(deaths, ({ service }) => service?.toLowerCase() ?? '');
  return [...byPart.values()].slice(0, MOST_DEAD).flatMap(([first, ...others]) => {
    return first === undefined ? [] : [deadPart(lines, [first, ...others])];
  });
}
