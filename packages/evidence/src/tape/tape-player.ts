import { gunzipSync } from 'node:zlib';
import { ERROR_REGISTRY, MatsError } from '@mats/contracts';
import type { ErrorCode, PackedBytes, Tape, TapeCall, TapeFailure } from '@mats/contracts';
import { redactAll, withSecretShapes } from '@mats/telemetry';
import { callKey } from './tape-recorder.ts';

function isErrorCode(code: string | undefined): code is ErrorCode {
  return code !== undefined && Object.hasOwn(ERROR_REGISTRY, code);
}

function thrownBy({ code, values, message }: TapeFailure): Error {
  return isErrorCode(code) ? new MatsError(code, values) : new Error(message);
}

interface PlayedLog {
  readonly content: Buffer;
  readonly whole: boolean;
  /** Texts of the same shape stand where secrets stood. */
  readonly shaped: boolean;
  readonly failure: TapeFailure | undefined;
}

/** The bytes as they were recorded, with texts of the same shape where secrets stood. */
export function contentOf({ gzip, secrets }: PackedBytes): Buffer {
  const content = gunzipSync(Buffer.from(gzip, 'base64'));
  return secrets === undefined ? content : Buffer.from(withSecretShapes(content.toString('utf8'), secrets));
}

/** Answers from a tape what was asked when it was recorded; anything else throws `not_on_tape` and is counted. */
export class TapePlayer {
  readonly tape: Tape;
  readonly #calls: ReadonlyMap<string, TapeCall>;
  readonly #blobs: Readonly<Record<string, PackedBytes>>;
  readonly #missed = new Set<string>();
  #ticks = 0;

  constructor(tape: Tape, blobs: Readonly<Record<string, PackedBytes>>) {
    this.tape = tape;
    this.#blobs = blobs;
    this.#calls = new Map(tape.calls.map((call) => [callKey(call.of, call.call, call.input), call]));
  }

  /** What was asked for and is not on the tape. */
  get missed(): readonly string[] {
    return [...this.#missed];
  }

  now(): number {
    const { clock } = this.tape;
    const time = clock[Math.min(this.#ticks, clock.length - 1)] ?? 0;
    this.#ticks += 1;
    return time;
  }

  miss(of: string, call: string): MatsError {
    this.#missed.add(`${of} ${call}`);
    return new MatsError('not_on_tape', { seen: `${call} of ${of}` });
  }

  /** What the call answered; the shape is that of the port that was recorded. */
  ask<Answer>(question: { readonly of: string; readonly call: string; readonly input?: unknown }): Promise<Answer> {
    const { of, call, input } = question;
    // Secrets were taken out of the tape, so they are taken out of what is looked for on it.
    const found = this.#calls.get(callKey(of, call, redactAll(input)));
    if (found === undefined) return Promise.reject(this.miss(of, call));
    if (found.failure !== undefined) return Promise.reject(thrownBy(found.failure));
    return Promise.resolve(found.output as Answer);
  }

  /** The lines of a range as a source reads them, where they are on the tape. */
  async lines(at: { of: string; stream: string }, range: { startLine: number; endLine: number }): Promise<string[]> {
    const key = { of: at.of, call: 'readLines', input: { stream: at.stream, ...range } };
    const log = this.#log(at);
    // The lines that were recorded have lost the shape of what was taken out.
    const fromLog = log?.whole === true && log.shaped;
    if (!fromLog && this.#calls.has(callKey(key.of, key.call, redactAll(key.input)))) return this.ask<string[]>(key);
    if (log === undefined) throw this.miss(at.of, 'readLines');
    const lines = log.content.toString('utf8').split('\n');
    if (lines.at(-1) === '') lines.pop();
    return lines.slice(range.startLine - 1, range.endLine).map((line) => line.replace(/\r$/, ''));
  }

  /** The bytes of a log; more of them than were recorded are not on the tape. */
  async *bytes(at: { of: string; stream: string }, maxBytes = Infinity): AsyncGenerator<Uint8Array> {
    const log = this.#log(at);
    if (log === undefined) throw this.miss(at.of, 'open');
    const { content, whole, failure } = log;
    yield await Promise.resolve(content.subarray(0, maxBytes));
    if (content.length >= maxBytes) return;
    if (failure !== undefined) throw thrownBy(failure);
    if (!whole) throw this.miss(at.of, 'open');
  }

  #log({ of, stream }: { of: string; stream: string }): PlayedLog | undefined {
    const known = this.tape.logs.find((log) => log.of === of && log.stream === stream);
    const blob = known === undefined ? undefined : this.#blobs[known.sha256];
    if (known === undefined || blob === undefined) return undefined;
    return { content: contentOf(blob), whole: known.whole, shaped: blob.secrets !== undefined, failure: known.failure };
  }
}
