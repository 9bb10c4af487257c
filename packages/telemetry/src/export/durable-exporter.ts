import type { ExportResult } from '@opentelemetry/core';
import { ExportResultCode } from '@opentelemetry/core';
import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { TelemetryLog } from '../telemetry-log.ts';
import type { JournaledSpan, SpanJournal } from './span-journal.ts';
import type { SpanSpool, SpooledBatch } from './span-spool.ts';
import type { SpanTransport } from './transport.ts';

export interface DurableExporterOptions {
  transport: SpanTransport;
  /** Where it sends, for the log. */
  endpoint: string;
  spool: SpanSpool;
  /** Holds what a killed process had not handed over, and what was sent lately. */
  journal?: SpanJournal | undefined;
  log: TelemetryLog;
  now: () => number;
  timeoutMs?: number;
  /** How long to leave an endpoint alone after it failed, in milliseconds; grows up to eight times. */
  retryMs?: number;
}

/** Sent, kept or lost: the exporter counts each itself. */
const HANDLED: ExportResult = { code: ExportResultCode.SUCCESS };

/**
 * Sends batches of spans and keeps what could not be sent until it can be: Phoenix away, starting or at another
 * address costs one warning and no span.
 */
export class DurableExporter implements SpanExporter {
  readonly #options: Required<Omit<DurableExporterOptions, 'journal'>> & Pick<DurableExporterOptions, 'journal'>;
  #failures = 0;
  #quietUntil = 0;
  #timer: NodeJS.Timeout | undefined;
  #resending: Promise<void> | undefined;
  #delivered = 0;
  #lost = 0;
  #stopped = false;

  constructor(options: DurableExporterOptions) {
    this.#options = { timeoutMs: 2_500, retryMs: 1_000, ...options };
    this.#schedule(0);
    void this.#takeLeft();
  }

  /** Spans that the endpoint has taken. */
  get delivered(): number {
    return this.#delivered;
  }

  /** Spans that wait to be sent again. */
  get waiting(): number {
    return this.#options.spool.waiting;
  }

  /** For how long the oldest of them waits, in milliseconds. */
  get waitingMs(): number {
    const { spool, now } = this.#options;
    return spool.oldestAt === undefined ? 0 : Math.max(0, now() - spool.oldestAt);
  }

  /** Spans that nobody will get: refused for good, or more than could be kept. */
  get lost(): number {
    return this.#lost + this.#options.spool.dropped;
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    void this.#exportAll(spans).then(done);
  }

