/** A folder that a build writes to, and the folder of the sources that it is made of. Relative to the repository, without ends. */
export interface BuildFolder {
  readonly built: string;
  readonly sources: string;
}

const CONFIG = /(?:^|\/)tsconfig[\w.-]{0,40}\.json$/;
const LONGEST = 20_000;
const OUT = /"outDir"\s{0,9}:\s{0,9}"([^"\n]{1,200})"/;
const ROOT = /"rootDir"\s{0,9}:\s{0,9}"([^"\n]{1,200})"/;
const INCLUDED = /"(?:include|files)"\s{0,9}:\s{0,9}\[\s{0,40}"([^"\n]{1,200})"/;

/** Reads where the compiler of TypeScript puts what it makes, and of what. */
export function buildFolders(
  manifests: readonly { readonly path: string; readonly text: string | null }[],
): BuildFolder[] {
  return manifests.flatMap(({ path, text }): BuildFolder[] => {
    if (!CONFIG.test(path) || text === null) return [];
    const config = text.slice(0, LONGEST);
    const out = OUT.exec(config)?.[1];
    if (out === undefined) return [];
    // Without a root it is the folder that all that is included lies in.
    const included = fixedFolder(INCLUDED.exec(config)?.[1]);
    const root = ROOT.exec(config)?.[1] ?? included ?? '';
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const built = joined(folder, out);
    return built === '' ? [] : [{ built, sources: joined(folder, root) }];
  });
}

/** The folder that a pattern of files certainly lies in: its leading parts without a wildcard and without a file's name. */
function fixedFolder(pattern: string | undefined): string | undefined {
  const parts = pattern?.split('/');
  const end = parts?.findIndex((part) => /[*?]/.test(part) || /\.\w{1,4}$/.test(part));
  return end === undefined || end === -1 ? pattern : parts?.slice(0, end).join('/');
}

function joined(folder: string, relative: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The path of the source that a built file was made of, by the folders of builds, without its ending changed. */
export function sourceOfBuilt(file: string, folders: readonly BuildFolder[]): string | undefined {
  for (const { built, sources } of folders) {
    const at = `/${file}`.lastIndexOf(`/${built}/`);
    if (at === -1) continue;
    const rest = `/${file}`.slice(at + built.length + 2);
    return sources === '' ? rest : `${sources}/${rest}`;
  }
  return undefined;
}
