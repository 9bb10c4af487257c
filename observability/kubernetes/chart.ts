import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { searchPath } from '../support/env.ts';

export const CHART = join(import.meta.dirname, '..', '..', 'deploy', 'helm', 'mats');
const SETS = join(CHART, 'ci');

interface Probe {
  readonly httpGet: { readonly path: string };
}

/** What a container may do, and what it gets; the fields that the tests read. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly securityContext: Readonly<Record<string, unknown>>;
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly resources: { readonly limits?: { readonly memory?: string } };
  readonly startupProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
}

/** An object of the cluster. */
export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: unknown;
  readonly spec?: {
    readonly replicas?: number;
    readonly template?: {
      readonly spec: {
        readonly automountServiceAccountToken?: boolean;
        readonly securityContext: Readonly<Record<string, unknown>>;
        readonly containers: readonly Container[];
      };
    };
    readonly triggers?: readonly { readonly metadata: Readonly<Record<string, string>> }[];
    readonly maxReplicaCount?: number;
  };
}

/** The chart's values as they are without any of one's own. */
export function defaultValues(): {
  readonly agents: Readonly<Record<string, { readonly port: number; readonly setting?: string }>>;
} {
  return parse(readFileSync(join(CHART, 'values.yaml'), 'utf8')) as ReturnType<typeof defaultValues>;
}

/** Files of values that the chart is tried with. */
export function valueSets(): readonly { readonly name: string; readonly file: string }[] {
  return readdirSync(SETS).map((file) => ({ name: file.replace('-values.yaml', ''), file: join(SETS, file) }));
}

/** How a program ended, and what it wrote. */
interface Ran {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs helm, or what looks at its output. Never throws. */
export function run(program: string, args: readonly string[]): Ran {
  const done = spawnSync(program, [...args], {
    encoding: 'utf8',
    env: { PATH: searchPath(), HOME: join(CHART, 'no-home') },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: done.status, output: done.stdout, errors: done.stderr };
}

/** What a release "mats" with a set of values consists of, and further settings as `--set` takes them. */
export function render(program: string, set: string, ...settings: readonly string[]): Manifest[] {
  const file = join(SETS, `${set}-values.yaml`);
  const further = settings.flatMap((setting) => ['--set', setting]);
  const { code, output, errors } = run(program, ['template', 'mats', CHART, '-f', file, ...further]);
  if (code !== 0) throw new Error(errors);
  return parseAllDocuments(output)
    .map((document) => document.toJS() as Manifest | null)
    .filter((manifest) => manifest !== null);
}
