import { type Interval, subtractIntervals } from './intervals.ts';
import type { Span } from './span.ts';

/** A span in its trace. */
export interface SpanNode {
  readonly span: Span;
  readonly parent: SpanNode | null;
  readonly children: readonly SpanNode[];
}

/**
 * One request as one service sees it: from the span with which it enters the service (`entry`) to the last of the spans that the service
 * made for it without leaving.
 */
export interface Visit {
  readonly entry: SpanNode;
  readonly nodes: readonly SpanNode[];
  /** Spans of the service that another service answered. */
  readonly calls: readonly SpanNode[];
}

interface OpenNode extends SpanNode {
  parent: OpenNode | null;
  readonly children: OpenNode[];
}

/**
 * Links spans to their parents. Nodes are in the order of the spans; of spans with one id the first is kept. A span whose parent is not
 * there, or is below it, stands alone.
 */
export function buildSpanTrees(spans: readonly Span[]): SpanNode[] {
  const nodes = new Map<string, OpenNode>();
  for (const span of spans) {
    const key = spanKey(span.traceId, span.spanId);
    if (!nodes.has(key)) nodes.set(key, { span, parent: null, children: [] });
  }
  for (const node of nodes.values()) {
    const { traceId, parentId } = node.span;
    const parent = parentId === null ? undefined : nodes.get(spanKey(traceId, parentId));
    if (parent === undefined || isBelow(parent, node)) continue;
    node.parent = parent;
    parent.children.push(node);
  }
  return [...nodes.values()];
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
  const { service } = entry.span;
  const nodes = [entry];
  for (const node of nodes) for (const child of node.children) if (child.span.service === service) nodes.push(child);
  return { entry, nodes, calls: nodes.filter((node) => node.children.some((child) => child.span.service !== service)) };
}

/**
 * Milliseconds that a span of a visit worked itself: neither did one of its children run nor did the service wait for another one. The
 * second matters where a call is recorded beside the span that waits for it, as asynchronous frameworks do.
 */
export function selfTime(node: SpanNode, visit: Visit): number {
  const waits = visit.calls.filter((call) => call !== node);
  return subtractIntervals(intervalOf(node), [...node.children, ...waits].map(intervalOf));
}

function intervalOf({ span }: SpanNode): Interval {
  return { from: span.startMs, to: span.endMs };
}

/** Whether `node` is below `ancestor`: damaged parents can make a circle. */
function isBelow(node: OpenNode, ancestor: OpenNode): boolean {
  for (let at: OpenNode | null = node; at !== null; at = at.parent) if (at === ancestor) return true;
  return false;
}
