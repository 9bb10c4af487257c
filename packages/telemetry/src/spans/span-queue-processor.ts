import { context } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { createRateLimit } from '../rate-limit.ts';
import type { TelemetryLog } from '../telemetry-log.ts';
import { sanitizedSpan } from './sanitized-span.ts';

export interface SpanQueueOptions {
  exporter: SpanExporter;
  log: TelemetryLog;
  now: () => number;
  /** Spans held at most; what comes on top is dropped and counted. */
  maxQueueSize?: number;
  batchSize?: number;
  /** How long the first span of a batch waits for others: what a reader of the trace waits for the last one. */
  delayMs?: number;
  /** Longest text of an attribute, in characters. */
  textLimit?: number;
  /** Export each span when it ends: for tests. */
  sync?: boolean;
}

/**
 * Hands ended spans to the exporter in the order they ended, in batches, one export at a time. The SDK's own batch
 * processor drops silently and forgets a failed batch; this one counts what it drops, and the exporter keeps what
 * it could not send.
 */
export class SpanQueueProcessor implements SpanProcessor {
  readonly #options: Required<SpanQueueOptions>;
  readonly #queue: ReadableSpan[] = [];
  readonly #mayReport: () => boolean;
  #timer: NodeJS.Timeout | undefined;
  #draining: Promise<void> | undefined;
  #dropped = 0;
  #stopped = false;

  constructor(options: SpanQueueOptions) {
    this.#options = { maxQueueSize: 65_536, batchSize: 512, delayMs: 100, textLimit: 32_000, sync: false, ...options };
    this.#mayReport = createRateLimit(10, options.now);
  }

  /** Spans lost since the start. */
  get dropped(): number {
    return this.#dropped;
  }

  onStart(): void {
    // Spans matter here once they have ended.
  }

  onEnd(span: ReadableSpan): void {
    if ((span.spanContext().traceFlags & 1) === 0) return;
    if (this.#stopped || this.#queue.length >= this.#options.maxQueueSize) {
      this.#dropped += 1;
      if (this.#mayReport()) {
        this.#options.log.warn({ dropped: this.#dropped, queued: this.#queue.length }, 'span dropped: queue is full');
      }
      return;
    }
    if (this.#options.sync) {
      this.#draining = Promise.all([this.#draining, this.#exportBatch([span])]).then(() => undefined);
      return;
    }
    this.#queue.push(span);
    if (this.#queue.length >= this.#options.batchSize) void this.#drain();
    else this.#schedule();
  }

  async forceFlush(): Promise<void> {
    if (this.#options.sync) await this.#draining;
    else while (this.#queue.length > 0 || this.#draining !== undefined) await this.#drain();
    await this.#options.exporter.forceFlush?.();
  }

  async shutdown(): Promise<void> {
    await this.forceFlush();
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#options.exporter.shutdown();
  }

  #schedule(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#drain();
    }, this.#options.delayMs);
    this.#timer.unref();
  }

  #drain(): Promise<void> {
    this.#draining ??= this.#exportAll().finally(() => {
      this.#draining = undefined;
    });
    return this.#draining;
  }

  async #exportAll(): Promise<void> {
    while (this.#queue.length > 0) {
      await this.#exportBatch(this.#queue.splice(0, this.#options.batchSize));
    }
  }

  #exportBatch(batch: ReadableSpan[]): Promise<void> {
    const clean = batch.map((span) => sanitizedSpan(span, this.#options.textLimit));
    return new Promise((resolve) => {
      context.with(suppressTracing(context.active()), () => this.#options.exporter.export(clean, () => resolve()));
    });
  }
}