  /** Tries once to send what waits; never throws and never waits for an endpoint that is away. */
  async forceFlush(): Promise<void> {
    if (this.#options.now() >= this.#quietUntil) await this.#resend();
  }

  /** Tries once more to send what waits, also to an endpoint that was left alone, when it would else be lost. */
  async shutdown(): Promise<void> {
    if (!this.#options.spool.isDurable) this.#quietUntil = 0;
    await this.forceFlush();
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#options.journal?.close();
    this.#options.transport.close();
  }

  /** The ids of all spans of a trace that this service made, as far as they are written down. */
  async madeOf(traceId: string): Promise<string[]> {
    return ((await this.#options.journal?.ofTrace(traceId)) ?? []).map(({ spanId }) => spanId);
  }

  /** Sends spans of a trace again that the endpoint took and lost; resolves with how many it has to send. */
  async resend(traceId: string, spanIds: ReadonlySet<string>): Promise<number> {
    const made = (await this.#options.journal?.ofTrace(traceId)) ?? [];
    const again = made.filter(({ spanId }) => spanIds.has(spanId));
    await this.#keepEach(again);
    return again.length;
  }

  /** Takes what is written down of traces off the disk; resolves with how many spans that were. What waits to be sent is still sent. */
  async forget(traceIds: ReadonlySet<string>): Promise<number> {
    return (await this.#options.journal?.forget(traceIds)) ?? 0;
  }

  async #takeLeft(): Promise<void> {
    await this.#keepEach((await this.#options.journal?.takeLeft()) ?? []);
  }

  async #keepEach(spans: readonly JournaledSpan[]): Promise<void> {
    for (const { batch } of spans) await this.#keep({ batch, spans: 1 });
    if (spans.length > 0) await this.forceFlush();
  }

  async #exportAll(spans: readonly ReadableSpan[]): Promise<ExportResult> {
    for (const entry of this.#batches(spans)) await this.#exportOne(entry);
    return HANDLED;
  }

  /** The spans as batches that the endpoint can take; a span that is larger alone is tried as it is. */
  #batches(spans: readonly ReadableSpan[]): SpooledBatch[] {
    const batch = ProtobufTraceSerializer.serializeRequest([...spans]);
    if (batch === undefined) return [];
    if (spans.length === 1 || batch.byteLength <= this.#options.transport.maxBatchBytes) {
      return [{ batch, spans: spans.length }];
    }
    const half = spans.length >> 1;
    return [...this.#batches(spans.slice(0, half)), ...this.#batches(spans.slice(half))];
  }

  async #exportOne(entry: SpooledBatch): Promise<void> {
    if (this.#options.now() < this.#quietUntil) return this.#keep(entry);
    try {
      await this.#send(entry, this.#options.timeoutMs);
    } catch (error) {
      this.#failed(error);
      await this.#keep(entry);
    }
  }

  async #keep(entry: SpooledBatch): Promise<void> {
    try {
      await this.#options.spool.add(entry);
      this.#schedule(this.#options.retryMs);
    } catch (cause) {
      this.#lost += entry.spans;
      this.#options.log.warn({ spans: entry.spans, cause }, 'spans lost: the spool cannot be written');
    }
  }

  #failed(error: unknown): void {
    if (this.#failures === 0) {
      const reason = error instanceof Error ? error.message : String(error);
      const words = this.#options.spool.isDurable
        ? 'traces cannot be sent; they are kept and sent when the endpoint is back'
        : 'traces cannot be sent; they are kept in memory until the endpoint is back or this process ends';
      this.#options.log.warn({ endpoint: this.#options.endpoint, reason }, words);
    }
    this.#failures += 1;
    this.#quietUntil = this.#options.now() + this.#options.retryMs * Math.min(8, this.#failures);
  }

  #recovered(): void {
    if (this.#failures > 0) this.#options.log.info({ endpoint: this.#options.endpoint }, 'traces are sent again');
    this.#failures = 0;
    this.#quietUntil = 0;
  }

  #schedule(delayMs: number): void {
    if (this.#timer !== undefined || this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#resend();
    }, delayMs);
    this.#timer.unref();
  }

  #resend(): Promise<void> {
    this.#resending ??= this.#resendAll().finally(() => {
      this.#resending = undefined;
    });
    return this.#resending;
  }

  async #resendAll(): Promise<void> {
    try {
      for (;;) {
        const entry = await this.#options.spool.oldest();
        if (entry === undefined) return;
        // What was kept may be large, and nobody waits for it.
        await this.#send(entry, this.#options.timeoutMs * 4);
        await this.#options.spool.remove(entry.id);
      }
    } catch (error) {
      this.#failed(error);
      this.#schedule(this.#options.retryMs * Math.min(8, this.#failures));
    }
  }

  /** Resolves when the batch is done with, stored or refused for good; throws when it has to wait. */
  async #send({ batch, spans }: SpooledBatch, timeoutMs: number): Promise<void> {
    const { rejected, reason } = await this.#options.transport.send(batch, timeoutMs);
    this.#recovered();
    const lost = Math.min(spans, rejected ?? spans);
    this.#delivered += spans - lost;
    if (lost === 0) return;
    this.#lost += lost;
    this.#options.log.warn({ spans: lost, reason }, 'spans lost: the endpoint refused them');
  }
}
