import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach } from '@jest/globals';

/** Makes folders that are gone after each test. Call it once, at the top of a test file or a describe. */
export function temporaryFolders(): () => Promise<string> {
  const made: string[] = [];
  afterEach(async () => {
    for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
  });
  return async () => {
    const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'mats-test-')));
    made.push(folder);
    return folder;
  };
}
