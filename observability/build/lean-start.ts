import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';

/** Media types that MATS reads or sends; Express loads all 2,500 and ranks them at every start. */
const USED_MEDIA_TYPE =
  /^(?:text|image|font|multipart)\/|^application\/(?:gzip|javascript|json|manifest\+json|octet-stream|pdf|problem\+json|wasm|x-gzip|x-ndjson|x-www-form-urlencoded|xml|zip)$/;

/** What a start would pay for without using it. */
export const leanStart: Plugin = {
  name: 'lean-start',
  setup(setup) {
    // Importing a module of Node's own reads all its names, and reading those of `node:http` loads Node's own fetch
    // and WebSocket. Requiring it does not.
    setup.onResolve({ filter: /^(?:node:)?[a-z_][a-z0-9_/]*$/ }, ({ path, kind, namespace, importer }) => {
      if (kind !== 'import-statement' || namespace !== 'file' || !isBuiltin(path)) return undefined;
      // Only asked whether a request is one of HTTP/2; here none is.
      const isUnused = path.endsWith('http2') && /[\\/]better-sse[\\/]/.test(importer);
      return { path, namespace: isUnused ? 'unused-builtin' : 'required-builtin' };
    });
    setup.onLoad({ filter: /.*/, namespace: 'unused-builtin' }, () => ({
      loader: 'js',
      contents: 'export class Http2ServerRequest {}\nexport class Http2ServerResponse {}',
    }));
    setup.onLoad({ filter: /.*/, namespace: 'required-builtin' }, ({ path }) => ({
      loader: 'js',
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
    // Express loads its body parsers, which load tables of encodings; here each is loaded when it is first made.
    setup.onResolve({ filter: /^body-parser$/ }, ({ path, importer, resolveDir }) =>
      /[\\/]express[\\/]lib[\\/]express\.js$/.test(importer)
        ? { path, namespace: 'late-parsers', pluginData: { resolveDir } }
        : undefined,
    );
    setup.onLoad({ filter: /.*/, namespace: 'late-parsers' }, ({ path, pluginData }) => ({
      loader: 'js',
      resolveDir: (pluginData as { resolveDir: string }).resolveDir,
      contents: `for (const name of ['json', 'raw', 'text', 'urlencoded']) exports[name] = (...given) => require('${path}')[name](...given);`,
    }));
    setup.onLoad({ filter: /[\\/]mime-db[\\/]db\.json$/ }, async ({ path }) => {
      const all = Object.entries(JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>);
      const used = all.filter(([name]) => USED_MEDIA_TYPE.test(name));
      return { loader: 'json', contents: JSON.stringify(Object.fromEntries(used)) };
    });
  },
};
