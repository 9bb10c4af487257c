import type { RecordedSpan } from '../recorded.ts';
import { subtractIntervals } from './intervals.ts';
import { buildSpanTrees, intervalOf } from './span-tree.ts';
import type { SpanNode } from './span-tree.ts';

/** A span's row in the picture of its trace; milliseconds. */
export interface TraceRow {
  readonly service: string;
  readonly operation: string;
  /** 0 for the first span, one more with each call. */
  readonly depth: number;
  /** After the trace's first span began. */
  readonly startMs: number;
  readonly durationMs: number;
  /** What is left without the spans below it. */
  readonly ownMs: number;
  readonly failed: boolean;
  readonly message: string;
}

const MOST_ROWS = 100;

/** The spans of one trace, parents before children, in order of time; the first hundred. */
export function traceRows(spans: readonly RecordedSpan[]): TraceRow[] {
  const nodes = buildSpanTrees(spans);
  const begin = Math.min(...spans.map(({ startMs }) => startMs));
  const rows: TraceRow[] = [];
  const byTime = (from: readonly SpanNode<RecordedSpan>[]): SpanNode<RecordedSpan>[] =>
    from.toSorted((a, b) => a.span.startMs - b.span.startMs || (a.span.spanId < b.span.spanId ? -1 : 1));
  const open = byTime(nodes.filter(({ parent }) => parent === null)).map((node) => ({ node, depth: 0 }));
  open.reverse();
  for (let next = open.pop(); next !== undefined && rows.length < MOST_ROWS; next = open.pop()) {
    const { node, depth } = next;
    const { service, operation, startMs, endMs, failed, message = '' } = node.span;
    rows.push({
      service,
      operation,
      depth,
      startMs: startMs - begin,
      durationMs: Math.max(0, endMs - startMs),
      ownMs: subtractIntervals(intervalOf(node), node.children.map(intervalOf)),
      failed,
      message,
    });
    open.push(
      ...byTime(node.children)
        .toReversed()
        .map((child) => ({ node: child, depth: depth + 1 })),
    );
  }
  return rows;
}

const INDENT = '  ';

/** One trace as text, a line a span: what stands in evidence, and what is compared when it is read again. */
export function traceText(spans: readonly RecordedSpan[]): string {
  const [first] = spans;
  if (first === undefined) return '';
  const begin = Math.min(...spans.map(({ startMs }) => startMs));
  const head = `trace ${first.traceId}, begun ${new Date(begin).toISOString()}`;
  const lines = traceRows(spans).map(({ depth, service, operation, startMs, durationMs, ownMs, failed, message }) => {
    const failure = failed ? `, failed${message === '' ? '' : `: ${message.split('\n', 1)[0] ?? ''}`}` : '';
    const times = `at ${startMs.toFixed(1)} ms, took ${durationMs.toFixed(1)} ms, itself ${ownMs.toFixed(1)} ms`;
    return `${INDENT.repeat(depth)}${service} ${operation}: ${times}${failure}`;
  });
  return [head, ...lines].join('\n');
}
