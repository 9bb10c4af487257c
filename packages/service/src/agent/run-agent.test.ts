import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { createServiceTokens, readServiceKeys } from '../index.ts';

interface Started {
  process: ChildProcess;
  /** What it has written, line by line. */
  lines: string[];
  /** Resolves with the first line that holds the text. */
  line: (text: string) => Promise<string>;
}

const folder = mkdtempSync(join(tmpdir(), 'mats-run-agent-'));
const keyFile = join(folder, 'service-keys.json');
afterAll(() => rmSync(folder, { recursive: true }));

const started: ChildProcess[] = [];
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')));

function start(environment: Readonly<Record<string, string>>): Started {
  const script = join(import.meta.dirname, '..', 'testing', 'echo-agent.ts');
  const given = JSON.stringify({ TELEMETRY_LEVEL: 'disabled', MATS_SERVICE_KEYS: keyFile, ...environment });
  const child = spawn(process.execPath, [script, given], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  const line = async (text: string): Promise<string> => {
    for (;;) {
      const found = lines.find((written) => written.includes(text));
      if (found !== undefined) return found;
      await once(output, 'line', { signal: AbortSignal.timeout(15_000) });
    }
  };
  return { process: child, lines, line };
}

async function portOf(agent: Started): Promise<number> {
  return (JSON.parse(await agent.line('"listening"')) as { port: number }).port;
}

describe('runAgent', () => {
  test('answers as the agent that was made from the environment', async () => {
    const agent = start({ PREFIX: 'echo: ' });
    const port = await portOf(agent);
    const keys = readServiceKeys(keyFile);
    const tokens = createServiceTokens({ self: 'orchestrator', keys, now: Date.now });
    const headers = { authorization: tokens.bearerFor('sre') };
    const card = await fetch(`http://127.0.0.1:${port}/card`, { headers });
    expect(await card.json()).toMatchObject({ name: 'sre', capabilities: ['echo'] });
    const reply = await fetch(`http://127.0.0.1:${port}/invoke`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ message: 'why?', session_id: 's-1' }),
    });
    expect([reply.headers.get('x-session-id'), await reply.json()]).toMatchObject([
      's-1',
      { finding: { summary: 'echo: why?' } },
    ]);
    expect(JSON.parse(await agent.line('[s-1]'))).toMatchObject({ msg: '[s-1] SRE: Set session.id on span' });
  });

  test('takes the session from the payload by any of its names, then from the header', async () => {
    const port = await portOf(start({ PREFIX: 'echo: ' }));
    const tokens = createServiceTokens({ self: 'orchestrator', keys: readServiceKeys(keyFile), now: Date.now });
    const authorization = tokens.bearerFor('sre');
    const sessionOf = async (body: object, headers: Record<string, string>): Promise<string | null> => {
      const reply = await fetch(`http://127.0.0.1:${port}/invoke`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ message: 'why?', ...body }),
      });
      return reply.headers.get('x-session-id');
    };
    const header = { 'x-session-id': 'h-1' };
    expect(await sessionOf({ thread_id: 't-1' }, {})).toBe('t-1');
    expect(await sessionOf({ metadata: { session_id: 'm-1' } }, header)).toBe('m-1');
    expect(await sessionOf({}, header)).toBe('h-1');
  });

  test('prepares for the first question once it listens, and closes what it holds when told to stop', async () => {
    const agent = start({ PREFIX: 'echo: ' });
    await agent.line('ready for the first question');
    agent.process.kill('SIGTERM');
    const [code] = (await once(agent.process, 'close')) as [number | null];
    expect(code).toBe(0);
    expect(agent.lines).toContain('closed what it held');
  });

  test('a setting that cannot be used is one readable line and exit code 1', async () => {
    const agent = start({ PREFIX: 'echo: ', ORCHESTRATOR_URL: 'not a URL' });
    const [code] = (await once(agent.process, 'close')) as [number | null];
    expect([code, agent.lines.length]).toEqual([1, 1]);
    expect(JSON.parse(agent.lines[0] ?? '{}')).toMatchObject({
      level: 'fatal',
      code: 'configuration_invalid',
      msg: expect.stringContaining('ORCHESTRATOR_URL'),
    });
  });
});
