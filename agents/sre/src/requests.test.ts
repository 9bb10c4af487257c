// cspell:ignore Quelles
// cspell:ignore Welche Anfragen meiner Agenten sind heute morgen fehlgeschlagen requêtes mes ont échoué matin
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { findingSchema, invokeRequestSchema } from '@mats/contracts';
import type { Finding } from '@mats/contracts';
import { createIncidentSources } from '@mats/evidence';
import type { IncidentSources } from '@mats/evidence';
import { createFileLogSource } from '@mats/sources';
import { createSreAgent } from './agent.ts';

const NOON = Date.parse('2026-11-30T12:00:00Z');
const WHICH = "Which of my agents' requests failed this morning?";

const folder = mkdtempSync(join(tmpdir(), 'mats-requests-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Twenty requests of a chat program in OTLP; the last one failed in a step of it. */
function recordingOf(message: string): string {
  const span = (at: number, about: { name: string; parent?: string; failed?: boolean }): object => {
    const start = (NOON - 3_600_000 + at * 1_000) * 1_000_000;
    return {
      traceId: String(at).padStart(32, 'a'),
      spanId: `${about.parent === undefined ? 'b' : 'c'}${String(at).padStart(15, '0')}`,
      ...(about.parent === undefined ? {} : { parentSpanId: about.parent }),
      name: about.name,
      startTimeUnixNano: String(start),
      endTimeUnixNano: String(start + 50_000_000),
      status: about.failed === true ? { code: 2, message } : {},
    };
  };
  const spans = Array.from({ length: 20 }, (_, at) => {
    const failed = at === 19;
    const parent = `b${String(at).padStart(15, '0')}`;
    return [span(at, { name: 'chat-turn', failed }), span(at, { name: 'look_up_order', parent, failed })];
  }).flat();
  const attributes = [{ key: 'service.name', value: { stringValue: 'chatbot' } }];
  return JSON.stringify({ resourceSpans: [{ resource: { attributes }, scopeSpans: [{ spans }] }] });
}

type Containers = Awaited<ReturnType<IncidentSources['containersFor']>>['containers'];

/** A container that was killed, of whatever project. */
function killed(service: string): Containers {
  const locator = { source: 'docker', name: service, label: `container ${service}` } as const;
  const died = { status: 'exited', exitCode: 137, oomKilled: true, time: NOON - 1_800_000 };
  return [{ name: `${service}-1`, service, ...died, locator, text: `${service} exited (137)` }];
}

async function ask(
  message: string,
  given: { containers?: Containers; said?: string; logs?: string } = {},
): Promise<Finding> {
  const { containers = [], said = 'TypeError: no amount', logs } = given;
  const files = logs === undefined ? [] : [createFileLogSource({ patterns: [logs] })];
  const sources = createIncidentSources({ orchestratorUrl: 'http://127.0.0.1:9', logPaths: [] });
  const content = recordingOf(said);
  const attachment = { id: `att_${'2'.repeat(32)}`, name: 'spans.json', bytes: content.length, lines: 1, sha256: '' };
  const agent = createSreAgent({
    sources: {
      logsFor: (request) => [...sources.logsFor(request), ...files],
      containersFor: async () => ({ containers, notRead: [] }),
    },
    now: () => NOON,
  });
  const request = invokeRequestSchema.parse({
    message,
    session_id: 's',
    context: { attachments: [{ ...attachment, content }] },
  });
  const { signal } = new AbortController();
  const run = { request, signal, step: () => undefined, evidence: () => undefined };
  return findingSchema.parse((await agent(run as unknown as Parameters<typeof agent>[0])).finding);
}

test.each([
  WHICH,
  'Welche Anfragen meiner Agenten sind heute morgen fehlgeschlagen?',
  'Quelles requêtes de mes agents ont échoué ce matin ?',
])('where requests failed, something is wrong: %s', async (question) => {
  const { incident, claims } = await ask(question);
  expect(claims.filter(({ about }) => about === 'requests')).toHaveLength(2);
  expect(incident?.outlook?.noIncident).toBe(0);
});

test('what died beside the requests that are asked about is no sign of theirs', async () => {
  const { incident } = await ask(WHICH, { containers: killed('billing') });
  expect(incident?.signals.filter(({ source }) => source === 'containers')).toEqual([]);
});

test.each([
  ['ran in it', WHICH, killed('chatbot'), undefined],
  ['names it', WHICH, killed('vectors'), 'connect ECONNREFUSED vectors:6333'],
  ['was asked with it', `${WHICH} Is it billing?`, killed('billing'), undefined],
])('what died counts where a request that failed %s', async (_how, question, containers, said) => {
  const { incident } = await ask(question, { containers, ...(said === undefined ? {} : { said }) });
  expect(incident?.signals).toContainEqual(expect.objectContaining({ source: 'containers', kind: 'out_of_memory' }));
});

test('where the question is about something else, all that died counts', async () => {
  const { incident } = await ask('Why is billing down?', { containers: killed('billing') });
  expect(incident?.signals).toContainEqual(expect.objectContaining({ source: 'containers', service: 'billing' }));
});

test('a log of another service explains none of the failed requests, and that it was left out is said', async () => {
  const line = 'ERROR write failed: No space left on device';
  writeFileSync(join(folder, 'billing.log'), `2026-11-30T10:59:00Z INFO started\n2026-11-30T11:00:00Z ${line}\n`);
  const logs = join(folder, '*.log');
  const { candidates, notChecked } = await ask(WHICH, { logs });
  expect(candidates).toEqual([]);
  expect(notChecked[0]).toEqual({
    what: 'Logs of billing',
    why: 'The requests that failed neither passed through it nor name it. Ask about it by its name.',
  });
  const asked = await ask(`${WHICH} Is it billing?`, { logs });
  expect(asked.candidates.map(({ kind }) => kind)).toContain('disk_full');
});
