import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';

const WEB_SOURCE = fileURLToPath(new URL('../web', import.meta.url));
const DEFAULT_OUTPUT = fileURLToPath(new URL('../../dist/web', import.meta.url));
const COMPRESSIBLE = /\.(?:html|js|css|svg)$/;

const compressWithGzip = promisify(gzip);
const compressWithBrotli = promisify(brotliCompress);

/** Writes `<file>.gz` and `<file>.br` beside every text file, so that no request waits for a compressor. */
async function precompress(folder: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => COMPRESSIBLE.test(name));
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const content = await readFile(path);
      const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
      await Promise.all([
        writeFile(`${path}.gz`, await compressWithGzip(content, { level: 9 })),
        writeFile(`${path}.br`, await compressWithBrotli(content, brotliOptions)),
      ]);
    }),
  );
}

/**
 * Builds the web app into a folder (`ui/dist/web` unless named) and compresses it.
 * @returns the folder it wrote; its old content is gone.
 */
export async function buildWeb(options: { outputFolder?: string; minify?: boolean } = {}): Promise<string> {
  const outputFolder = options.outputFolder ?? DEFAULT_OUTPUT;
  await build({
    configFile: false,
    root: WEB_SOURCE,
    logLevel: 'warn',
    // The page that is tested is the page that is served, whatever NODE_ENV says.
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    build: {
      outDir: outputFolder,
      emptyOutDir: true,
      target: 'es2023',
      minify: options.minify ?? true,
      // Everything loads as a file of its own: the content security policy forbids inline scripts.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: {
        output: {
          // Zod must be set up before the first schema is made: whoever needs it gets the setup with it, in whatever order parts run.
          codeSplitting: { groups: [{ name: 'zod', test: /[\\/]zod[\\/]|zod-setup/ }] },
        },
      },
    },
  });
  await precompress(outputFolder);
  return outputFolder;
}
