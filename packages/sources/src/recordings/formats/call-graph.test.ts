import { expect, test } from '@jest/globals';
import { callGraphOfJson, callGraphOfTable, looksLikeCallTable } from './call-graph.ts';

const CALLS = [['web', 'cart']];

test.each([
  ['an adjacency matrix', ',web,cart\nweb,0.0,1.0\ncart,0.0,0.0\n'],
  ['a row a call', 'source,target,requests\nweb,cart,12\n'],
])('%s', (_what, text) => {
  expect(looksLikeCallTable(text)).toBe(true);
  expect(callGraphOfTable(text)?.calls).toEqual(CALLS);
});

test.each<[string, unknown]>([
  [
    'nodes and edges',
    {
      nodes: [
        { id: '1', name: 'web' },
        { id: '2', name: 'cart' },
      ],
      edges: [{ source: '1', target: '2' }],
    },
  ],
  [
    'a graph of Kiali',
    {
      elements: {
        nodes: [{ data: { id: 'a', app: 'web' } }, { data: { id: 'b', app: 'cart' } }],
        edges: [{ data: { source: 'a', target: 'b' } }],
      },
    },
  ],
  ['dependencies of Jaeger', { data: [{ parent: 'web', child: 'cart', callCount: 4 }] }],
  ['dependencies of Zipkin', [{ parent: 'web', child: 'cart', callCount: 4 }]],
  [
    'a graph of X-Ray',
    {
      Services: [
        { ReferenceId: 0, Name: 'web', Edges: [{ ReferenceId: 1 }] },
        { ReferenceId: 1, Name: 'cart' },
      ],
    },
  ],
])('%s', (_what, document) => {
  expect(callGraphOfJson(JSON.stringify(document))?.calls).toEqual(CALLS);
});

test('other documents and tables are none', () => {
  expect(looksLikeCallTable('time,value\n1,2\n')).toBe(false);
  expect(callGraphOfJson('{"edges": 3}')).toBeNull();
  expect(callGraphOfJson('[[1')).toBeNull();
});
