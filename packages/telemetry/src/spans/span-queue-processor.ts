import { SPAN_ATTRIBUTES } from '@mats/contracts';
import { context } from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';
import { ExportResultCode, suppressTracing } from '@opentelemetry/core';
import type { ReadableSpan, Span, SpanExporter, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { SpanJournal } from '../export/span-journal.ts';
import { createRateLimit } from '../rate-limit.ts';
import type { BatchOptions } from '../settings/telemetry-options.ts';
import type { TelemetryLog } from '../telemetry-log.ts';
import { HeldSpans } from './held-spans.ts';
import { sanitizedSpan } from './sanitized-span.ts';
import { stampOf } from './span-stamp.ts';

export interface SpanQueueOptions extends Omit<BatchOptions, 'exportTimeoutMs'> {
  exporter: SpanExporter;
  log: TelemetryLog;
  now: () => number;
  /** Longest text of an attribute, in characters. */
  textLimit?: number;
  /** Applied to each text of a span after its secrets are gone. */
  hide?: ((text: string) => string) | undefined;
  /** Export each span when it ends: for tests. */
  sync?: boolean;
  /** Where a span is written down when it ends. */
  journal?: SpanJournal | undefined;
  /** Keep spans back until the first span of their work here has ended. */
  wholeWork?: boolean;
}

/**
 * Hands ended spans to the exporter in the order they ended, in batches, one export at a time. The SDK's own batch
 * processor drops silently and forgets a failed batch; this one counts what it drops, and the exporter keeps what
 * it could not send.
 */
export class SpanQueueProcessor implements SpanProcessor {
  readonly #options: Required<Omit<SpanQueueOptions, 'journal' | 'hide'>> & Pick<SpanQueueOptions, 'journal' | 'hide'>;
  /** Clean, as they may leave the service. */
  readonly #queue: ReadableSpan[] = [];
  readonly #held: HeldSpans | undefined;
  readonly #mayReport: () => boolean;
  #timer: NodeJS.Timeout | undefined;
  #draining: Promise<void> | undefined;
  #dropped = 0;
  #withoutSession = 0;
  #exporting = 0;
  #stopped = false;

  constructor(options: SpanQueueOptions) {
    this.#options = {
      maxQueueSize: 65_536,
      maxBatchSize: 512,
      scheduleDelayMs: 100,
      dropOnFull: true,
      dropLogsPerMinute: 10,
      textLimit: 32_000,
      sync: false,
      wholeWork: false,
      journal: undefined,
      hide: undefined,
      ...options,
    };
    this.#held = this.#options.wholeWork ? new HeldSpans() : undefined;
    this.#mayReport = createRateLimit(this.#options.dropLogsPerMinute, options.now);
  }

  /** Spans lost here since the start: dropped at a full queue, ended after the stop, or failed by the exporter. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Spans that have ended and were not handed over yet. */
  get queued(): number {
    return this.#queue.length + this.#exporting + (this.#held?.count ?? 0);
  }

  /** Spans that came here without a session id. */
  get withoutSession(): number {
    return this.#withoutSession;
  }

  onStart(span: Span, parentContext: Context): void {
    this.#held?.started(span, parentContext);
  }

  onEnd(span: ReadableSpan): void {
    if ((span.spanContext().traceFlags & 1) === 0) return;
    for (const one of this.#held?.ended(span) ?? [span]) this.#take(one);
  }

  #take(span: ReadableSpan): void {
    const stamp = stampOf(span);
    // Nobody's spans go to nobody; the cache of tenants has counted it.
    if (stamp !== undefined && stamp.resource === undefined) return;
    const isFull = this.#queue.length >= this.#options.maxQueueSize;
    if (this.#stopped || (isFull && this.#options.dropOnFull)) {
      this.#drop(1, this.#stopped ? 'span dropped: telemetry has stopped' : 'span dropped: queue is full');
      return;
    }
    if (isFull && this.#mayReport()) {
      this.#options.log.warn({ queued: this.#queue.length }, 'queue is full: spans are kept beyond its size');
    }
    const { textLimit: limit, hide } = this.#options;
    const clean = sanitizedSpan(span, { limit, hide });
    if (clean.attributes[SPAN_ATTRIBUTES.sessionId] === undefined) this.#withoutSession += 1;
    this.#options.journal?.write(clean);
    if (this.#options.sync) {
      this.#draining = Promise.all([this.#draining, this.#exportBatch([clean])]).then(() => undefined);
      return;
    }
    this.#queue.push(clean);
    if (this.#queue.length >= this.#options.maxBatchSize) void this.drain();
    else this.#schedule();
  }

  /** Hands over what has ended so far. */
  drain(): Promise<void> {
    this.#draining ??= this.#exportAll().finally(() => {
      this.#draining = undefined;
    });
    return this.#draining;
  }

  async forceFlush(): Promise<void> {
    if (this.#options.sync) await this.#draining;
    else while (this.#queue.length > 0 || this.#draining !== undefined) await this.drain();
    await this.#options.exporter.forceFlush?.();
  }

  async shutdown(): Promise<void> {
    await this.forceFlush();
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#options.exporter.shutdown();
  }

  #drop(spans: number, words: string): void {
    this.#dropped += spans;
    if (!this.#mayReport()) return;
    this.#options.log.warn({ dropped: this.#dropped, queued: this.#queue.length }, words);
  }

  #schedule(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.drain();
    }, this.#options.scheduleDelayMs);
    this.#timer.unref();
  }

  async #exportAll(): Promise<void> {
    while (this.#queue.length > 0) {
      await this.#exportBatch(this.#queue.splice(0, this.#options.maxBatchSize));
    }
  }

  async #exportBatch(batch: ReadableSpan[]): Promise<void> {
    this.#exporting += batch.length;
    const code = await new Promise<ExportResultCode>((resolve) => {
      context.with(suppressTracing(context.active()), () =>
        this.#options.exporter.export(batch, (result) => resolve(result.code)),
      );
    });
    this.#exporting -= batch.length;
    // Stored at the endpoint or in the spool: from here on it is no longer the journal's to keep.
    this.#options.journal?.handedOver(batch.length);
    if (code !== ExportResultCode.SUCCESS) this.#drop(batch.length, 'spans dropped: the exporter failed');
  }
}
