import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { AGENT_NAMES, agentPortSetting } from '@mats/contracts';
import { dockerEnvironment } from './env.ts';
import type { ComposeStack } from './compose-stack.ts';

const COMMAND = join(import.meta.dirname, '..', '..', 'packages', 'cli', 'src', 'main.ts');

/** What the doctor said, and its exit code. */
export interface Diagnosis {
  readonly code: number | null;
  readonly ok: boolean;
  /** The names of its checks. */
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly fix: string;
}

const ADDRESSES: readonly (readonly [string, string])[] = [
  ['--ui', 'MATS_UI_PORT'],
  ['--orchestrator', 'MATS_ORCHESTRATOR_PORT'],
  ...AGENT_NAMES.map((name): readonly [string, string] => [`--${name}`, agentPortSetting(name)]),
  ['--phoenix', 'PHOENIX_PORT'],
  ['--collector', 'COLLECTOR_HTTP_PORT'],
];

/** Runs `mats doctor --json` against a stack, as somebody on its host would. */
export function callDoctor(stack: ComposeStack, settings: Readonly<Record<string, string>> = {}): Diagnosis {
  const data = mkdtempSync(join(tmpdir(), 'mats-doctor-'));
  const addresses = ADDRESSES.flatMap(([name, setting]) => [name, stack.url(setting)]);
  const { stdout, status } = spawnSync(execPath, [COMMAND, 'doctor', '--json', '--data', data, ...addresses], {
    encoding: 'utf8',
    env: { ...dockerEnvironment(), COMPOSE_PROJECT_NAME: stack.project, ...settings },
  });
  rmSync(data, { recursive: true, force: true });
  const { ok, checks, broken } = JSON.parse(stdout) as {
    ok: boolean;
    checks: { name: string; ok: boolean }[];
    broken?: { fix?: string };
  };
  return {
    code: status,
    ok,
    passed: checks.filter((check) => check.ok).map(({ name }) => name),
    failed: checks.filter((check) => !check.ok).map(({ name }) => name),
    fix: broken?.fix ?? '',
  };
}
