import { agentTitle } from '../agents.ts';
import type { Failure } from '../ask.ts';
import { ERROR_REGISTRY } from './registry.ts';
import type { ErrorCode } from './registry.ts';

const SHOWN_CHARACTERS = 200;

/** A value from outside, shortened and without control characters, fit to be shown in a message. */
export function showValue(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const clean = text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '?');
  return clean.length > SHOWN_CHARACTERS ? `${clean.slice(0, SHOWN_CHARACTERS)}…` : clean;
}

function fill(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    if (!(name in values)) return whole;
    const shown = showValue(values[name]);
    return name === 'agent' ? agentTitle(shown) : shown;
  });
}

/**
 * An error of the registry: a code and HTTP status that stay the same, a message that may be shown to anybody, and
 * the next step. The cause is for the log and is never sent.
 */
export class MatsError extends Error {
  override readonly name = 'MatsError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly next: string;
  /** What the message names: for code that has to act on it. */
  readonly values: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, values: Readonly<Record<string, unknown>> = {}, options?: { cause?: unknown }) {
    const entry = ERROR_REGISTRY[code];
    super(fill(entry.message, values), options);
    this.code = code;
    this.values = values;
    this.status = entry.status;
    this.next = fill(entry.next, values);
  }

  /** What is sent to the caller. */
  toFailure(): Failure {
    return { code: this.code, message: this.message, next: this.next };
  }

  /** Whatever was thrown, as a MatsError; unknown things become `internal` with the cause kept. */
  static from(thrown: unknown, values: Readonly<Record<string, unknown>> = {}): MatsError {
    return thrown instanceof MatsError ? thrown : new MatsError('internal', values, { cause: thrown });
  }
}
