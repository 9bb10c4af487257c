import { trace } from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';
import type { ReadableSpan, Span } from '@opentelemetry/sdk-trace-base';

/**
 * Keeps ended spans back until the first span of their work in this process has ended. Whoever sends the parts of work
 * that is then killed leaves spans in Phoenix whose parent never comes.
 */
export class HeldSpans {
  /** The first span of each span's work, by their ids; of spans that have started and not ended. */
  readonly #firstOf = new Map<string, string>();
  readonly #held = new Map<string, ReadableSpan[]>();
  #count = 0;

  /** Ended spans that wait. */
  get count(): number {
    return this.#count;
  }

  started(span: Span, parentContext: Context): void {
    const parent = trace.getSpanContext(parentContext);
    const { spanId } = span.spanContext();
    const first = parent === undefined || parent.isRemote === true ? undefined : this.#firstOf.get(parent.spanId);
    this.#firstOf.set(spanId, first ?? spanId);
  }

  /** What may be sent now that the span has ended: nothing, or all of its work. */
  ended(span: ReadableSpan): ReadableSpan[] {
    const { spanId } = span.spanContext();
    const first = this.#firstOf.get(spanId) ?? spanId;
    this.#firstOf.delete(spanId);
    if (first === spanId) {
      const held = this.#held.get(first) ?? [];
      this.#held.delete(first);
      this.#count -= held.length;
      return [...held, span];
    }
    // Its work has ended without it; nobody will come for it.
    if (!this.#firstOf.has(first)) return [span];
    const held = this.#held.get(first) ?? [];
    held.push(span);
    this.#held.set(first, held);
    this.#count += 1;
    return [];
  }
}
