/** Files that say under which name a package is installed. */
const MANIFEST =
  /(?:^|\/)(?:package\.json|tsconfig[\w.-]{0,40}\.json|Cargo\.toml|go\.mod|composer\.json|[\w.-]{1,80}\.gemspec)$/;
const MOST_MANIFESTS = 40;
const LONGEST_MANIFEST = 20_000;

/** The manifests of a repository, those nearest to its root first: a package of its own seldom lies deep. */
export function manifestPaths(paths: readonly string[]): string[] {
  const depth = (path: string): number => path.split('/').length;
  return paths
    .filter((path) => MANIFEST.test(path) && !/(?:^|\/)(?:node_modules|vendor|fixtures?|tests?|examples?)\//.test(path))
    .toSorted((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
    .slice(0, MOST_MANIFESTS);
}

/** Names under which parts of a repository are installed, in lower case, with the folder that each part lies in. */
export type OwnPackages = ReadonlyMap<string, string>;

const NAME_IN: readonly (readonly [RegExp, RegExp])[] = [
  [/(?:package|composer)\.json$/, /"name"\s{0,9}:\s{0,9}"([^"\n]{1,200})"/],
  [/Cargo\.toml$/, /\[package\][^[]{0,2000}?\bname\s{0,9}=\s{0,9}"([^"\n]{1,200})"/],
  [/go\.mod$/, /^module\s{1,9}([^\s"]{1,200})/m],
];

/** Reads the names out of manifests; one without a text still tells the name that is its file's. */
export function ownPackages(
  manifests: readonly { readonly path: string; readonly text: string | null }[],
): OwnPackages {
  const found = new Map<string, string>();
  for (const { path, text } of manifests) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const gem = /([^/]{1,80})\.gemspec$/.exec(path)?.[1];
    const pattern = NAME_IN.find(([file]) => file.test(path))?.[1];
    const name =
      gem ?? (pattern === undefined ? undefined : pattern.exec((text ?? '').slice(0, LONGEST_MANIFEST))?.[1]);
    if (name !== undefined && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), folder);
  }
  return found;
}

/** A path inside of an installed package. */
export interface InstalledPath {
  /** As the package manager names it, in lower case; undefined where the path itself begins with the package. */
  readonly name: string | undefined;
  /** The path inside of the package. */
  readonly rest: string;
  /** From the folder of packages on. */
  readonly whole: string;
}

/** Where package managers of any language put what is installed: what names the package, and what is left of the path. */
const INSTALLED: readonly RegExp[] = [
  /(?:^|\/)(?<at>node_modules\/(?<name>(?:@[^/]{1,80}\/)?[^/]{1,120})\/)(?<rest>[^]*)$/,
  /(?:^|\/)(?<at>gems\/(?<name>[^/]{1,120}?)-\d[\w.]{0,40}(?:-[\w.]{1,20})?\/)(?<rest>[^]*)$/,
  /(?:^|\/)(?<at>bundler\/gems\/(?<name>[^/]{1,120}?)-[0-9a-f]{6,40}\/)(?<rest>[^]*)$/,
  /(?:^|\/)(?<at>pkg\/mod\/(?<name>[^@]{1,200})@[^/]{1,100}\/)(?<rest>[^]*)$/,
  /(?:^|\/)(?<at>\.cargo\/(?:registry\/src|git\/checkouts)\/[^/]{1,100}\/(?<name>[^/]{1,120}?)-(?:\d[\w.+-]{0,40}|[0-9a-f]{6,40}\/[0-9a-f]{4,40})\/)(?<rest>[^]*)$/,
  /(?:^|\/)(?<at>vendor\/(?:src\/)?(?<name>[\w-]{1,60}(?:\.[\w-]{1,20}){1,3}\/[^/]{1,80}\/[^/]{1,80})\/)(?<rest>[^]*)$/,
  /(?:^|\/)(?<at>vendor\/(?<name>[^/.]{1,80}\/[^/]{1,80})\/)(?<rest>[^]*)$/,
  /(?:^|\/)(?<at>(?:site|dist)-packages\/(?:[^/]{1,120}\.egg\/)?)(?<rest>[^]*)$/,
];

/** Tells the package from the path inside of it, the innermost where packages hold packages; undefined for other paths. */
export function installedPath(path: string): InstalledPath | undefined {
  let found: { at: number; installed: InstalledPath } | undefined;
  for (const pattern of INSTALLED) {
    let from = 0;
    for (let turn = 0; turn < 8; turn += 1) {
      const match = pattern.exec(path.slice(from));
      const { at, name, rest } = match?.groups ?? {};
      if (at === undefined || rest === undefined) break;
      const place = path.length - rest.length - at.length;
      if (found === undefined || place > found.at) {
        found = { at: place, installed: { name: name?.toLowerCase(), rest, whole: path.slice(place) } };
      }
      from = path.length - rest.length;
    }
  }
  return found?.installed;
}
