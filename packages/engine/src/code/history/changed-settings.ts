import type { FileChange, Hunk } from './commit.ts';
import { roleOfPath } from './path-role.ts';

/** A setting or a dependency that a commit changed. `before` is absent when it was added, `after` when it was removed. */
export interface SettingChange {
  readonly kind: 'configuration' | 'dependency';
  readonly path: string;
  /** Dotted for nested formats as far as the diff shows the parents; a dependency's name otherwise. */
  readonly key: string;
  readonly before?: string;
  readonly after?: string;
}

interface Entry {
  readonly key: string;
  readonly value: string;
}

/** Reads one line of a file into its settings. Readers of nested formats remember the lines above. */
/** Longest part of a line that is looked at: a setting with its value; minified and generated files have no others. */
const LINE_LENGTH = 4000;

type LineReader = (line: string) => Entry | readonly Entry[] | undefined;

/**
 * The settings and dependencies that changed, out of diffs alone: `.env`, YAML, JSON, compose, properties, INI, TOML, and the
 * manifests and lock files of npm, pip, Go, Maven, Gradle, Bundler, Cargo, Composer and NuGet. Unchanged values do not appear.
 */
export function extractSettingChanges(files: readonly FileChange[]): SettingChange[] {
  return files.flatMap((file) => {
    const role = roleOfPath(file.path);
    if (role !== 'configuration' && role !== 'dependency') return [];
    const before = new Map<string, string>();
    const after = new Map<string, string>();
    for (const hunk of file.hunks) {
      collect(hunk, { reader: readerFor(file.path, hunk), skip: '+', into: before });
      collect(hunk, { reader: readerFor(file.path, hunk), skip: '-', into: after });
    }
    return changed({ path: file.path, kind: role, before, after });
  });
}

function collect(hunk: Hunk, side: { reader: LineReader; skip: '+' | '-'; into: Map<string, string> }): void {
  for (const line of hunk.lines) {
    if (line.startsWith(side.skip)) continue;
    // Context lines are read as well, for both sides: they name the parents, and equal values cancel out.
    for (const entry of [side.reader(line.slice(1, LINE_LENGTH)) ?? []].flat()) side.into.set(entry.key, entry.value);
  }
}

function changed(found: {
  path: string;
  kind: 'configuration' | 'dependency';
  before: ReadonlyMap<string, string>;
  after: ReadonlyMap<string, string>;
}): SettingChange[] {
  const { path, before, after } = found;
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key) => {
    const [old, fresh] = [before.get(key), after.get(key)];
    if (old === fresh) return [];
    const kind = found.kind === 'dependency' && !isDependencyKey(path, key) ? 'configuration' : found.kind;
    const name = kind === 'dependency' ? dependencyName(path, key) : key;
    return [
      {
        kind,
        path,
        key: name,
        ...(old === undefined ? {} : { before: old }),
        ...(fresh === undefined ? {} : { after: fresh }),
      },
    ];
  });
}

/** `scripts.start` of a package.json is a setting; `dependencies.express` a dependency. */
function isDependencyKey(path: string, key: string): boolean {
  if (!/\.(?:json|toml)$/.test(path)) return true;
  return !/^(?:scripts|engines|config|jest|name|version|main|module|types|exports|bin|private|description)(?:\.|$)/.test(
    key,
  );
}

