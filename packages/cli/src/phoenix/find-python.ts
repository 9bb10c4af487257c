import { spawnSync } from 'node:child_process';

const CANDIDATES = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python3.14', 'python'];
const QUESTION = 'import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2])';

export type Python = { readonly command: string; readonly version: string };

/** Whether Phoenix runs on that Python: 3.10 to 3.14. */
export function suitsPhoenix(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  return major === 3 && minor !== undefined && minor >= 10 && minor < 15;
}

/** The first Python on the PATH that Phoenix runs on and that can make virtual environments. */
export function findPython(environment: Readonly<Record<string, string | undefined>>): Python | undefined {
  for (const command of CANDIDATES) {
    // Asked, not looked up: a version manager's shim may be there without a Python behind it.
    const asked = spawnSync(command, ['-c', QUESTION], { env: { ...environment }, encoding: 'utf8', timeout: 10_000 });
    const version = asked.status === 0 ? asked.stdout.trim() : '';
    if (suitsPhoenix(version)) return { command, version };
  }
  return undefined;
}
