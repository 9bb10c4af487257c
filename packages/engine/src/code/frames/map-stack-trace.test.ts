import { expect, test } from '@jest/globals';
import { parseStackTrace } from '../../logs/stack/find-stack-traces.ts';
import { mapStackTrace } from './map-stack-trace.ts';
import { loadSourceMap, sourceMapReferenceOf } from './source-map.ts';
import type { StackTrace } from '../../logs/stack/stack-trace.ts';

const SOURCE = 'export function total(items) {\n  // all\n  return items.length;\n}\n';
// One generated line: column 0 is line 1 of the source, column 10 is line 3 column 5.
const PLAIN = {
  version: 3,
  sources: ['../src/cart.ts'],
  sourcesContent: [SOURCE],
  names: ['items'],
  mappings: 'AAAA,UAEIA',
};
const VENDOR = { version: 3, sources: ['../node_modules/kit/index.js'], names: [], mappings: 'AAAA' };

function trace(position: string): StackTrace {
  const found = parseStackTrace(`TypeError: x\n    at t (file:///srv/app/dist/main.mjs:${position})`);
  if (found === undefined) throw new Error('the sample is broken');
  return found;
}

function mapped(position: string, map: object): StackTrace['exceptions'][number]['frames'][number] | undefined {
  const source = loadSourceMap(JSON.stringify(map));
  return mapStackTrace(trace(position), () => source).exceptions[0]?.frames[0];
}

test('a minified frame gets file, line and the function its source stands in', () => {
  expect(mapped('1:15', PLAIN)).toMatchObject({ file: '../src/cart.ts', line: 3, function: 'total', library: false });
});

test('bundled dependencies are libraries', () => {
  expect(mapped('1:3', VENDOR)).toMatchObject({ file: '../node_modules/kit/index.js', library: true });
});

test('maps with sections are read', () => {
  const sections = [
    { offset: { line: 0, column: 0 }, map: VENDOR },
    { offset: { line: 1, column: 0 }, map: PLAIN },
  ];
  expect(mapped('2:15', { version: 3, sections })).toMatchObject({ file: '../src/cart.ts', line: 3 });
});

test('frames without a map stay as they are', () => {
  const before = trace('1:15');
  expect(mapStackTrace(before, () => undefined)).toEqual(before);
});

test('a bundle names its map: inline or beside it, the last one counts', () => {
  const json = JSON.stringify(PLAIN);
  const data = Buffer.from(json).toString('base64');
  expect(sourceMapReferenceOf(`a()\n//# sourceMappingURL=data:application/json;base64,${data}\n`)).toEqual({ json });
  const twice = '//# sourceMappingURL=old.map\nb()\n//# sourceMappingURL=main.mjs.map\n';
  expect(sourceMapReferenceOf(twice)).toEqual({ url: 'main.mjs.map' });
  expect(sourceMapReferenceOf('b()')).toBeUndefined();
  expect(sourceMapReferenceOf('//# sourceMappingURL=data:application/json;base64,%%%')).toBeUndefined();
});
