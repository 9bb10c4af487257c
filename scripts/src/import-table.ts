import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/**
 * Which workspace may use which, dependencies for development included: the import table of docs/architecture.md,
 * kept a second time beside turbo.json because turbo's check of boundaries is marked as experimental.
 */
const MAY_USE = {
  config: [],
  contracts: ['config'],
  telemetry: ['config', 'contracts'],
  service: ['config', 'contracts', 'telemetry'],
  testing: ['config', 'contracts'],
  engine: ['config', 'contracts', 'testing'],
  sources: ['config', 'contracts', 'telemetry', 'engine', 'testing'],
  evidence: ['config', 'contracts', 'telemetry', 'engine', 'sources', 'testing'],
  ui: ['config', 'contracts', 'telemetry', 'service', 'testing'],
  orchestrator: ['config', 'contracts', 'telemetry', 'service', 'testing'],
  agent: ['config', 'contracts', 'telemetry', 'service', 'engine', 'sources', 'evidence', 'testing'],
  evals: ['config', 'contracts', 'telemetry', 'service', 'engine', 'sources', 'evidence', 'agent', 'testing', 'demo'],
  cli: ['config', 'contracts', 'telemetry', 'engine', 'sources', 'evidence', 'testing', 'demo'],
  scripts: ['config', 'testing', 'cli'],
  demo: ['config'],
  observability: ['config', 'contracts', 'telemetry', 'testing', 'demo'],
} as const satisfies Record<string, readonly string[]>;

type Tag = keyof typeof MAY_USE;

const manifestSchema = z.object({
  name: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

export type Workspace = {
  readonly folder: string;
  readonly name: string;
  /** From its turbo.json; turbo checks no boundary of a workspace without one. */
  readonly tags: readonly string[];
  /** Names of the packages it declares. */
  readonly uses: readonly string[];
};

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function readWorkspace(root: string, folder: string): Workspace {
  const manifest = manifestSchema.parse(readJson(path.join(root, folder, 'package.json')));
  const turbo = path.join(root, folder, 'turbo.json');
  const { tags } = existsSync(turbo)
    ? z.object({ tags: z.array(z.string()).default([]) }).parse(readJson(turbo))
    : { tags: [] };
  return {
    folder,
    name: manifest.name,
    tags,
    uses: Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }),
  };
}

/** The workspaces that the package.json of `root` lists. */
export function readWorkspaces(root: string): readonly Workspace[] {
  const { workspaces } = z.object({ workspaces: z.array(z.string()) }).parse(readJson(path.join(root, 'package.json')));
  return workspaces.map((folder) => readWorkspace(root, folder));
}

function isTag(tag: string | undefined): tag is Tag {
  return tag !== undefined && tag in MAY_USE;
}

/** Every breach of the import table, one line each; empty when it holds. */
export function checkImportTable(workspaces: readonly Workspace[]): readonly string[] {
  const tagOf = new Map(workspaces.map((workspace) => [workspace.name, workspace.tags[0]]));
  return workspaces.flatMap(({ folder, tags, uses }) => {
    const [tag, ...others] = tags;
    if (!isTag(tag) || others.length > 0) {
      return [`${folder}/turbo.json must have exactly one tag of the import table, has [${tags.join(', ')}]`];
    }
    const allowed: readonly string[] = MAY_USE[tag];
    return uses
      .filter((name) => tagOf.has(name) && !allowed.includes(tagOf.get(name) ?? ''))
      .map((name) => `${folder}/package.json must not use ${name}: a workspace tagged "${tag}" may not`);
  });
}
