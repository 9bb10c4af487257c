import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { basename, join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import { leanStart } from './lean-start.ts';
import { SERVICE_ENTRIES } from './services.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** CommonJS dependencies inside an ES module still call `require`. */
const REQUIRE_BANNER =
  "import { createRequire as matsCreateRequire } from 'node:module'; const require = matsCreateRequire(import.meta.url);";

/** Exporters, readers and settings files that the SDK imports and MATS never uses; they are most of its size. */
const UNUSED_OF_OPENTELEMETRY =
  /^@opentelemetry\/(?:configuration|otlp-grpc-exporter-base|sdk-metrics|exporter-(?:zipkin|prometheus|(?:logs|metrics)-otlp-(?:grpc|http|proto)|trace-otlp-(?:grpc|http))|propagator-(?:b3|jaeger))$/;

/** Replaces what is imported but never constructed by an object that has every name. */
const stubUnused: Plugin = {
  name: 'stub-unused',
  setup(setup) {
    setup.onResolve({ filter: UNUSED_OF_OPENTELEMETRY }, ({ path }) => ({ path, namespace: 'stub' }));
    // Error messages in forty languages, and tables of East Asian encodings that no JSON body may have.
    setup.onResolve({ filter: /^\.\.\/locales\/index\.js$|^\.\/dbcs-data$/ }, ({ path, importer }) =>
      /node_modules[\\/](?:zod|iconv-lite)[\\/]/.test(importer) ? { path, namespace: 'empty' } : undefined,
    );
    setup.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ loader: 'js', contents: 'module.exports = {};' }));
    setup.onLoad({ filter: /.*/, namespace: 'stub' }, ({ path }) => ({
      loader: 'js',
      contents: `module.exports = new Proxy({}, { get: (_, name) => name === '__esModule' ? true : class { constructor() { throw new Error('${path} is not part of this image'); } } });`,
    }));
  },
};

/** The client of S3 imports ES modules of its own, whose names esbuild sees by itself. */
const SHIPS_MODULES = /[\\/]node_modules[\\/]@(?:aws-sdk|smithy)[\\/]/;

/**
 * `await import('package')` of a CommonJS package has its names under Node, but only `default` when the package becomes
 * a chunk of its own. So the chunk lists the names that Node finds.
 */
const namesOfLatePackages: Plugin = {
  name: 'names-of-late-packages',
  setup(setup) {
    setup.onResolve({ filter: /^[a-z@]/i }, ({ path, kind, importer, resolveDir }) =>
      kind === 'dynamic-import' && !isBuiltin(path) && !SHIPS_MODULES.test(importer)
        ? { path, namespace: 'late', pluginData: { importer, resolveDir } }
        : undefined,
    );
    setup.onLoad({ filter: /.*/, namespace: 'late' }, async ({ path, pluginData }) => {
      const { importer, resolveDir } = pluginData as { importer: string; resolveDir: string };
      const found = createRequire(importer).resolve(path);
      const keys = Object.keys((await import(pathToFileURL(found).href)) as object);
      const names = keys.filter((key) => /^[\w$]+$/.test(key));
      return { loader: 'js', resolveDir, contents: `export { ${names.join(', ')} } from ${JSON.stringify(path)};` };
    });
  },
};

/** Source maps and Postgres extensions are not needed to run; they are most of the package. */
function isNeededAtRunTime(file: string): boolean {
  return !/\.(?:map|d\.ts|d\.cts|tar\.gz)$/.test(file);
}

/**
 * Bundles one service into `into`: `main.mjs` with its source map, and `node_modules` with what cannot be bundled.
 * The folder's old content goes.
 *
 * @throws Error when there is no service of that name.
 */
export async function bundleService(name: string, into: string): Promise<void> {
  const service = SERVICE_ENTRIES[name];
  if (service === undefined) {
    throw new Error(`There is no service "${name}". Known: ${Object.keys(SERVICE_ENTRIES).join(', ')}`);
  }
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: [service.entry, ...(service.threads ?? [])].map((file) => ({ in: file, out: basename(file, '.ts') })),
    outdir: into,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // What is imported later is a file of its own, so that a start does not read it.
    splitting: true,
    chunkNames: 'chunk-[hash]',
    minifySyntax: true,
    minifyWhitespace: true,
    // Identifiers are not minified, so names can be read in stack traces; `keepNames` would define each one at start.
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'linked',
    banner: { js: REQUIRE_BANNER },
    // Asked for by drivers only when what needs them is switched on: native code, and DBOS's own tracing.
    external: ['pg-native', 'winston', 'winston-transport', ...(service.unbundled ?? [])],
    plugins: [leanStart, stubUnused, namesOfLatePackages],
    logLevel: 'warning',
  });
  for (const dependency of service.unbundled ?? []) {
    cpSync(join(ROOT, 'node_modules', dependency), join(into, 'node_modules', dependency), {
      recursive: true,
      filter: isNeededAtRunTime,
    });
  }
}

if (import.meta.main) {
  const [names = '', into = 'dist'] = argv.slice(2);
  const wanted = names === 'all' ? Object.keys(SERVICE_ENTRIES) : [names];
  await Promise.all(wanted.map((name) => bundleService(name, join(into, name))));
}
