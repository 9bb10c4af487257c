import type { RecordedSpan } from '../recorded.ts';
import { answersTo, buildSpanTrees } from './span-tree.ts';
import type { SpanNode } from './span-tree.ts';

/** Where failed requests begin to fail. */
export interface FailureOrigin {
  readonly service: string;
  readonly operation: string;
  /** Requests (traces) that fail here first. */
  readonly requests: number;
  /** Failed requests in all. */
  readonly of: number;
  /** Who was called there, when it is no service of the traces. */
  readonly peer: string | null;
  /** The service of the traces whose answer was not waited for: it was still at work when most of these calls gave up. */
  readonly gaveUpOn: string | null;
  /** One of the spans, preferring one that says why. */
  readonly example: RecordedSpan;
}

/** Failed spans below which nothing failed: what failed above them only passes it on. */
function innermostFailed(nodes: readonly SpanNode<RecordedSpan>[]): SpanNode<RecordedSpan>[] {
  const passing = new Set<SpanNode>();
  for (const node of nodes) {
    if (!node.span.failed) continue;
    for (let at = node.parent; at !== null && !passing.has(at); at = at.parent) passing.add(at);
  }
  return nodes.filter((node) => node.span.failed && !passing.has(node));
}

/** An answer that is waited for fills nearly all of what waits; one that was given up on goes on clearly longer. In parts of the wait. */
const NEARLY_ALL = 0.9;
const CLEARLY_LONGER = 1.1;
const MOST_CALLS = 50;

/** The answer, among those of the calls of one service below a span, that begins with it and takes at least so long. */
function answerOf(node: SpanNode<RecordedSpan>, least: number): SpanNode<RecordedSpan> | undefined {
  const { service, startMs, endMs } = node.span;
  const latest = startMs + (1 - NEARLY_ALL) * (endMs - startMs);
  const calls: SpanNode<RecordedSpan>[] = [node];
  for (const call of calls.slice(0, MOST_CALLS))
    calls.push(...call.children.filter((one) => one.span.service === service));
  return calls
    .flatMap((call) => answersTo(call))
    .find(({ span }) => !span.failed && span.startMs <= latest && span.endMs >= startMs + least * (endMs - startMs));
}

/**
 * Whom a failed call gave up on: the called service was still at work long after, without a failure of its own. Where that one waited for
 * another all the time, it is the other. Null for anything but a call, since what a service leaves running behind it is no answer.
 */
function gaveUpOn(call: SpanNode<RecordedSpan>): string | null {
  if (call.parent?.span.service !== call.span.service) return null;
  let late = answerOf(call, CLEARLY_LONGER);
  if (late === undefined) return null;
  for (let depth = 0; depth < MOST_CALLS; depth += 1) {
    const below = answerOf(late, NEARLY_ALL);
    if (below === undefined) break;
    late = below;
  }
  return late.span.service;
}

/** Whom more than half of the calls gave up on; null where that is nobody. */
function mostlyGaveUpOn(calls: readonly SpanNode<RecordedSpan>[]): string | null {
  const named = Map.groupBy(calls, gaveUpOn);
  const found = [...named].find(([service, of]) => service !== null && of.length * 2 > calls.length);
  return found?.[0] ?? null;
}

/** The place where most failed requests begin to fail first, then the others; equal ones by name. */
export function failureOrigins(spans: readonly RecordedSpan[]): FailureOrigin[] {
  const origins = innermostFailed(buildSpanTrees(spans));
  const services = new Set(spans.map(({ service }) => service));
  // Of several in one request the first to end is where it began.
  const byTrace = Map.groupBy(origins, ({ span }) => span.traceId);
  const firsts = [...byTrace.values()].flatMap((of) => of.toSorted((a, b) => a.span.endMs - b.span.endMs)[0] ?? []);
  const places = Map.groupBy(firsts, ({ span }) => JSON.stringify([span.service, span.operation]));
  return [...places.values()]
    .flatMap((found): FailureOrigin[] => {
      const examples = found.map(({ span }) => span);
      const example = examples.find(({ stack }) => stack !== undefined) ?? examples.find(saysWhy) ?? examples[0];
      if (example === undefined) return [];
      const { service, operation, peer } = example;
      const outside = peer === undefined || services.has(peer) ? null : peer;
      const late = mostlyGaveUpOn(found);
      return [
        { service, operation, requests: found.length, of: firsts.length, peer: outside, gaveUpOn: late, example },
      ];
    })
    .toSorted((a, b) => b.requests - a.requests || (placeOf(a) < placeOf(b) ? -1 : 1));
}

const saysWhy = ({ message }: RecordedSpan): boolean => message !== undefined && message !== '';
const placeOf = ({ service, operation }: FailureOrigin): string => `${service} ${operation}`;
