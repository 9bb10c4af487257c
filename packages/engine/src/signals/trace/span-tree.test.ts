import { describe, expect, test } from '@jest/globals';
import type { Span } from './span.ts';
import { buildSpanTrees, findVisits, selfTime, type SpanNode, type Visit } from './span-tree.ts';

function span(spanId: string, parentId: string | null, more: Partial<Span> = {}): Span {
  return {
    traceId: 't',
    spanId,
    parentId,
    service: 'cart',
    operation: spanId,
    startMs: 0,
    endMs: 100,
    failed: false,
    ...more,
  };
}

function find(nodes: readonly SpanNode[], spanId: string): SpanNode {
  const found = nodes.find((node) => node.span.spanId === spanId);
  if (found === undefined) throw new Error(`There is no span ${spanId}.`);
  return found;
}

function only(visits: readonly Visit[], service: string): Visit {
  const [visit, ...more] = visits.filter(({ entry }) => entry.span.service === service);
  if (visit === undefined || more.length > 0) throw new Error(`Expected one visit of ${service}.`);
  return visit;
}

describe('buildSpanTrees', () => {
  test('links children to parents whatever the order, within a trace', () => {
    const nodes = buildSpanTrees([span('b', 'a'), span('a', null), span('c', 'a', { traceId: 'other' })]);
    expect(find(nodes, 'b').parent).toBe(find(nodes, 'a'));
    expect(find(nodes, 'c').parent).toBeNull();
  });

  test('parents in a circle do not make an endless tree', () => {
    const nodes = buildSpanTrees([span('a', 'b'), span('b', 'a'), span('c', 'c')]);
    expect(nodes.filter(({ parent }) => parent === null).map((node) => node.span.spanId)).toHaveLength(2);
  });

  test('a chain of a hundred thousand spans is linked at once', () => {
    const chain = Array.from({ length: 100_000 }, (_, index) => span(`${index}`, index === 0 ? null : `${index - 1}`));
    expect(buildSpanTrees(chain.toReversed()).filter(({ parent }) => parent === null)).toHaveLength(1);
  });

  test('of two spans with one id the first is kept', () => {
    const nodes = buildSpanTrees([span('a', null, { operation: 'first' }), span('a', null, { operation: 'second' })]);
    expect(nodes.map((node) => node.span.operation)).toEqual(['first']);
  });
});

test('a visit ends where another service begins', () => {
  const nodes = buildSpanTrees([
    span('in', null),
    span('call', 'in'),
    span('far', 'call', { service: 'stock' }),
    span('back', 'far'),
  ]);
  const visits = findVisits(nodes).map(({ entry, nodes: inside }) => [entry.span.spanId, inside.length]);
  expect(visits).toEqual([
    ['in', 2],
    ['far', 1],
    ['back', 1],
  ]);
});

describe('selfTime', () => {
  test('leaves out children once, even where they overlap or outlast their parent', () => {
    const nodes = buildSpanTrees([
      span('a', null),
      span('b', 'a', { startMs: 10, endMs: 40 }),
      span('c', 'a', { startMs: 30, endMs: 50 }),
      span('d', 'a', { startMs: 90, endMs: 200 }),
    ]);
    expect(selfTime(find(nodes, 'a'), only(findVisits(nodes), 'cart'))).toBe(50);
  });

  test('leaves out the wait for a call that is recorded beside the span', () => {
    const nodes = buildSpanTrees([
      span('in', null),
      span('handler', 'in', { startMs: 5, endMs: 95 }),
      span('call', 'in', { startMs: 10, endMs: 90 }),
      span('far', 'call', { service: 'stock', startMs: 20, endMs: 80 }),
    ]);
    expect(selfTime(find(nodes, 'handler'), only(findVisits(nodes), 'cart'))).toBe(10);
  });
});
