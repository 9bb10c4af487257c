import type { StackFrame } from '../../logs/stack/stack-trace.ts';

/** A path a frame may mean, given from its end, and how far to trust it: 1 when it is what the trace says. */
export interface FrameSpot {
  readonly parts: readonly string[];
  readonly trust: number;
}

/** What a compiled file can have been written as. */
const SOURCES_OF: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    js: ['ts', 'tsx', 'jsx', 'vue', 'svelte', 'coffee'],
    mjs: ['mts', 'ts'],
    cjs: ['cts', 'ts'],
    pyc: ['py'],
  }),
);
const JVM_SOURCES: readonly string[] = ['java', 'kt', 'scala', 'groovy'];

/** The path of a frame's file as components, without scheme, host, query, drive and relative parts. Empty for none. */
function pathParts(file: string): string[] {
  let path = file.replaceAll('\\', '/').replace(/[?#].*$/s, '');
  path = path.replace(
    /^(?:webpack(?:-internal)?|ng|turbopack|vite|app|rollup|rsc):\/{2,3}(?:[^/.]*\/)?(?=\.|\(|[^/])/,
    '',
  );
  path = path
    .replace(/^file:\/\/\/?/, '/')
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*\//i, '')
    .replace(/^\/?[A-Za-z]:\//, '/');
  if (path.includes('%')) path = decoded(path);
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.' || (/^\([\w-]+\)$/.test(part) && parts.length === 0)) continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Every path a frame may mean, the most literal first. */
export function frameSpots(frame: Pick<StackFrame, 'file' | 'module' | 'function'>): FrameSpot[] {
  const { file, module } = frame;
  if (file === undefined) return module === undefined ? [] : classSpots(module);
  const parts = pathParts(file);
  const name = parts.at(-1);
  if (name === undefined) return [];
  const literal = parts.length === 1 && module !== undefined ? [...packageParts(module), name] : parts;
  const spots: FrameSpot[] = [{ parts: literal.toReversed(), trust: 1 }];
  const dot = name.lastIndexOf('.');
  for (const extension of SOURCES_OF.get(name.slice(dot + 1)) ?? []) {
    const source = [...literal.slice(0, -1), `${name.slice(0, dot)}.${extension}`];
    spots.push({ parts: source.toReversed(), trust: 0.97 });
  }
  return spots;
}

/** `com.shop.Cart$Item` to `com/shop`: the folder that a JVM class is kept in. */
function packageParts(module: string): string[] {
  return /^[\w$.]+$/.test(module) && module.includes('.') ? module.split('.').slice(0, -1) : [];
}

/** A class without a file (native frames, .NET without symbols): its name is its file's by convention. */
function classSpots(module: string): FrameSpot[] {
  const names = module
    .replace(/[$+<`].*$/s, '')
    .split(/[.\\]/)
    .filter((part) => part !== '');
  const own = names.at(-1);
  if (own === undefined) return [];
  const folders = names.slice(0, -1);
  return [...JVM_SOURCES, 'cs', 'php', 'rb'].map((extension) => ({
    parts: [...folders, `${own}.${extension}`].toReversed(),
    trust: 0.8,
  }));
}
