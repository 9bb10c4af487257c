import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { completeLockfile } from './complete-lockfile.ts';
import type { LockedPackages } from './complete-lockfile.ts';

const tool = { version: '1.2.0', dev: true, optionalDependencies: { '@tool/linux-x64-musl': '1.2.0' } };

describe('completing a lockfile', () => {
  test('a platform package that npm left out is added with the platform its name spells', () => {
    const { packages, added } = completeLockfile({ '': {}, 'node_modules/tool': tool });
    expect(added).toEqual(['@tool/linux-x64-musl@1.2.0']);
    expect(packages['node_modules/@tool/linux-x64-musl']).toEqual({
      version: '1.2.0',
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
      dev: true,
      optional: true,
    });
  });

  test.each([
    ['@turbo/windows-64', { os: ['win32'], cpu: ['x64'] }],
    ['@oxlint/binding-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@unrs/resolver-binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@oxfmt/binding-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
  ])('%s is for %j', (name, platform) => {
    const { packages } = completeLockfile({ 'node_modules/tool': { optionalDependencies: { [name]: '1.0.0' } } });
    expect(packages[`node_modules/${name}`]).toEqual({ version: '1.0.0', ...platform, optional: true });
  });

  test('one that is locked inside its parent counts as there', () => {
    const packages: LockedPackages = {
      'node_modules/tool': tool,
      'node_modules/tool/node_modules/@tool/linux-x64-musl': { version: '1.2.0' },
    };
    expect(completeLockfile(packages).added).toEqual([]);
  });

  test('a missing optional package that is no platform binary is refused', () => {
    const packages = { 'node_modules/tool': { optionalDependencies: { colours: '3.0.0' } } };
    expect(() => completeLockfile(packages)).toThrow(
      'colours@3.0.0, wanted by node_modules/tool, is missing and names no platform; run npm install',
    );
  });

  test("this repository's lockfile is complete once completed", () => {
    const file = path.join(import.meta.dirname, '..', '..', 'package-lock.json');
    const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: LockedPackages };
    expect(completeLockfile(completeLockfile(packages).packages).added).toEqual([]);
  });
});
