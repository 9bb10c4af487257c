import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { quietEnvironment } from './run-step.ts';

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  exports: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()).default({}),
});

export type SourceManifest = z.infer<typeof manifestSchema>;

/** An ES module can be `require`d from here on without a flag. */
const NODE = '>=22.12';
const BUILD_CONFIG = 'tsconfig.build.json';
/** What a host may have already; a second copy would work, one is better. */
const SHARED = new Set(['@opentelemetry/api']);

/** The manifest of a workspace as those who install it get it; `versionOf` tells the version of a workspace. */
export function packedManifest(
  source: SourceManifest,
  versionOf: (name: string) => string | undefined,
): Record<string, unknown> {
  const built = (file: string, extension: string): string =>
    file.replace(/^\.\/src\//, './dist/').replace(/\.ts$/, extension);
  const version = (name: string, range: string): string => versionOf(name) ?? (SHARED.has(name) ? `^${range}` : range);
  const { name, version: own, description, license } = source;
  return {
    name,
    version: own,
    description,
    license,
    type: 'module',
    engines: { node: NODE },
    files: ['dist'],
    sideEffects: false,
    // One build for both: `default` is what `import` and `require` take.
    exports: Object.fromEntries(
      Object.entries(source.exports).map(([entry, file]) => [
        entry,
        { types: built(file, '.d.ts'), default: built(file, '.js') },
      ]),
    ),
    dependencies: Object.fromEntries(
      Object.entries(source.dependencies).map(([other, range]) => [other, version(other, range)]),
    ),
  };
}

/** The declarations with the names that files have once they are built; the compiler leaves those of types as written. */
export function builtDeclarations(text: string): string {
  return text.replaceAll(/((?:from|import\() ?['"]\.{1,2}\/[^'"\n]{1,200})\.ts(?=['"])/g, '$1.js');
}

function readManifest(file: string): SourceManifest {
  return manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function build(root: string, folder: string): void {
  const place = path.join(root, folder);
  rmSync(path.join(place, 'dist'), { recursive: true, force: true });
  const { status } = spawnSync('tsc', ['-p', path.join(place, BUILD_CONFIG)], {
    env: quietEnvironment(root),
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${folder} does not build: tsc ended with ${status}`);
  for (const file of globSync('dist/**/*.d.ts', { cwd: place })) {
    const declarations = path.join(place, file);
    writeFileSync(declarations, builtDeclarations(readFileSync(declarations, 'utf8')));
  }
}

/** The workspaces that a workspace needs and that are packed as well, by name. */
function packedDependencies(root: string, manifest: SourceManifest): Map<string, string> {
  const places = globSync(`packages/*/${BUILD_CONFIG}`, { cwd: root }).map((file) => path.dirname(file));
  const byName = new Map(places.map((place) => [readManifest(sourceOf(root, place)).name, place]));
  return new Map([...byName].filter(([name]) => name in manifest.dependencies));
}

function kept(root: string, folder: string): string {
  return path.join(root, folder, '.package.json.source');
}

/** Where the manifest of a workspace stands that may just be packed. */
function sourceOf(root: string, folder: string): string {
  const backup = kept(root, folder);
  return existsSync(backup) ? backup : path.join(root, folder, 'package.json');
}

/** Puts a workspace's own package.json back and removes what was built. Harmless when nothing was prepared. */
export function restorePackage(root: string, folder: string): void {
  if (existsSync(kept(root, folder))) renameSync(kept(root, folder), path.join(root, folder, 'package.json'));
  rmSync(path.join(root, folder, 'dist'), { recursive: true, force: true });
}

/**
 * Builds a workspace for `npm pack` and points its package.json at what was built, until `restorePackage`.
 *
 * @throws Error when it does not build; its package.json is as it was then.
 */
export function preparePackage(root: string, folder: string): void {
  restorePackage(root, folder);
  const manifest = readManifest(path.join(root, folder, 'package.json'));
  const needed = packedDependencies(root, manifest);
  for (const place of needed.values()) build(root, place);
  build(root, folder);
  for (const place of needed.values()) rmSync(path.join(root, place, 'dist'), { recursive: true, force: true });
  const versionOf = (name: string): string | undefined => {
    const place = needed.get(name);
    return place === undefined ? undefined : readManifest(sourceOf(root, place)).version;
  };
  const own = path.join(root, folder, 'package.json');
  renameSync(own, kept(root, folder));
  writeFileSync(own, `${JSON.stringify(packedManifest(manifest, versionOf), null, 2)}\n`);
}
