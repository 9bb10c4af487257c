import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { describeWith, findTool } from '@mats/testing';
import { searchPath } from '../support/env.ts';
import { startPlatform } from '../support/start-platform.ts';

const ROOT = join(import.meta.dirname, '..', '..');

describeWith('phoenix', 'sessions, read back by a program that is not ours', (phoenixUrl) => {
  describeWith('sessionCheck', 'which asks and looks', (program) => {
    test('finds three turns in two sessions, all spans stamped, readable roots', async () => {
      expect(findTool('sessionCheck')).toBe(program);
      const folder = await mkdtemp(join(tmpdir(), 'mats-session-check-'));
      const platform = await startPlatform({
        tracesUrl: phoenixUrl,
        phoenixUrl,
        folder,
        tenantId: 'default',
        sampleFolder: join(ROOT, 'demo/incidents/bad-deploy'),
        repositories: '',
      });
      const { stdout } = await promisify(execFile)(program, [platform.orchestratorUrl, phoenixUrl], {
        env: { PATH: searchPath(), MATS_API_KEY: platform.apiKey },
      });
      expect(stdout).toMatch(/^3 turns, 2 sessions, \d+ spans, all stamped/);
      await platform.stop();
      await rm(folder, { recursive: true, force: true });
    }, 120_000);
  });
});
