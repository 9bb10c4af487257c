import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { prepareSample } from './prepare-sample.ts';
import { isWebStale } from './prepare-web.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mats-prepare-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the sample repository', () => {
  test('is written once', () => {
    const repository = path.join(folder, 'repositories', 'shop');
    expect([prepareSample(repository), prepareSample(repository)]).toEqual([true, false]);
  });

  test('replaces what is there but lacks the revision of the incident', () => {
    const repository = path.join(folder, 'other', 'shop');
    mkdirSync(repository, { recursive: true });
    writeFileSync(path.join(repository, 'half-written'), '');
    expect([prepareSample(repository), prepareSample(repository)]).toEqual([true, false]);
  });
});

describe('the built web app', () => {
  const write = (name: string, seconds: number): void => {
    const file = path.join(folder, 'clone', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '');
    utimesSync(file, seconds, seconds);
  };

  test('is stale while it is missing, fresh once built, and stale after a change of its sources', async () => {
    for (const source of ['ui/src/web/main.tsx', 'ui/src/build/main.ts', 'packages/contracts/src/index.ts'])
      write(source, 100);
    const root = path.join(folder, 'clone');
    const answers = [await isWebStale(root)];
    write('ui/dist/web/index.html', 200);
    answers.push(await isWebStale(root));
    write('ui/src/web/main.test.ts', 300);
    answers.push(await isWebStale(root));
    write('packages/contracts/src/index.ts', 300);
    answers.push(await isWebStale(root));
    expect(answers).toEqual([true, false, false, true]);
  });
});
