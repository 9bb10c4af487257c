import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { phoenixProject } from '@mats/contracts';
import type { Investigation } from '@mats/contracts';
import { describeWith } from '@mats/testing';
import { readRegistry } from '../registry/read-registry.ts';
import type { Registry } from '../registry/read-registry.ts';
import { signIn } from '../support/browser-user.ts';
import { freePort } from '../support/free-port.ts';
import { startPlatform } from '../support/start-platform.ts';
import type { RunningPlatform } from '../support/start-platform.ts';
import { until } from '../support/until.ts';
import { checkTurn } from './check-turn.ts';
import { settledTrace } from './phoenix-spans.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);
const LINE = 'ticket 4711: checkout answers 500 since the deploy';

/** The registry with what an agent of somebody's own emits, which no list of ours names. */
function withTickets(registry: Registry): Registry {
  const spans = ['tickets_run', 'read_tickets'];
  return {
    ...registry,
    services: { ...registry.services, 'mats-tickets-agent': { port: 0, code: '', spans, logs: [] } },
    spans: {
      ...registry.spans,
      tickets_run: { kind: 'AGENT', under: ['delegate'], made: 'agents' },
      read_tickets: { kind: 'TOOL', under: ['tickets_run'], made: 'needed' },
    },
  };
}

describeWith('phoenix', 'a Python agent made by mats create agent', (phoenixUrl) => {
  describeWith('phoenixVenv', 'in a real turn', (venv) => {
    const tenantId = `own-${randomUUID().slice(0, 8)}`;
    const prompt = 'Why does checkout return 500?';
    const email = 'ada@example.org';
    let folder: string;
    let platform: RunningPlatform | undefined;
    let agent: ChildProcess | undefined;
    let url: string;
    let turn: Investigation;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'mats-own-agent-'));
      const made = ['create', 'agent', 'tickets', '--language', 'python', '--root', folder];
      await run(execPath, [join(ROOT, 'packages/cli/src/main.ts'), ...made]);
      await cp(join(ROOT, 'demo/incidents/bad-deploy'), join(folder, 'sample'), { recursive: true });
      await writeFile(join(folder, 'tickets.txt'), `${LINE}\n`);
      const port = await freePort();
      url = `http://127.0.0.1:${port}`;
      agent = spawn(join(venv, 'bin', 'python'), ['agent.py'], {
        cwd: join(folder, 'agents', 'tickets'),
        stdio: 'ignore',
        env: {
          PORT: String(port),
          ENVIRONMENT: 'test',
          PHOENIX_COLLECTOR_ENDPOINT: phoenixUrl,
          TICKETS_SOURCE: join(folder, 'tickets.txt'),
        },
      });
      await until('the agent to answer', async () => ((await fetch(`${url}/readyz`)).ok ? true : undefined), 60_000);
      platform = await startPlatform({
        tracesUrl: phoenixUrl,
        phoenixUrl,
        folder,
        tenantId,
        sampleFolder: join(folder, 'sample'),
        repositories: '',
        settings: { 'mats-orchestrator': { AGENTS: `tickets=${url}` } },
      });
      const user = await signIn(platform.uiUrl, email);
      turn = await user.ask(await user.newSession(), { prompt, sample: true });
    }, 180_000);

    afterAll(async () => {
      await platform?.stop();
      agent?.kill('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    }, 60_000);

    test('its spans stand in the turn’s trace and session like everybody’s', async () => {
      const spans = await settledTrace(phoenixUrl, { project: phoenixProject(tenantId), traceId: turn.trace_id });
      const agents = ['sre', 'investigator', 'architect', 'tickets'];
      const expected = { sessionId: turn.session_id, userEmail: email, prompt, agents };
      expect(checkTurn(spans, { registry: withTickets(readRegistry()), expected })).toEqual([]);
    });

    test('what it found was read again by the Architect, and its claim ships', () => {
      const claim = turn.report?.claims.find(({ text }) => text === `tickets.txt ends with: ${LINE}`);
      expect(claim?.verified).toBe(true);
      const cited = turn.report?.evidence.find(({ id }) => claim?.evidence.includes(id) === true);
      expect([cited?.locator.source, cited?.locator.name, cited?.excerpt]).toEqual(['agent', 'tickets', LINE]);
    });
  });
});