function dependencyName(path: string, key: string): string {
  if (/package-lock\.json$|npm-shrinkwrap\.json$/.test(path)) {
    return key
      .replace(/^packages\./, '')
      .replace(/\.version$/, '')
      .replace(/^.*node_modules\//, '');
  }
  if (/package\.json$|composer\.json$|\.toml$/.test(path)) {
    return key
      .replace(
        /^(?:(?:dev|peer|optional|build-)?[dD]ependencies|require(?:-dev)?|tool\.poetry\.dependencies|overrides|workspace\.dependencies)\./,
        '',
      )
      .replace(/\.version$/, '');
  }
  return key;
}

function readerFor(path: string, hunk: Hunk): LineReader {
  if (/\.json5?$/.test(path)) return jsonReader(hunk);
  if (/\.ya?ml$/.test(path)) return yamlReader();
  if (/requirements[\w.-]*\.txt$|constraints[\w.-]*\.txt$/.test(path))
    return matching(/^\s*([\w.[\]-]+)\s*((?:[=<>~!]=?=?\s*[^#;]+)?)/);
  if (path.endsWith('go.mod')) return matching(/^\s*(?:require )?([\w.~/-]+\.[\w.~/-]+) (v\S+)/);
  if (path.endsWith('go.sum')) return () => undefined;
  if (/Gemfile(?:\.lock)?$/.test(path)) return matching(/^\s*(?:gem )?['"]?([\w-]+)['"]?[, (]+['"]?([^'")]+)/);
  if (/\.gradle(?:\.kts)?$/.test(path)) return matching(/['"]([\w.-]+:[\w.-]+):([^'"]+)['"]/);
  if (path.endsWith('pom.xml')) return mavenReader();
  if (/\.(?:csproj|fsproj|props|config)$/.test(path)) return matching(/Include="([^"]+)" Version="([^"]+)"/i);
  if (/\.(?:toml|ini|cfg|conf|lock)$/.test(path)) return sectionReader();
  if (/Dockerfile/.test(path)) return matching(/^\s*(?:ENV|ARG|FROM)\s+([\w./-]+)[=: ]+(.*)$/);
  return matching(/^\s*(?:export\s+)?([\w.-]+)\s*[=:]\s*(.*)$/);
}

function matching(pattern: RegExp): LineReader {
  return (line) => {
    if (/^\s*(?:#|\/\/|;)/.test(line)) return undefined;
    const match = pattern.exec(line);
    return match?.[1] === undefined ? undefined : { key: match[1], value: cleanValue(match[2] ?? '') };
  };
}

function cleanValue(text: string): string {
  const value = text
    .replace(/\s+#.*$/, '')
    .trim()
    .replace(/,$/, '');
  return /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
}

interface Level {
  readonly indent: number;
  readonly key: string;
}

/** Keys with their parents, by indentation: right for YAML, and for JSON as formatters print it. */
function nested(levels: Level[], entry: { indent: number; key: string }): string {
  while ((levels.at(-1)?.indent ?? -1) >= entry.indent) levels.pop();
  levels.push(entry);
  return levels.map((level) => level.key).join('.');
}

function yamlReader(): LineReader {
  const levels: Level[] = [];
  let named: string | undefined;
  return (line) => {
    const match = /^(\s*)(- )?(?:"([^"]+)"|'([^']+)'|([\w./$@-]+))\s*[:=](?:\s+|$|(?<==))(.*)$/.exec(line);
    const key = match?.[3] ?? match?.[4] ?? match?.[5];
    if (match === null || key === undefined || line.trimStart().startsWith('#')) return undefined;
    const indent = (match[1] ?? '').length + (match[2] === undefined ? 0 : 2);
    const value = cleanValue(match[6] ?? '');
    const isListItem = match[2] !== undefined;
    if (isListItem && key !== 'name' && line.includes(`${key}=`)) return { key, value };
    // `- name: KEY` with `value: x` below it is how container platforms write environment variables.
    if (isListItem) named = key === 'name' ? value : undefined;
    const path = nested(levels, { indent, key });
    if (named !== undefined && key === 'value') return { key: named, value };
    return value === '' ? undefined : { key: path, value };
  };
}

const JSON_PAIR = /"((?:[^"\\]|\\.){1,200})"\s*:\s*("(?:[^"\\]|\\.){0,2000}"|-?\d[\d.eE+-]*|true|false|null)/g;

function jsonReader(hunk: Hunk): LineReader {
  const levels: Level[] = [];
  const parent = /"([^"]+)"\s*:\s*[{[]\s*$/.exec(hunk.section ?? '');
  if (parent?.[1] !== undefined) levels.push({ indent: 0, key: parent[1] });
  return (line) => {
    if (/^\s*\{\s*"/.test(line)) return inlineRecord(line, levels);
    const match = /^(\s*)"((?:[^"\\]|\\.)+)"\s*:\s*(.*)$/.exec(line);
    if (match?.[2] === undefined) return undefined;
    const path = nested(levels, { indent: (match[1] ?? '').length, key: match[2] });
    const value = cleanValue(match[3] ?? '');
    if (value.startsWith('{') && value.length > 1) return jsonPairs(value, path);
    return value === '{' || value === '[' ? undefined : { key: path, value };
  };
}

/** A record on a line of its own has no key; its first text names it, as people tell records of a list apart. */
function inlineRecord(line: string, levels: readonly Level[]): Entry[] {
  const pairs = jsonPairs(line, '');
  const name = pairs.find(({ value }) => /[A-Za-z]/.test(value))?.value ?? '';
  const list = levels.at(-1)?.key;
  return pairs.map(({ key, value }) => ({ key: [list, name, key].filter(Boolean).join('.'), value }));
}

function jsonPairs(text: string, path: string): Entry[] {
  return [...text.matchAll(JSON_PAIR)].map(([, key = '', value = '']) => ({
    key: path === '' ? key : `${path}.${key}`,
    value: cleanValue(value),
  }));
}

function sectionReader(): LineReader {
  let section = '';
  let name: string | undefined;
  return (line) => {
    const head = /^\s*\[+([^\]]+)\]+\s*$/.exec(line);
    if (head !== null) {
      section = head[1] ?? '';
      name = undefined;
      return undefined;
    }
    const match = /^\s*([\w.-]+)\s*=\s*(.*)$/.exec(line);
    if (match?.[1] === undefined) return undefined;
    const value = cleanValue(match[2] ?? '');
    // Lock files list packages as `[[package]] name = "x" version = "1"`.
    if (section === 'package') {
      if (match[1] === 'name') name = value;
      return match[1] === 'version' && name !== undefined ? { key: name, value } : undefined;
    }
    return { key: section === '' ? match[1] : `${section}.${match[1]}`, value };
  };
}

function mavenReader(): LineReader {
  let artifact: string | undefined;
  return (line) => {
    const name = /<artifactId>([^<]+)<\/artifactId>/.exec(line);
    if (name !== null) artifact = name[1];
    const version = /<version>([^<]+)<\/version>/.exec(line);
    if (version?.[1] !== undefined && artifact !== undefined) return { key: artifact, value: version[1] };
    const property = /<([\w.-]+\.version)>([^<]+)</.exec(line);
    return property?.[1] === undefined ? undefined : { key: property[1], value: property[2] ?? '' };
  };
}
