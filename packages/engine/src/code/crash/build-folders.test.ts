import { expect, test } from '@jest/globals';
import { buildFolders, sourceOfBuilt } from './build-folders.ts';

const config = (text: string, path = 'tsconfig.json'): { path: string; text: string } => ({ path, text });

test('what the compiler writes is led back to the folder it was written from', () => {
  const folders = buildFolders([config('{ "compilerOptions": { "outDir": "server" }, "include": ["api/**/*.ts"] }')]);
  expect(folders).toEqual([{ built: 'server', sources: 'api' }]);
  expect(sourceOfBuilt('/usr/src/app/server/lib/utils.js', folders)).toBe('api/lib/utils.js');
  expect(sourceOfBuilt('/usr/src/app/other/utils.js', folders)).toBeUndefined();
});

test('a root that is named counts before what is included, relative to the configuration', () => {
  const text = '{ // built\n "outDir": "../dist/", "rootDir": "./src", "include": ["x/*"] }';
  expect(buildFolders([config(text, 'packages/tsconfig.build.json')])).toEqual([
    { built: 'dist', sources: 'packages/src' },
  ]);
});

test('a configuration without an output folder says nothing', () =>
  expect(buildFolders([config('{ "rootDir": "src" }'), { path: 'tsconfig.json', text: '' }])).toEqual([]));
