import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { LINE_LAYOUTS } from '../generate/line-layouts.ts';
import type { LineLayout } from '../generate/line-layouts.ts';
import { createStatement, writeMessage } from '../generate/log-statements.ts';
import type { LogStatement } from '../generate/log-statements.ts';
import { createRandom } from '../generate/random.ts';
import type { Random } from '../generate/random.ts';
import { cachedFolder } from './cached-folder.ts';
import type { GeneratedRepository, JourneyStep } from './generated-repository.ts';

/** The logs of some services of which one fails after a deployment. */
export interface IncidentLogs {
  readonly folder: string;
  readonly bytes: number;
  readonly lines: number;
  /** ISO time of the first failure. */
  readonly onset: string;
}

interface ServiceLog {
  readonly service: string;
  readonly share: number;
  readonly layout: number;
}

const START = Date.UTC(2026, 10, 20, 8);
const DURATION_MS = 2 * 3_600_000;
const ONSET_MS = START + 0.7 * DURATION_MS;
const DEPLOYED_BEFORE_MS = 40_000;
const SEED = 20_261_120;
const STATEMENTS = 120;
const BLOCK_CHARACTERS = 1 << 20;
/** Of the lines after the onset, one in so many is the head of a failure. */
const FAILURE_EVERY = 600;

/** A failing service among others, each with a logger of its own. */
function servicesOf(guilty: string): ServiceLog[] {
  return [
    { service: 'gateway', share: 0.4, layout: 10 },
    { service: guilty, share: 0.25, layout: 5 },
    { service: 'identity', share: 0.16, layout: 9 },
    { service: 'ledger-api', share: 0.1, layout: 1 },
    { service: 'mailer', share: 0.06, layout: 2 },
    { service: 'scheduler', share: 0.03, layout: 10 },
  ];
}

/** The service whose code a journey goes through. */
export function serviceOf(journey: readonly JourneyStep[]): string {
  return journey[0]?.path.split('/')[1] ?? '';
}

class LogWriter {
  readonly #file: number;
  #block = '';
  /** Of everything told so far; all of it is ASCII. */
  bytes = 0;
  lines = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  line(text: string): void {
    this.#block += `${text}\n`;
    this.bytes += text.length + 1;
    this.lines += 1;
    if (this.#block.length > BLOCK_CHARACTERS) this.flush();
  }

  flush(): void {
    writeSync(this.#file, this.#block, null, 'latin1');
    this.#block = '';
  }

  close(): void {
    this.flush();
    closeSync(this.#file);
  }
}

interface Telling {
  readonly random: Random;
  readonly journey: readonly JourneyStep[];
  readonly repository: GeneratedRepository;
}

/** What one failure looks like in the log of the service it happens in: each step tells of it, then the trace. */
function failureLines(about: Telling, tell: (message: string) => string): string[] {
  const { random, journey } = about;
  const id = String(random.below(1_000_000));
  const told = journey.toReversed().map((step) => tell(step.template.replace('<*>', id)));
  const frames = journey.toReversed().map((step, depth) => {
    return `    at ${depth === 0 ? '' : 'async '}${step.function} (/srv/app/${step.path}:${step.line}:9)`;
  });
  const error = `Error: no ${journey.at(-1)?.function ?? ''} answers`;
  return [...told, tell(`request ${id} failed: ${error}`), error, ...frames];
}

function writeServiceLog(
  log: ServiceLog,
  to: Telling & { readonly folder: string; readonly bytes: number },
): LogWriter {
  const { random, journey, repository } = to;
  const guilty = serviceOf(journey);
  const writer = new LogWriter(join(to.folder, `${log.service}.log`));
  const layout: LineLayout = LINE_LAYOUTS[log.layout] ?? (({ message }) => message);
  const component = log.service;
  const statements: LogStatement[] = Array.from({ length: STATEMENTS }, () => {
    const made = createStatement(random);
    return { ...made, level: made.level === 'error' ? 'info' : made.level };
  });
  const wanted = to.bytes * log.share;
  let deployed = log.service !== guilty;
  while (writer.bytes < wanted) {
    const timeMs = Math.floor(START + (writer.bytes / wanted) * DURATION_MS);
    const tell =
      (level: 'error' | 'info') =>
      (message: string): string =>
        layout({ timeMs, level, component, message, random });
    if (!deployed && timeMs >= ONSET_MS - DEPLOYED_BEFORE_MS) {
      writer.line(tell('info')(`deployed ${repository.head} (was ${repository.previous})`));
      deployed = true;
    }
    const failing = timeMs >= ONSET_MS && random.below(FAILURE_EVERY) === 0;
    if (failing && log.service === guilty) for (const text of failureLines(to, tell('error'))) writer.line(text);
    else if (failing && log.share > 0.2) writer.line(tell('error')(`upstream http://${guilty}:8080 answered 500`));
    else {
      const chosen = statements[Math.min(random.below(STATEMENTS), random.below(STATEMENTS))];
      if (chosen === undefined) continue;
      const message = writeMessage(chosen, random, false);
      writer.line(layout({ timeMs, level: chosen.level, component, message, random }));
    }
  }
  writer.close();
  return writer;
}

/** Logs of about so many bytes in which the first journey of a repository fails, from the cache or written there first. */
export async function cachedIncidentLogs(repository: GeneratedRepository, bytes: number): Promise<IncidentLogs> {
  const journey = repository.journeys[0] ?? [];
  const name = `logs-${repository.head.slice(0, 12)}-${bytes}`;
  const { folder, facts } = await cachedFolder(name, (to) => {
    const random = createRandom(SEED);
    const written = servicesOf(serviceOf(journey)).map((log) =>
      writeServiceLog(log, { random, journey, repository, folder: to, bytes }),
    );
    const sum = (of: (log: LogWriter) => number): number => written.reduce((total, log) => total + of(log), 0);
    const facts = { bytes: sum((log) => log.bytes), lines: sum((log) => log.lines) };
    return Promise.resolve({ ...facts, onset: new Date(ONSET_MS).toISOString() });
  });
  return { folder, ...facts };
}
