import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { PHOENIX_PROJECT } from '@mats/contracts';
import { createHttpClient, createLogger } from '@mats/service';
import { describeWith } from '@mats/testing';
import { createSpanEraser } from './span-eraser.ts';
import type { ErasedSpans } from './span-eraser.ts';

jest.setTimeout(120_000);

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

describeWith('phoenix', 'erasing a session in a real Phoenix', (phoenix) => {
  /** A trace of one span; resolves when Phoenix has stored it. */
  async function store(project: string, session: string): Promise<string> {
    const [trace, span] = [hex(16), hex(8)];
    const time = new Date().toISOString();
    const data = [
      {
        name: 'turn',
        context: { trace_id: trace, span_id: span },
        span_kind: 'CHAIN',
        start_time: time,
        end_time: time,
        status_code: 'OK',
        attributes: { 'session.id': session },
      },
    ];
    const url = `${phoenix}/v1/projects/${project}/spans`;
    const body = JSON.stringify({ data });
    for (let tries = 0; !(await tracesOf(session)).includes(trace); tries += 1) {
      if (tries % 20 === 0) await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      await delay(250);
    }
    return trace;
  }

  async function sessionOf(id: string): Promise<{ id: string; traces: string[] } | null> {
    const reply = await fetch(`${phoenix}/v1/sessions/${id}`);
    if (!reply.ok) return null;
    const { data } = (await reply.json()) as { data: { id: string; traces: { trace_id: string }[] } };
    return { id: data.id, traces: data.traces.map(({ trace_id: trace }) => trace) };
  }

  const tracesOf = async (id: string): Promise<string[]> => (await sessionOf(id))?.traces ?? [];

  async function erase(erased: Partial<ErasedSpans> & { id: string }): Promise<boolean> {
    const client = createHttpClient({ sessionHosts: [] });
    const eraser = createSpanEraser({ phoenixUrl: phoenix, client, log: createLogger({ name: 't', level: 'silent' }) });
    const gone = await eraser.eraseSession({ traces: [], tenant: null, isAskedAgain: false, ...erased });
    await client.close();
    return gone;
  }

  test('takes its traces, also one that no turn names, and says so when there are none', async () => {
    const session = `s-${hex(6)}`;
    const trace = await store(PHOENIX_PROJECT, session);
    await store(PHOENIX_PROJECT, session);
    expect(await erase({ id: session, traces: [trace] })).toBe(true);
    expect(await sessionOf(session)).toBeNull();
    expect(await erase({ id: session, traces: [trace] })).toBe(true);
  });

  test('leaves those of another program that calls a session the same', async () => {
    const session = `s-${hex(6)}`;
    const other = await store(`other-${hex(4)}`, session);
    const own = await store(PHOENIX_PROJECT, session);
    expect(await erase({ id: session, traces: [own] })).toBe(true);
    expect(await tracesOf(session)).toEqual([other]);
    expect(await erase({ id: session })).toBe(true);
    expect(await tracesOf(session)).toEqual([other]);
  });

  test('leaves a session that Phoenix itself knows by the id that was asked under', async () => {
    const session = `s-${hex(6)}`;
    const trace = await store(PHOENIX_PROJECT, session);
    const { id: known = '' } = (await sessionOf(session)) ?? {};
    for (const id of [known, known.replaceAll('=', '')]) expect(await erase({ id })).toBe(true);
    expect(await tracesOf(session)).toEqual([trace]);
  });

  test('leaves what was asked under the id since', async () => {
    const session = `s-${hex(6)}`;
    const [before, after] = [await store(PHOENIX_PROJECT, session), await store(PHOENIX_PROJECT, session)];
    expect(await erase({ id: session, traces: [before], isAskedAgain: true })).toBe(true);
    expect(await tracesOf(session)).toEqual([after]);
  });
});
