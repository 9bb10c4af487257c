import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { phoenixProject, sessionAnalysisSchema, SPAN_NAMES } from '@mats/contracts';
import type { Investigation, SessionAnalysis } from '@mats/contracts';
import { describeWith } from '@mats/testing';
import { signIn } from '../support/browser-user.ts';
import type { BrowserUser } from '../support/browser-user.ts';
import { searchPath } from '../support/env.ts';
import { startPlatform } from '../support/start-platform.ts';
import type { RunningPlatform } from '../support/start-platform.ts';
import { until } from '../support/until.ts';
import { settledTrace } from './phoenix-spans.ts';
import type { StoredSpan } from './phoenix-spans.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const LOG = { name: 'checkout.log', content: '2026-01-01T00:00:00Z ERROR checkout: connection refused by db:5432\n' };
/** Clocks of two processes, and the time between a record's writing and its span's end. */
const BESIDE_MS = 500;

interface PhoenixSession {
  numTraces: number;
  numTracesWithError: number;
  tokenUsage: { prompt: number; completion: number };
}

async function phoenixSession(url: string, sessionId: string): Promise<PhoenixSession | null> {
  const query = `query ($id: String!) { getProjectSessionById(sessionId: $id) {
    numTraces numTracesWithError tokenUsage { prompt completion } } }`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { id: sessionId } }),
  });
  const { data } = (await response.json()) as { data: { getProjectSessionById: PhoenixSession | null } };
  return data.getProjectSessionById;
}

const durationOf = ({ startTime, endTime }: StoredSpan): number => Date.parse(endTime) - Date.parse(startTime);

