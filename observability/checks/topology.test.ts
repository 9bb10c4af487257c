import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AGENT_NAMES, phoenixProject } from '@mats/contracts';
import type { Investigation } from '@mats/contracts';
import { describeWith } from '@mats/testing';
import { writeShopRepository } from '../support/shop-repository.ts';
import { readRegistry } from '../registry/read-registry.ts';
import { signIn } from '../support/browser-user.ts';
import type { BrowserUser } from '../support/browser-user.ts';
import { startPlatform } from '../support/start-platform.ts';
import type { RunningPlatform } from '../support/start-platform.ts';
import { until } from '../support/until.ts';
import { checkTurn } from './check-turn.ts';
import { sessionsOfProject, settledTrace } from './phoenix-spans.ts';
import type { StoredSpan } from './phoenix-spans.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const registry = readRegistry();

describeWith('phoenix', 'a turn through all five services, in the real Phoenix', (phoenixUrl) => {
  const tenantId = `topology-${randomUUID().slice(0, 8)}`;
  const project = phoenixProject(tenantId);
  const prompts = ['Why does checkout return 500?', 'Which commit changed that?'] as const;
  const email = 'ada@example.org';
  let folder: string;
  let platform: RunningPlatform | undefined;
  let user: BrowserUser;
  let sessionId: string;
  let otherSessionId: string;
  let turns: readonly Investigation[];
  let first: readonly StoredSpan[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mats-topology-'));
    const repositories = await writeShopRepository(folder);
    platform = await startPlatform({
      tracesUrl: phoenixUrl,
      phoenixUrl,
      folder,
      tenantId,
      sampleFolder: join(ROOT, 'demo/incidents/bad-deploy'),
      repositories,
    });
    user = await signIn(platform.uiUrl, email);
    sessionId = await user.newSession();
    turns = [
      await user.ask(sessionId, { prompt: prompts[0], sample: true }),
      await user.ask(sessionId, { prompt: prompts[1] }),
    ];
    otherSessionId = await user.newSession();
    turns = [...turns, await user.ask(otherSessionId, { prompt: prompts[0], sample: true })];
    first = await settledTrace(phoenixUrl, { project, traceId: turns[0]?.trace_id ?? '' });
  }, 120_000);

  afterAll(async () => {
    await platform?.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  test('the first turn is one trace with every edge, made by the right services, in one session', () => {
    const expected = {
      sessionId,
      userEmail: email,
      prompt: prompts[0],
      agents: AGENT_NAMES,
    };
    expect(checkTurn(first, { registry, expected })).toEqual([]);
  });

  test('the check sees what is wrong', () => {
    const expected = { sessionId: 'other', userEmail: email, prompt: 'x', agents: ['sre'] } as const;
    const headless = first.filter(({ name }) => name !== 'orchestrator');
    const faults = checkTurn(headless, { registry, expected });
    expect(faults).toContain('0 spans called orchestrator; one must be');
    expect(faults).toContain('the root does not show the question');
    expect(faults.filter((fault) => fault.includes('session.id is'))).toHaveLength(headless.length);
  });

  test('Phoenix lists two turns in the first session and one in the second', async () => {
    const traceIds = turns.map((turn) => turn.trace_id);
    const listed = await until('three traces', async () => {
      const sessions = await sessionsOfProject(phoenixUrl, project);
      return sessions.flatMap((session) => session.traceIds).length >= 3 ? sessions : undefined;
    });
    expect(otherSessionId).not.toBe(sessionId);
    expect(new Map(listed.map((session) => [session.sessionId, session.traceIds.toSorted()]))).toEqual(
      new Map([
        [sessionId, traceIds.slice(0, 2).toSorted()],
        [otherSessionId, traceIds.slice(2)],
      ]),
    );
  });

  test('the page shows the ids that Phoenix has', async () => {
    const session = (await (await user.get(`/sessions/${sessionId}`)).json()) as { investigations: Investigation[] };
    expect(session.investigations.map((turn) => [turn.session_id, turn.trace_id])).toEqual(
      turns.slice(0, 2).map((turn) => [sessionId, turn.trace_id]),
    );
    expect(new Set(first.map(({ traceId }) => traceId))).toEqual(new Set([turns[0]?.trace_id]));
  });

  test('every service says in its log which session it worked for', () => {
    const running = Object.entries(registry.services).filter(([service]) => platform?.urls.has(service));
    expect(running).toHaveLength(5);
    const missing = running.flatMap(([service, { logs }]) =>
      logs
        .map((sentence) => sentence.replace('{session}', sessionId))
        .filter((sentence) => platform?.log(service).includes(sentence) !== true)
        .map((sentence) => `${service}: ${sentence}`),
    );
    expect(missing).toEqual([]);
  });
});
