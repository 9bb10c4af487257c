import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import type { RunKind } from './program.ts';
import type { Tree } from './revisions.ts';

/** What a run of a program left: what it wrote to its error stream, and the files that were deployed beside the sources. */
export interface ProgramRun {
  readonly stderr: string;
  /** Bundles and maps: path to text. */
  readonly build: Tree;
}

/** Where the traces say that the program runs, whatever folder it ran in. */
const DEPLOYED_FOLDER = '/srv/app';
const TIME_LIMIT_MS = 20_000;
const ENTRY = 'src/main.ts';

/**
 * Builds the files in `folder` as `kind` says and runs the program with this Node. The program must end with an exit code other than 0 or
 * write a trace to its error stream; the stream comes back with `DEPLOYED_FOLDER` for the folder.
 */
export async function runProgram(folder: string, about: { tree: Tree; kind: RunKind }): Promise<ProgramRun> {
  const { tree, kind } = about;
  rmSync(folder, { recursive: true, force: true });
  writeTree(folder, tree);
  // A module in a folder without a package.json would be taken for what the folders above say.
  if (!tree.has('package.json')) writeTree(folder, new Map([['package.json', '{ "type": "module" }\n']]));
  const built = kind === 'source' ? new Map<string, string>() : await bundle(folder, { tree, kind });
  const entry = kind === 'source' ? ENTRY : 'dist/main.mjs';
  const { stderr, error } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', ...(kind === 'enabled' ? ['--enable-source-maps'] : []), entry],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: TIME_LIMIT_MS,
      env: { TZ: 'UTC', NO_COLOR: '1', LANG: 'C.UTF-8' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  if (error !== undefined) throw error;
  const said = stderr.replaceAll(realpathSync(folder), DEPLOYED_FOLDER);
  return { stderr: said, build: built };
}

function writeTree(folder: string, tree: Tree): void {
  for (const [path, text] of tree) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

async function bundle(folder: string, about: { tree: Tree; kind: RunKind }): Promise<Tree> {
  const { tree, kind } = about;
  // Worker threads are files of their own.
  const entries = [...tree.keys()].filter((path) => path === ENTRY || /(?:^|\/)[\w-]*worker\.ts$/.test(path));
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: entries,
    bundle: true,
    minify: true,
    keepNames: false,
    sourcemap: kind === 'inline' ? 'inline' : 'linked',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    write: false,
    logLevel: 'silent',
  });
  const files = new Map(
    outputFiles.map(({ path, text }) => [path.slice(realpathSync(folder).length + 1).replaceAll('\\', '/'), text]),
  );
  if (kind === 'sections') prependSection(files);
  writeTree(folder, files);
  return new Map([...files.keys()].map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** What concatenating build tools do: a banner of its own before each bundle, and maps with sections that shift by it. */
function prependSection(files: Map<string, string>): void {
  const banner = '/*! built */var __built=Date.now();\n';
  for (const [path, text] of files) {
    if (!path.endsWith('.map')) files.set(path, `${banner}${text}`);
    else {
      const map: unknown = JSON.parse(text);
      const own = { version: 3, sources: ['build/banner.js'], names: [], mappings: 'AAAA', sourcesContent: [banner] };
      const sections = [
        { offset: { line: 0, column: 0 }, map: own },
        { offset: { line: 1, column: 0 }, map },
      ];
      files.set(path, JSON.stringify({ version: 3, sections }));
    }
  }
}
