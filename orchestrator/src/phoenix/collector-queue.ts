import { COLLECTOR_QUEUE_CHECK as NAME, failed, passed } from '@mats/contracts';
import type { CheckResult } from '@mats/contracts';
import type { HttpClient } from '@mats/service';

const ANSWER_MS = 3_000;
const LOOK_EVERY_MS = 15_000;
/** As the alert CollectorQueueFilling. */
const FULL_SHARE = 0.5;
/** Longer than the longest pause between two tries of the collector, many times over. */
const STUCK_MS = 60_000;

/** What the collector says of its queue. */
interface Reading {
  readonly bytes: number;
  readonly capacity: number;
  readonly sent: number;
}

/** The sum of a metric's samples in the text form of Prometheus; 0 when there is none. */
function sumOf(text: string, metric: string): number {
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${metric}{`) || line.startsWith(`${metric} `))
    .reduce((sum, line) => sum + (Number(line.slice(line.lastIndexOf(' ') + 1)) || 0), 0);
}

function readingOf(text: string): Reading {
  return {
    bytes: sumOf(text, 'otelcol_exporter_queue_size'),
    capacity: sumOf(text, 'otelcol_exporter_queue_capacity'),
    sent: sumOf(text, 'otelcol_exporter_sent_spans'),
  };
}

export interface CollectorQueueOptions {
  /** Where the collector answers Prometheus. */
  readonly url: string;
  readonly client: Pick<HttpClient, 'get'>;
  readonly now: () => number;
}

/** Looks after the queue of the collector: how full it is, and since when what is in it does not move. */
export class CollectorQueue {
  readonly #options: CollectorQueueOptions;
  #last: Reading | undefined;
  /** When the queue was last seen empty or moving. */
  #movedAt: number;

  constructor(options: CollectorQueueOptions) {
    this.#options = options;
    this.#movedAt = options.now();
  }

  /** Looks every fifteen seconds from now on, for as long as the process runs. */
  keepLooking(): void {
    setInterval(() => void this.#look().catch(() => undefined), LOOK_EVERY_MS).unref();
  }

  /** Looks once. Rejects when the collector does not answer. */
  async #look(): Promise<Reading> {
    const { url, client, now } = this.#options;
    const reply = await client.get(url, { signal: AbortSignal.timeout(ANSWER_MS) });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
    const reading = readingOf(text);
    if (reading.bytes === 0 || this.#last === undefined || reading.sent !== this.#last.sent) this.#movedAt = now();
    this.#last = reading;
    return reading;
  }

  /** Never throws. */
  async check(): Promise<CheckResult> {
    const { url, now } = this.#options;
    try {
      const { bytes, capacity } = await this.#look();
      if (capacity === 0) {
        const fix = 'Start it with observability/collector/session-extractor.yaml, whose exporter has a queue on disk.';
        return failed(NAME, { detail: `the collector at ${url} has no queue`, fix });
      }
      if (bytes === 0) return passed(NAME, `empty, of ${inMegabytes(capacity)} at most`);
      const stuckMs = now() - this.#movedAt;
      const seen = `${inMegabytes(bytes)} of ${inMegabytes(capacity)} wait; the last was sent ${Math.round(stuckMs / 1_000)} s ago`;
      if (bytes / capacity < FULL_SHARE && stuckMs < STUCK_MS) return passed(NAME, seen);
      const fix =
        'Phoenix does not take them: docker compose logs phoenix phoenix-gate. They are on disk and are sent when it is ready; a full queue makes the services keep their own.';
      return failed(NAME, { detail: seen, fix });
    } catch {
      const fix = 'Start it: docker compose up -d collector. The services keep their spans until it is back.';
      return failed(NAME, { detail: `nothing answers at ${url}`, fix });
    }
  }
}

function inMegabytes(bytes: number): string {
  return bytes < 100_000 ? `${Math.round(bytes)} bytes` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
