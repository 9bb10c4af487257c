import { type Interval, joinIntervals, overlapping, subtractIntervals } from './intervals.ts';
import type { Span } from './span.ts';

/** A span in its trace, with whatever its recorder keeps beside it. */
export interface SpanNode<Recorded extends Span = Span> {
  readonly span: Recorded;
  readonly parent: SpanNode<Recorded> | null;
  readonly children: readonly SpanNode<Recorded>[];
}

/**
 * One request as one service sees it: from the span with which it enters the service (`entry`) to the last of the spans that the service
 * made for it without leaving.
 */
export interface Visit {
  readonly entry: SpanNode;
  readonly nodes: readonly SpanNode[];
  /** When the service waited for others that it had called: stretches in order, without overlap. */
  readonly waits: readonly Interval[];
}

interface OpenNode<Recorded extends Span> extends SpanNode<Recorded> {
  parent: OpenNode<Recorded> | null;
  readonly children: OpenNode<Recorded>[];
}

/**
 * Links spans to their parents. Nodes are in the order of the spans; of spans with one id the first is kept. A span whose parent is not
 * there, or is below it, stands alone.
 */
export function buildSpanTrees<Recorded extends Span>(spans: readonly Recorded[]): SpanNode<Recorded>[] {
  const nodes = new Map<string, OpenNode<Recorded>>();
  for (const span of spans) {
    const key = spanKey(span.traceId, span.spanId);
    if (!nodes.has(key)) nodes.set(key, { span, parent: null, children: [] });
  }
  for (const node of nodes.values()) {
    const { traceId, parentId } = node.span;
    node.parent = (parentId === null ? undefined : nodes.get(spanKey(traceId, parentId))) ?? null;
  }
  cutCircles(nodes.values());
  for (const node of nodes.values()) node.parent?.children.push(node);
  return [...nodes.values()];
}

/** Damaged parents can make a circle: it is cut at the last of its spans to be found. Every span is looked at once. */
function cutCircles<Recorded extends Span>(nodes: Iterable<OpenNode<Recorded>>): void {
  const safe = new Set<OpenNode<Recorded>>();
  for (const node of nodes) {
    const path = new Set<OpenNode<Recorded>>();
    for (let at: OpenNode<Recorded> | null = node; at !== null && !safe.has(at); at = at.parent) {
      path.add(at);
      if (at.parent !== null && path.has(at.parent)) at.parent = null;
    }
    for (const passed of path) safe.add(passed);
  }
}

/** What tells one span from another: ids of spans are unique within a trace only. */
export function spanKey(traceId: string, spanId: string): string {
  return `${traceId}\u0000${spanId}`;
}

/** Divides the nodes of `buildSpanTrees` into visits, in the order of their entries. */
export function findVisits(nodes: readonly SpanNode[]): Visit[] {
  return nodes.filter(({ span, parent }) => parent?.span.service !== span.service).map((entry) => visitOf(entry));
}

function visitOf(entry: SpanNode): Visit {
  const nodes = [entry];
  for (const node of nodes) {
    for (const child of node.children) if (child.span.service === entry.span.service) nodes.push(child);
  }
  return { entry, nodes, waits: joinIntervals(nodes.filter((node) => answersTo(node).length > 0).map(intervalOf)) };
}

/** The spans with which other services answer a span. */
export function answersTo({ span, children }: SpanNode): SpanNode[] {
  return children.filter((child) => child.span.service !== span.service);
}

/**
 * Milliseconds that a span of a visit, other than a call, worked itself: neither did one of its children run nor did the service wait for
 * another one. The second matters where a call is recorded beside the span that waits for it, as asynchronous frameworks do.
 */
export function selfTime(node: SpanNode, { waits }: Visit): number {
  const whole = intervalOf(node);
  return subtractIntervals(whole, [...node.children.map(intervalOf), ...overlapping(whole, waits)]);
}

/** From the beginning to the end of a span, in epoch milliseconds. */
export function intervalOf({ span }: SpanNode): Interval {
  return { from: span.startMs, to: span.endMs };
}
