import type { RecordedTelemetry } from '../recorded.ts';
import { spanKey } from '../trace/span-tree.ts';
import type { CallGraph } from './metric-view.ts';

/** Who calls whom, from spans and from what somebody has written down. */
export function callGraphOf({ spans, calls = [] }: Pick<RecordedTelemetry, 'spans' | 'calls'>): CallGraph {
  const serviceOf = new Map(spans.map(({ traceId, spanId, service }) => [spanKey(traceId, spanId), service]));
  const graph = new Map<string, Set<string>>();
  const add = (caller: string, callee: string): void => {
    if (caller === callee) return;
    graph.set(caller, (graph.get(caller) ?? new Set()).add(callee));
  };
  for (const [caller, callee] of calls) add(caller, callee);
  for (const { traceId, parentId, service } of spans) {
    const caller = parentId === null ? undefined : serviceOf.get(spanKey(traceId, parentId));
    if (caller !== undefined) add(caller, service);
  }
  return new Map([...graph].map(([caller, callees]) => [caller, [...callees].toSorted()]));
}
