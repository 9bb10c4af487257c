import { describe, expect, test } from '@jest/globals';
import { findTraces } from '../../logs/stack/find-traces.ts';
import { buildPathIndex } from '../source/path-index.ts';
import { buildFolders } from './build-folders.ts';
import { codeText } from './code-text.ts';
import { frameSites } from './frame-sites.ts';
import { locatedFrames } from './located-frames.ts';
import { ownPackages } from './own-packages.ts';

/** `path:line agreement` of each frame of the first trace in a repository of these files. */
function located(trace: string, files: Readonly<Record<string, string>>): string[] {
  const [first] = findTraces(trace).traces;
  if (first === undefined) throw new Error('no trace');
  const manifests = Object.entries(files).map(([path, text]) => ({ path, text }));
  const known = {
    index: buildPathIndex(Object.keys(files)),
    packages: ownPackages(manifests),
    builds: buildFolders(manifests),
  };
  const texts = new Map(Object.entries(files).map(([path, text]) => [path, codeText(path, text)]));
  const frames = locatedFrames(frameSites(first, known), { trace: first, read: (path) => texts.get(path) });
  return frames.map(({ path, line, agreement }) => `${path}:${line} ${agreement}`);
}

const UTILS = `import x from 'x'
export function other() {
  return 1
}
export function build(config) {
  const level = config.level
  return this.cfg.logToFile
}
`;

describe('own code', () => {
  test('is what is installed under the name of the own package, and nothing else that is installed', () => {
    const trace = `TypeError: x
    at build (/srv/node_modules/shop/lib/utils.js:7:3)
    at run (/srv/node_modules/other/lib/utils.js:7:3)`;
    const files = { 'package.json': '{"name":"shop"}', 'lib/utils.js': UTILS };
    expect(located(trace, files)).toEqual(['lib/utils.js:7 agrees']);
  });

  test('is a module of Python under site-packages that the repository holds with its folder', () => {
    const trace = `Traceback (most recent call last):
  File "/usr/lib/python2.7/site-packages/shop/cart.py", line 2, in total
    return x.y
  File "/usr/lib/python2.7/site-packages/other/cart.py", line 2, in total
    return x.y
KeyError: 1`;
    expect(located(trace, { 'shop/cart.py': 'def total():\n    return x.y\n' })).toEqual(['shop/cart.py:2 agrees']);
  });

  test('is a gem whose entry the repository holds', () => {
    const trace = `/v/gems/2.1.0/gems/shop-4.1.0/lib/shop.rb:2:in \`total': no (NoMethodError)
	from /v/gems/2.1.0/gems/rack-1.0/lib/rack.rb:2:in \`call'`;
    expect(located(trace, { 'lib/shop.rb': 'def total\n  x.y\nend\n', 'lib/other.rb': '' })).toEqual([
      'lib/shop.rb:2 agrees',
    ]);
  });
});

describe('a location', () => {
  test('is where the named function stands now, at the line that asks for what failed', () => {
    const trace = `TypeError: Cannot read properties of undefined (reading 'logToFile')
    at build (/srv/lib/utils.js:70:3)`;
    expect(located(trace, { 'lib/utils.js': UTILS })).toEqual(['lib/utils.js:7 moved']);
  });

  test('is the line of a caller that calls the next function', () => {
    const trace = `Error: x
    at build (/srv/lib/utils.js:7:3)
    at start (/srv/lib/app.js:90:3)`;
    const app = 'function start() {\n  one()\n  build(1)\n  two()\n}\n';
    expect(located(trace, { 'lib/utils.js': UTILS, 'lib/app.js': app })).toEqual([
      'lib/utils.js:7 agrees',
      'lib/app.js:3 moved',
    ]);
  });

  test('of built code is the source that holds the function, by the folders of the build', () => {
    const trace = `TypeError: Cannot read properties of undefined (reading 'logToFile')
    at Module.build (file:///usr/src/app/server/lib/utils.js:402:46)`;
    const files = {
      'tsconfig.json': '{ "outDir": "server", "include": ["api/**/*.ts"] }',
      'api/lib/utils.ts': UTILS,
      'src/lib/utils.js': 'export function paint() {\n  return 1\n}\n',
    };
    expect(located(trace, files)).toEqual(['api/lib/utils.ts:7 compiled']);
  });

  test('is told by the function where two files have the same name', () => {
    const trace = 'Error: x\n    at build (/srv/lib/utils.js:7:3)';
    const files = { 'web/lib/utils.js': 'function paint() {\n  return 1\n}\n', 'api/lib/utils.js': UTILS };
    expect(located(trace, files)).toEqual(['api/lib/utils.js:7 agrees']);
  });

  test('is no line where nothing can run, nor one behind the end', () => {
    const trace = 'Error: x\n    at nobody (/srv/lib/utils.js:1:3)\n    at nobody2 (/srv/lib/utils.js:900:3)';
    expect(located(trace, { 'lib/utils.js': UTILS })).toEqual([
      'lib/utils.js:undefined disagrees',
      'lib/utils.js:undefined disagrees',
    ]);
  });

  test('app.js is not App.vue', () => {
    const trace = 'Error: x\n    at start (/srv/server/app.js:3:3)';
    expect(located(trace, { 'src/App.vue': 'start()' })).toEqual([]);
  });
});
