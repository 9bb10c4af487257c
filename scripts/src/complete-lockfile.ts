/** One entry of `packages` in a version 3 package-lock.json, as far as it is read here. */
export type LockedPackage = {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

export type LockedPackages = Readonly<Record<string, LockedPackage>>;

export type CompletedLockfile = {
  readonly packages: LockedPackages;
  /** `name@version` of every entry that was missing. */
  readonly added: readonly string[];
};

const OPERATING_SYSTEMS: Readonly<Record<string, string>> = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
  windows: 'win32',
};

const PROCESSORS: Readonly<Record<string, string>> = {
  '64': 'x64',
  arm: 'arm',
  arm64: 'arm64',
  ia32: 'ia32',
  loong64: 'loong64',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  x64: 'x64',
};

const C_LIBRARIES: Readonly<Record<string, string>> = {
  gnu: 'glibc',
  gnueabihf: 'glibc',
  musl: 'musl',
  musleabihf: 'musl',
};

/** The platform that a binary package's name spells, such as `@oxlint/binding-linux-arm64-musl`; undefined if none. */
function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> | undefined {
  const words = name.split(/[/-]/);
  const find = (table: Readonly<Record<string, string>>): string[] =>
    words.flatMap((word) => table[word] ?? []).slice(0, 1);
  const [os, cpu, libc] = [find(OPERATING_SYSTEMS), find(PROCESSORS), find(C_LIBRARIES)];
  if (os.length === 0 || cpu.length === 0) return undefined;
  return libc.length > 0 && os[0] === 'linux' ? { os, cpu, libc } : { os, cpu };
}

/** Where Node would find `name` from inside the package at `location`: nearest `node_modules` first. */
function resolveFrom(location: string, name: string, packages: LockedPackages): string | undefined {
  let folder = location;
  for (;;) {
    const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (candidate in packages) return candidate;
    if (folder === '') return undefined;
    const above = folder.lastIndexOf('/node_modules/');
    folder = above === -1 ? '' : folder.slice(0, above);
  }
}

/**
 * Adds an entry for every optional platform package that a locked package names and the lockfile lacks. npm leaves
 * those out, without a word, that its registry did not serve when the lockfile was made; then `npm ci` refuses the
 * lockfile, and other systems get no binaries.
 *
 * @throws Error when a missing optional package is no platform binary, since then its place is not known.
 */
export function completeLockfile(packages: LockedPackages): CompletedLockfile {
  const completed: Record<string, LockedPackage> = { ...packages };
  const added: string[] = [];
  for (const [location, locked] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(locked.optionalDependencies ?? {})) {
      if (resolveFrom(location, name, completed) !== undefined) continue;
      const platform = platformOf(name);
      if (platform === undefined) {
        throw new Error(`${name}@${version}, wanted by ${location}, is missing and names no platform; run npm install`);
      }
      completed[`node_modules/${name}`] = {
        version,
        ...platform,
        ...(locked.dev === true ? { dev: true } : {}),
        optional: true,
      };
      added.push(`${name}@${version}`);
    }
  }
  const sorted = Object.entries(completed).toSorted(([left], [right]) => left.localeCompare(right, 'en'));
  return { packages: Object.fromEntries(sorted), added };
}
