import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { canonicalJson, LIMITS, MatsError } from '@mats/contracts';
import type { PackedBytes, PackedTape, Tape, TapeCall, TapeFailure } from '@mats/contracts';

const pack = promisify(gzip);
/** Tapes are many and seldom read. */
const FAST = { level: 1 };

/** What was thrown, so that it can be thrown again. */
function failureOf(error: unknown): TapeFailure {
  if (error instanceof MatsError) return { code: error.code, values: { ...error.values }, message: error.message };
  return { message: error instanceof Error ? error.message : String(error) };
}

/** The bytes of one reading of a log, from its beginning. */
interface Reading {
  readonly of: string;
  readonly stream: string;
  readonly chunks: Uint8Array[];
  bytes: number;
  whole: boolean;
  failure?: TapeFailure;
}

function tooLarge(limit: number): string {
  return `more than ${Math.round(limit / 1024 / 1024)} MB were read from the installation's own logs and repositories`;
}

/** Names a call: equal questions are asked once, as what is recorded does not change while an agent runs. */
export function callKey(of: string, call: string, input: unknown): string {
  return canonicalJson([of, call, input ?? null]);
}

/** Takes down what one agent run is told by everything outside it. Recording never fails a run. */
export class TapeRecorder {
  readonly #limitBytes: number;
  readonly #clock: number[] = [];
  readonly #calls = new Map<string, TapeCall>();
  readonly #readings = new Map<string, Reading>();
  /** Streams that threads read by themselves, with their bytes. */
  readonly #plain = new Map<string, number>();
  #bytes = 0;
  #incomplete: string | undefined;
  readonly facts: Partial<Pick<Tape, 'sources' | 'docker' | 'repositories' | 'sampleRepository'>> = {};

  constructor(limitBytes: number = LIMITS.tapeBytes) {
    this.#limitBytes = limitBytes;
  }

  /** The clock with every reading kept. */
  now(clock: () => number): number {
    const time = clock();
    this.#clock.push(time);
    return time;
  }

  /** Asks and keeps the answer, or what was thrown. */
  async ask<Answer>(
    question: { readonly of: string; readonly call: string; readonly input?: unknown },
    answer: () => Promise<Answer>,
  ): Promise<Answer> {
    const { of, call, input } = question;
    try {
      const output = await answer();
      this.keep({ of, call, input, output });
      return output;
    } catch (error) {
      this.keep({ of, call, input, failure: failureOf(error) });
      throw error;
    }
  }

  keep(call: TapeCall): void {
    const key = callKey(call.of, call.call, call.input);
    if (!this.#calls.has(key)) this.#calls.set(key, { ...call, input: call.input ?? null });
  }

  /** Passes the bytes of a log on and keeps them; the longest reading from the beginning counts. */
  async *log(
    at: { readonly of: string; readonly stream: string; readonly maxBytes: number | undefined },
    chunks: AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array> {
    const { of, stream, maxBytes } = at;
    const reading: Reading = { of, stream, chunks: [], bytes: 0, whole: false };
    try {
      for await (const chunk of chunks) {
        if (this.#bytes + reading.bytes <= this.#limitBytes) reading.chunks.push(Uint8Array.from(chunk));
        reading.bytes += chunk.length;
        yield chunk;
      }
      reading.whole = maxBytes === undefined || reading.bytes < maxBytes;
    } catch (error) {
      reading.failure = failureOf(error);
      throw error;
    } finally {
      this.#keepReading(reading);
    }
  }

  plainFile(of: string, stream: string, bytes: number): void {
    this.#plain.set(canonicalJson([of, stream]), bytes);
  }

  #keepReading(reading: Reading): void {
    const key = canonicalJson([reading.of, reading.stream]);
    const known = this.#readings.get(key);
    const better = known === undefined || reading.bytes > known.bytes || (reading.whole && !known.whole);
    if (!better) return;
    this.#bytes += reading.bytes - (known?.bytes ?? 0);
    if (this.#bytes > this.#limitBytes) {
      this.#incomplete ??= tooLarge(this.#limitBytes);
      reading.chunks.length = 0;
    }
    this.#readings.set(key, reading);
  }

  #missed(): string | undefined {
    for (const [key, bytes] of this.#plain) {
      const reading = this.#readings.get(key);
      if (bytes > 0 && reading?.whole !== true && (reading?.bytes ?? 0) < bytes) return tooLarge(this.#limitBytes);
    }
    return undefined;
  }

  /** The tape with its blobs. What is too large is left out, and the tape says so. */
  async packed(): Promise<PackedTape> {
    const blobs: Record<string, PackedBytes> = {};
    const logs: Tape['logs'] = [];
    const incomplete = this.#incomplete ?? this.#missed();
    const kept = incomplete === undefined ? [...this.#readings.values()] : [];
    for (const { of, stream, chunks, bytes, whole, failure } of kept) {
      const content = Buffer.concat(chunks);
      const sha256 = createHash('sha256').update(content).digest('hex');
      blobs[sha256] ??= { bytes, gzip: (await pack(content, FAST)).toString('base64') };
      logs.push({ of, stream, bytes, sha256, whole, ...(failure === undefined ? {} : { failure }) });
    }
    const calls = incomplete === undefined ? [...this.#calls.values()] : [];
    const why = incomplete === undefined ? {} : { incomplete };
    return {
      tape: { clock: this.#clock, sources: [], docker: false, repositories: [], ...this.facts, calls, logs, ...why },
      blobs,
    };
  }

  /** The packed tape as one text for an agent's answer. */
  async text(): Promise<string> {
    const packed = await this.packed();
    let json = JSON.stringify(packed);
    if (json.length > this.#limitBytes * 4) {
      const tape = { ...packed.tape, calls: [], logs: [], incomplete: tooLarge(this.#limitBytes) };
      json = JSON.stringify({ tape, blobs: {} } satisfies PackedTape);
    }
    return (await pack(json, FAST)).toString('base64');
  }
}
