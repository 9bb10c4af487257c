import type { RecordedSpan } from '../recorded.ts';
import { buildSpanTrees } from './span-tree.ts';
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
      return [{ service, operation, requests: found.length, of: firsts.length, peer: outside, example }];
    })
    .toSorted((a, b) => b.requests - a.requests || (placeOf(a) < placeOf(b) ? -1 : 1));
}

const saysWhy = ({ message }: RecordedSpan): boolean => message !== undefined && message !== '';
const placeOf = ({ service, operation }: FailureOrigin): string => `${service} ${operation}`;
