import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { describeWith, findTool } from './describe-with.ts';
import { TOOLS } from './tools.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mats-tools-'));
  mkdirSync(path.join(folder, 'bin'));
  for (const name of ['chromium', 'other-browser', 'docker']) {
    const file = path.join(folder, 'bin', name);
    writeFileSync(file, '#!/bin/sh\nexit 1\n');
    chmodSync(file, 0o755);
  }
  writeFileSync(path.join(folder, 'bin', 'otelcol'), 'not executable');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('where a tool is looked for', () => {
  test('the PATH is searched when no variable names it', () => {
    expect(TOOLS.chromium.find({ PATH: path.join(folder, 'bin') })).toBe(path.join(folder, 'bin', 'chromium'));
  });

  test('a variable wins over the PATH', () => {
    const named = path.join(folder, 'bin', 'other-browser');
    expect(TOOLS.chromium.find({ PATH: path.join(folder, 'bin'), CHROMIUM_PATH: named })).toBe(named);
  });

  test('a variable that names nothing is not papered over by the PATH', () => {
    const environment = { PATH: path.join(folder, 'bin'), CHROMIUM_PATH: path.join(folder, 'nowhere') };
    expect(TOOLS.chromium.find(environment)).toBeUndefined();
  });

  test('a file that cannot be run is no tool', () => {
    expect(TOOLS.collector.find({ PATH: path.join(folder, 'bin') })).toBeUndefined();
  });

  test('a docker command without an engine behind it is no tool', () => {
    expect(TOOLS.docker.find({ PATH: path.join(folder, 'bin') })).toBeUndefined();
  });

  test('a Phoenix environment without Phoenix in it is no tool', () => {
    expect(TOOLS.phoenixVenv.find({ MATS_PHOENIX_VENV: folder })).toBeUndefined();
  });

  test('an empty variable counts as not set', () => {
    expect(TOOLS.phoenix.find({ MATS_PHOENIX_URL: '' })).toBeUndefined();
  });
});

describeWith('python', 'a tool that is there', (where) => {
  test('is handed to the tests', () => {
    expect(where).toBe(findTool('python'));
  });
});
