import { expect, test } from '@jest/globals';
import { parseStackTrace } from '../../logs/stack/find-stack-traces.ts';
import { applySourceMap, loadSourceMap } from './source-map.ts';

// One generated line: column 0 is line 1 column 0 of cart.ts, column 10 is line 3 column 4, named `price`.
const MAP = JSON.stringify({ version: 3, sources: ['../src/cart.ts'], names: ['price'], mappings: 'AAAA,UAEIA' });

test('leads a minified frame to its source', () => {
  const frame = parseStackTrace('Error: x\n    at t (https://shop.example/main.js:1:15)')?.exceptions[0]?.frames[0];
  const map = loadSourceMap(MAP);
  if (frame === undefined || map === undefined) throw new Error('the sample is broken');
  expect(applySourceMap(frame, map)).toMatchObject({ file: '../src/cart.ts', line: 3, column: 5, function: 'price' });
});

test('leaves a frame alone that the map does not cover', () => {
  const frame = parseStackTrace('Error: x\n    at t (https://shop.example/main.js:9:15)')?.exceptions[0]?.frames[0];
  const map = loadSourceMap(MAP);
  if (frame === undefined || map === undefined) throw new Error('the sample is broken');
  expect(applySourceMap(frame, map)).toEqual(frame);
});

test('text that is no source map gives none', () => {
  expect(loadSourceMap('<html>')).toBeUndefined();
});
