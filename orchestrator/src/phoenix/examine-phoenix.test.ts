import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { examinationSchema, SPAN_ATTRIBUTES, SPAN_NAMES } from '@mats/contracts';
import type { CheckResult } from '@mats/contracts';
import { createHttpClient } from '@mats/service';
import { createPhoenixExaminer } from './examine-phoenix.ts';

const SESSION = '5e551011-0000-4000-8000-000000000001';
const TRACE = 'a'.repeat(32);
const TURN = { sessionId: SESSION, traceId: TRACE, tenant: null };

let server: Server | undefined;
afterEach(() => void server?.close());

function span(name: string, id: string, parent: string | null, session = SESSION): object {
  const texts = parent === null ? { 'input.value': 'Why?', 'output.value': 'A deploy.' } : {};
  const attributes = { [SPAN_ATTRIBUTES.sessionId]: session, ...texts };
  return { name, context: { span_id: id, trace_id: TRACE }, parent_id: parent, attributes };
}

/** An HTTP server that answers as Phoenix does. */
async function phoenixWith(spans: readonly object[]): Promise<string> {
  const answers: Readonly<Record<string, unknown>> = {
    '/readyz': {},
    '/arize_phoenix_version': '20.26.1',
    [`/v1/projects/finoptiagents-MATS/spans?limit=1000&trace_id=${TRACE}`]: { data: spans },
    [`/v1/sessions/${SESSION}`]: { data: { traces: [{ trace_id: TRACE }] } },
  };
  server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    response.writeHead(answer === undefined ? 404 : 200);
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function examine(phoenixUrl: string | undefined, turn: typeof TURN | undefined = TURN): Promise<CheckResult[]> {
  const found = await createPhoenixExaminer({ phoenixUrl, client: createHttpClient({ sessionHosts: [] }) }).examine(
    turn,
  );
  return examinationSchema.parse({ checks: found }).checks;
}

const failing = (checks: readonly CheckResult[]): string[] =>
  checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);

test('a turn that is one stamped tree in Phoenix passes every check', async () => {
  const url = await phoenixWith([span(SPAN_NAMES.root, '1', null), span(SPAN_NAMES.orchestrator, '2', '1')]);
  const found = await examine(url);
  expect(failing(found)).toEqual([]);
  expect(found.map(({ name }) => name)).toEqual([
    'Phoenix',
    'spans in Phoenix',
    'one root',
    'every parent stored',
    'session.id on every span',
    'turn in the session',
  ]);
});

test('a span of another session is named', async () => {
  const url = await phoenixWith([span(SPAN_NAMES.root, '1', null), span('read_logs', '2', '1', 'other')]);
  expect(failing(await examine(url))).toEqual(['session.id on every span: missing or different on 1 of 2: read_logs']);
});

test('without spans nothing behind them is said to hold', async () => {
  const found = failing(await examine(await phoenixWith([])));
  expect(found[0]).toBe(`spans in Phoenix: the newest answer (trace ${TRACE}) has no span there`);
  expect(found).toHaveLength(5);
});

test('a Phoenix that is away is the one thing to repair', async () => {
  expect(failing(await examine('http://127.0.0.1:9'))[0]).toBe('Phoenix: nothing answers at http://127.0.0.1:9');
  expect(failing(await examine(undefined))[0]).toBe('Phoenix: no Phoenix is connected');
});

test('before the first answer only Phoenix itself is looked at', async () => {
  const url = await phoenixWith([]);
  const found = await createPhoenixExaminer({
    phoenixUrl: url,
    client: createHttpClient({ sessionHosts: [] }),
  }).examine(undefined);
  expect(found).toEqual([{ name: 'Phoenix', ok: true, detail: `20.26.1 at ${url}` }]);
});
