import { lstat, open, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { buildPathIndex, loadSourceMap, locateFrame, mapStackTrace, sourceMapReferenceOf } from '@mats/engine/code';
import type { PathIndex, SourceMap } from '@mats/engine/code';
import type { StackTrace } from '@mats/engine/logs';

/** Maps of built JavaScript, by which frames of bundles become frames of sources. */
export interface SourceMaps {
  /** The trace as its authors wrote the code; frames without a map stay as they are. Never throws for what is on the disk. */
  mapTrace(trace: StackTrace): Promise<StackTrace>;
}

/** Files looked at under all folders together: a build has hundreds, a folder given by mistake has millions. */
const MOST_FILES = 20_000;
const MOST_DEPTH = 12;
/** A map larger than this would take more memory than a frame is worth. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Maps kept parsed: one incident seldom touches more bundles. */
const MOST_KEPT = 16;
/** The reference to a map stands at the end of a bundle; with the map inside, it may be nearly all of it. */
const TAIL_BYTES = 64 * 1024;
const BUNDLE = /\.(?:js|mjs|cjs|jsx)$/;
const HIDDEN = /^(?:\.|node_modules$)/;

interface Build {
  readonly index: PathIndex;
  readonly absolute: ReadonlyMap<string, string>;
}

/**
 * Source maps under folders of built code (`dist`), as bundlers write them: beside the bundle or inside of it. A frame's
 * file is found by the end of its path, as it was deployed somewhere else; when two files fit equally, none is taken.
 * The folders are listed once for each trace's first miss, so a new build is seen without a restart.
 */
export function createSourceMaps(folders: readonly string[]): SourceMaps {
  const kept = new Map<string, Promise<SourceMap | undefined>>();
  const mapAt = (bundle: string, version: string): Promise<SourceMap | undefined> => {
    const key = `${bundle} ${version}`;
    const known = kept.get(key) ?? readMap(bundle).catch(() => undefined);
    kept.delete(key);
    kept.set(key, known);
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(oldest);
    return known;
  };
  return {
    async mapTrace(trace) {
      const files = new Set(trace.exceptions.flatMap(({ frames }) => frames.flatMap(({ file }) => file ?? [])));
      const built = [...files].filter((file) => BUNDLE.test(withoutQuery(file)));
      if (folders.length === 0 || built.length === 0) return trace;
      const build = await listBuild(folders);
      const maps = new Map<string, SourceMap>();
      for (const file of built) {
        const bundle = bundleOf(build, file);
        if (bundle === undefined) continue;
        const map = await mapAt(bundle, await versionOf(bundle));
        if (map !== undefined) maps.set(file, map);
      }
      return maps.size === 0 ? trace : mapStackTrace(trace, (file) => maps.get(file));
    },
  };
}

function withoutQuery(file: string): string {
  return file.replace(/[?#].*$/s, '');
}

function bundleOf({ index, absolute }: Build, file: string): string | undefined {
  const [best, second] = locateFrame(index, { file: withoutQuery(file) }).candidates;
  if (best === undefined || (second !== undefined && second.score >= best.score)) return undefined;
  return absolute.get(best.path);
}

async function listBuild(folders: readonly string[]): Promise<Build> {
  const absolute = new Map<string, string>();
  for (const folder of folders) await listInto(absolute, { root: path.dirname(folder), folder, depth: 0 });
  return { index: buildPathIndex([...absolute.keys()]), absolute };
}

async function listInto(
  found: Map<string, string>,
  { root, folder, depth }: { root: string; folder: string; depth: number },
): Promise<void> {
  if (depth > MOST_DEPTH || found.size >= MOST_FILES) return;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (HIDDEN.test(entry.name) || found.size >= MOST_FILES) continue;
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) await listInto(found, { root, folder: full, depth: depth + 1 });
    // Links are not followed: they could lead out of the folder that was allowed.
    else if (entry.isFile() && BUNDLE.test(entry.name)) {
      found.set(path.relative(root, full).replaceAll('\\', '/'), full);
    }
  }
}

async function versionOf(bundle: string): Promise<string> {
  const about = await lstat(bundle).catch(() => null);
  return about === null ? '' : `${about.size} ${about.mtimeMs}`;
}

async function readMap(bundle: string): Promise<SourceMap | undefined> {
  const reference = sourceMapReferenceOf(await readTail(bundle, TAIL_BYTES));
  const inside = reference ?? sourceMapReferenceOf(await readTail(bundle, MOST_BYTES));
  if (inside !== undefined && 'json' in inside) return loadSourceMap(inside.json);
  // By name only, in the bundle's own folder: a reference may not lead the reader elsewhere.
  const name = inside === undefined ? `${path.basename(bundle)}.map` : path.basename(withoutQuery(inside.url));
  const file = path.join(path.dirname(bundle), name);
  const about = await lstat(file);
  return about.isFile() && about.size <= MOST_BYTES ? loadSourceMap(await readFile(file, 'utf8')) : undefined;
}

async function readTail(file: string, bytes: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, bytes);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
