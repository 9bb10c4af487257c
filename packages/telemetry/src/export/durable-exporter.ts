import type { ExportResult } from '@opentelemetry/core';
import { ExportResultCode } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { TelemetryLog } from '../telemetry-log.ts';
import type { SpanSpool } from './span-spool.ts';

export interface DurableExporterOptions {
  /** Full URL, ending in /v1/traces. */
  url: string;
  spool: SpanSpool;
  log: TelemetryLog;
  now: () => number;
  timeoutMs?: number;
  /** How long to leave an endpoint alone after it failed, in milliseconds; grows up to eight times. */
  retryMs?: number;
}

const REJECTED = new Set([400, 413, 422]);

/**
 * Sends spans over OTLP/HTTP protobuf and keeps what could not be sent until it can be: Phoenix away, starting or
 * at another address costs one warning and no span.
 */
export class DurableExporter implements SpanExporter {
  readonly #options: Required<DurableExporterOptions>;
  readonly #direct: OTLPTraceExporter;
  #failures = 0;
  #quietUntil = 0;
  #timer: NodeJS.Timeout | undefined;
  #resending: Promise<void> | undefined;
  #rejected = 0;
  #stopped = false;

  constructor(options: DurableExporterOptions) {
    this.#options = { timeoutMs: 2_500, retryMs: 1_000, ...options };
    this.#direct = new OTLPTraceExporter({ url: options.url, timeoutMillis: this.#options.timeoutMs });
    this.#schedule(0);
  }

  /** Batches that the endpoint refused for good, and batches that outgrew the spool. */
  get lostBatches(): number {
    return this.#rejected + this.#options.spool.dropped;
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    if (this.#options.now() < this.#quietUntil) {
      void this.#keep(spans, undefined).then(done);
      return;
    }
    this.#direct.export(spans, (result) => {
      if (result.code === ExportResultCode.SUCCESS) {
        this.#recovered();
        done(result);
        return;
      }
      this.#failed(result.error);
      void this.#keep(spans, result.error).then(done);
    });
  }

  /** Tries once to send what waits; never throws and never waits for an endpoint that is away. */
  async forceFlush(): Promise<void> {
    if (this.#options.now() >= this.#quietUntil) await this.#resend();
  }

  async shutdown(): Promise<void> {
    await this.forceFlush();
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#direct.shutdown();
  }

  async #keep(spans: ReadableSpan[], error: Error | undefined): Promise<ExportResult> {
    const batch = ProtobufTraceSerializer.serializeRequest(spans);
    try {
      if (batch !== undefined) await this.#options.spool.add(batch);
      this.#schedule(this.#options.retryMs);
      return { code: ExportResultCode.SUCCESS };
    } catch (cause) {
      this.#options.log.warn({ spans: spans.length, cause }, 'spans lost: the spool cannot be written');
      return { code: ExportResultCode.FAILED, ...(error === undefined ? {} : { error }) };
    }
  }

  #failed(error: unknown): void {
    if (this.#failures === 0) {
      const fields = { endpoint: this.#options.url, reason: error instanceof Error ? error.message : String(error) };
      this.#options.log.warn(fields, 'traces cannot be sent; they are kept and sent when the endpoint is back');
    }
    this.#failures += 1;
    this.#quietUntil = this.#options.now() + this.#options.retryMs * Math.min(8, this.#failures);
  }

  #recovered(): void {
    if (this.#failures > 0) this.#options.log.info({ endpoint: this.#options.url }, 'traces are sent again');
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
        await this.#post(entry.batch);
        await this.#options.spool.remove(entry.id);
      }
    } catch (error) {
      this.#failed(error);
      this.#schedule(this.#options.retryMs * Math.min(8, this.#failures));
    }
  }

  /** Resolves when the batch is done with: stored, or refused for good. */
  async #post(batch: Uint8Array): Promise<void> {
    // Loaded when spans had to wait, which is rare; it would cost every start.
    const { fetch } = await import('undici');
    const reply = await fetch(this.#options.url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-protobuf' },
      body: Buffer.from(batch),
      signal: AbortSignal.timeout(this.#options.timeoutMs * 4),
    });
    await reply.arrayBuffer();
    if (reply.ok) {
      this.#recovered();
      return;
    }
    if (!REJECTED.has(reply.status)) throw new Error(`HTTP ${reply.status}`);
    this.#rejected += 1;
    this.#options.log.warn({ status: reply.status, bytes: batch.byteLength }, 'spans lost: the endpoint refused them');
  }
}