describeWith('phoenix', 'a session through the platform and the real Phoenix', (phoenixUrl) => {
  const project = phoenixProject(`life-${randomUUID().slice(0, 8)}`);
  const tenantId = project.slice(phoenixProject().length + 1);
  const email = 'ada@example.org';
  let folder: string;
  let platform: RunningPlatform;
  let user: BrowserUser;
  let sessionId: string;
  let turns: Investigation[];
  let traces: StoredSpan[][];
  let analysis: SessionAnalysis;

  const cli = async (...args: string[]): Promise<string> => {
    const command = [join(ROOT, 'packages/cli/src/main.ts'), 'sessions', ...args];
    const { stdout } = await promisify(execFile)(execPath, [...command, '--orchestrator', platform.orchestratorUrl], {
      env: { PATH: searchPath(), MATS_API_KEY: platform.apiKey },
    });
    return stdout;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mats-life-'));
    platform = await startPlatform({
      tracesUrl: phoenixUrl,
      phoenixUrl,
      folder,
      tenantId,
      sampleFolder: join(ROOT, 'demo/incidents/bad-deploy'),
      repositories: '',
      // Nobody listens there: what the Investigator would have found is missing, and the answer says so.
      settings: { 'mats-orchestrator': { INVESTIGATOR_AGENT_URL: 'http://127.0.0.1:9', AGENT_RETRIES: '0' } },
    });
    user = await signIn(platform.uiUrl, email);
    sessionId = await user.newSession();
    turns = [
      await user.ask(sessionId, { prompt: 'Why does checkout return 500?', attachments: [LOG] }),
      await user.ask(sessionId, { prompt: 'since when?' }),
    ];
    traces = [];
    for (const { trace_id: traceId } of turns) traces.push(await settledTrace(phoenixUrl, { project, traceId }));
    analysis = sessionAnalysisSchema.parse(await (await user.get(`/sessions/${sessionId}/analysis`)).json());
  }, 180_000);

  afterAll(async () => {
    await platform.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  test('its analysis counts the turns, errors and tokens that Phoenix counts', async () => {
    const seen = await phoenixSession(phoenixUrl, sessionId);
    expect({ numTraces: analysis.turns, numTracesWithError: analysis.errors, tokenUsage: analysis.tokens }).toEqual(
      seen,
    );
    expect(analysis.failures).toEqual([
      { turn: 1, agent: 'investigator', code: 'agent_unreachable', message: expect.any(String) },
    ]);
  });

  test('it names the agents that have spans there, as often and as long', () => {
    const delegated = traces.flat().filter(({ name }) => name === SPAN_NAMES.delegate);
    const ofAgent = (agent: string): StoredSpan[] =>
      delegated.filter(({ attributes }) => attributes['mats.step.name'] === agent);
    const agents = new Set(delegated.map(({ attributes }) => attributes['mats.step.name']));
    expect(new Set(analysis.agents.map(({ agent }) => agent))).toEqual(agents);
    for (const { agent, runs, failed, busy_ms } of analysis.agents) {
      const spans = ofAgent(agent);
      expect([agent, runs, failed]).toEqual([
        agent,
        spans.length,
        spans.filter(({ status }) => status === 'ERROR').length,
      ]);
      const spent = spans.reduce((sum, span) => sum + durationOf(span), 0);
      expect(Math.abs(busy_ms - spent)).toBeLessThan(BESIDE_MS * runs);
    }
  });

  test('its turns took as long as their root spans', () => {
    const roots = traces.map((spans) => spans.find(({ name }) => name === SPAN_NAMES.root));
    const [longest = 0] = roots.map((root) => (root === undefined ? 0 : durationOf(root))).toSorted((a, b) => b - a);
    expect(Math.abs((analysis.slowest?.duration_ms ?? 0) - longest)).toBeLessThan(BESIDE_MS);
    const ends = roots.map((root) => Date.parse(root?.endTime ?? ''));
    const starts = roots.map((root) => Date.parse(root?.startTime ?? ''));
    expect(Math.abs(analysis.duration_ms - (Math.max(...ends) - Math.min(...starts)))).toBeLessThan(BESIDE_MS);
  });

  test('a thumb is an annotation of the turn and of the session, and counts in the analysis', async () => {
    const { id, trace_id: traceId } = turns[0] ?? { id: '', trace_id: '' };
    const give = (score: string): Promise<Response> =>
      user.send(`/investigations/${id}/feedback`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ score, comment: 'It was the pool.' }),
      });
    expect(await (await give('up')).json()).toEqual({ kept: true, phoenix: true });
    expect((await give('down')).status).toBe(200);
    const base = `${phoenixUrl}/v1/projects/${encodeURIComponent(project)}`;
    const kept = async (path: string): Promise<{ data: { result: object; metadata: object }[] }> =>
      (await (await fetch(`${base}${path}`)).json()) as { data: { result: object; metadata: object }[] };
    const result = { label: 'down', score: 0, explanation: 'It was the pool.' };
    for (const path of [`/session_annotations?session_ids=${sessionId}`, `/trace_annotations?trace_ids=${traceId}`]) {
      const data = await until(`the annotation at ${path}`, async () => {
        const found = (await kept(path)).data;
        return found.some((one) => (one.result as { label?: string }).label === 'down') ? found : undefined;
      });
      expect(data).toHaveLength(1);
      expect(data[0]).toMatchObject({ name: 'user_feedback', annotator_kind: 'HUMAN', result });
    }
    const after = (await (await user.get(`/sessions/${sessionId}/analysis`)).json()) as SessionAnalysis;
    expect(after.satisfaction).toEqual({ up: 0, down: 1, score: 0 });
  });

  test('the command lists, shows, analyses, exports, archives and deletes, and the spans go too', async () => {
    const asked = await fetch(`${platform.orchestratorUrl}/ask`, {
      method: 'POST',
      headers: { authorization: `Bearer ${platform.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ prompt: 'Why does checkout return 500?', attachments: [LOG] }),
    });
    const { session_id: id, trace_id: traceId } = (await asked.json()) as Investigation;
    await settledTrace(phoenixUrl, { project, traceId });
    const listed = async (...args: string[]): Promise<string[]> =>
      (JSON.parse(await cli('list', '--json', ...args)) as { id: string }[]).map((session) => session.id);
    expect(await listed()).toEqual([id]);
    expect(await cli('show', id)).toContain('1. Why does checkout return 500?\n     done: ');
    expect(JSON.parse(await cli('analyze', id, '--json'))).toMatchObject({ session_id: id, turns: 1, errors: 1 });
    const file = join(folder, 'session.json');
    expect(await cli('export', id, '--out', file)).toBe(`${file}: 1 turns\n`);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ id, investigations: [{ trace_id: traceId }] });
    expect(await cli('archive', id)).toBe(`${id} is archived.\n`);
    expect([await listed(), await listed('--archived', 'only')]).toEqual([[], [id]]);
    expect(JSON.parse(await cli('delete', id, '--json'))).toEqual({ erased: true, phoenix: true });
    expect(await phoenixSession(phoenixUrl, id)).toBeNull();
    expect(await settledTrace(phoenixUrl, { project, traceId, timeoutMs: 700 })).toEqual([]);
    await expect(cli('show', id)).rejects.toThrow(`There is no session ${id} that you may read.`);
  }, 60_000);
});
