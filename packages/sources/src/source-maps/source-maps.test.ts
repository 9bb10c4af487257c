import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findTraces } from '@mats/engine/logs';
import type { StackTrace } from '@mats/engine/logs';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { createSourceMaps } from './source-maps.ts';

const temporaryFolder = temporaryFolders();

const SOURCE = 'export function priceOf(cart) {\n  return cart.price.amount;\n}\n';
/** Made by a bundler of `SOURCE`: one segment, generated 1:0 to source 2:2. */
const map = JSON.stringify({
  version: 3,
  sources: ['../src/price.ts'],
  sourcesContent: [SOURCE],
  names: [],
  mappings: 'AACE',
});
const BUNDLE = 'var a=c=>c.price.amount;';

const traceIn = (file: string): StackTrace => {
  const [trace] = findTraces(`TypeError: Cannot read properties of undefined\n    at a (${file}:1:1)\n`).traces;
  if (trace === undefined) throw new Error('no trace');
  return trace;
};
async function frameOf(folder: string, file: string): Promise<string> {
  const { exceptions } = await createSourceMaps([folder]).mapTrace(traceIn(file));
  const [frame] = exceptions[0]?.frames ?? [];
  return `${frame?.file ?? ''}:${frame?.line ?? ''} ${frame?.function ?? ''}`;
}
async function build(bundle: string, files: Record<string, string> = {}): Promise<string> {
  const folder = path.join(await temporaryFolder(), 'dist');
  await mkdir(folder);
  for (const [name, text] of Object.entries({ 'main.js': bundle, ...files })) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return folder;
}

const BY_NAME = `${BUNDLE}\n//# sourceMappingURL=main.js.map\n`;
const FRAME = '../src/price.ts:2 priceOf';

describe('createSourceMaps', () => {
  test('a frame of a bundle becomes one of its source, wherever the bundle was deployed', async () => {
    const folder = await build(BY_NAME, { 'main.js.map': map });
    expect(await frameOf(folder, 'file:///srv/app/dist/main.js')).toBe(FRAME);
    expect(await frameOf(folder, 'https://shop.example/dist/main.js?v=3')).toBe(FRAME);
  });

  test('the map may be inside of the bundle', async () => {
    const inline = Buffer.from(map).toString('base64');
    const folder = await build(`${BUNDLE}\n//# sourceMappingURL=data:application/json;base64,${inline}\n`);
    expect(await frameOf(folder, '/srv/dist/main.js')).toBe(FRAME);
  });

  test('a map beside the bundle counts when the bundle does not name it', async () => {
    expect(await frameOf(await build(BUNDLE, { 'main.js.map': map }), '/srv/dist/main.js')).toBe(FRAME);
  });

  test.each([
    ['no map', BUNDLE, {}],
    ['a broken map', BY_NAME, { 'main.js.map': '{"version":3,' }],
    ['a map that lies outside', `${BUNDLE}\n//# sourceMappingURL=../../secret.map\n`, {}],
  ])('with %s the frame stays as it is', async (_, bundle, files) => {
    expect(await frameOf(await build(bundle, files), '/srv/dist/main.js')).toBe('/srv/dist/main.js:1 a');
  });

  test('of two bundles that fit equally none is taken', async () => {
    const folder = await build(BUNDLE, { 'web/app.js': BY_NAME, 'admin/app.js': BY_NAME });
    expect(await frameOf(folder, '/srv/app.js')).toBe('/srv/app.js:1 a');
  });

  test('links are not followed', async () => {
    const folder = await build(BUNDLE);
    const outside = path.join(await temporaryFolder(), 'linked.js');
    await writeFile(outside, BY_NAME);
    await symlink(outside, path.join(folder, 'linked.js'));
    await writeFile(path.join(folder, 'linked.js.map'), map);
    expect(await frameOf(folder, '/srv/dist/linked.js')).toBe('/srv/dist/linked.js:1 a');
  });

  test('a folder that is not there maps nothing', async () =>
    expect(await frameOf('/nowhere/dist', '/srv/dist/main.js')).toBe('/srv/dist/main.js:1 a'));
});
