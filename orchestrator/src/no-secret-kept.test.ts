import { expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { ask } from './testing/ask.ts';
import { as, sharedDatabase } from './testing/start-orchestrator.ts';
import type { StartedOrchestrator } from './testing/start-orchestrator.ts';
import { stoppedAfterEach } from './testing/stopped-after-each.ts';

jest.setTimeout(120_000);

const SECRET = 'hunter2222';
const SAID = `the password=${SECRET} was changed`;
const start = stoppedAfterEach();

/** All that the database holds, as text. */
async function kept(): Promise<string> {
  const database = await sharedDatabase();
  const names = await sql<{
    name: string;
  }>`select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(database);
  const texts: string[] = [];
  for (const { name } of names.rows) {
    const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(
      database,
    );
    texts.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return texts.join('\n');
}

const send = ({ url }: StartedOrchestrator, method: 'post' | 'patch', path: string, body: object): request.Test =>
  request(url)[method](path).set(as('ann@example.com')).send(body);

test('no secret is kept that a person or a program writes in a text of any kind', async () => {
  const orchestrator = await start();
  const { body } = await ask(orchestrator, {
    session: 's-1',
    body: {
      prompt: SAID,
      metadata: { note: SAID, password: SECRET },
      tags: [SAID],
      attachments: [{ name: `password=${SECRET} web.log`, content: 'ERROR no connection\n' }],
    },
  });
  const name = encodeURIComponent(`access_token=${SECRET}.log`);
  const change = { type: 'config', time: '2026-06-24T10:00:00Z', setting: 'db.password', before: SECRET, after: SAID };
  const answers = [
    await send(orchestrator, 'post', `/investigations/${body.id}/feedback`, { score: 'down', comment: SAID }),
    await send(orchestrator, 'post', `/investigations/${body.id}/comments`, { text: SAID }),
    await send(orchestrator, 'patch', '/sessions/s-1', { title: SAID, tags: [`pwd=${SECRET}`] }),
    await send(orchestrator, 'post', '/changes', [change]),
    await request(orchestrator.url)
      .post(`/attachments?name=${name}`)
      .set({ ...as('ann@example.com'), 'content-type': 'application/octet-stream' })
      .send('x\n'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 201, 200, 201, 201]);
  const lines = (await kept()).split('\n');
  expect(lines.filter((line) => line.includes('[redacted]')).length).toBeGreaterThan(4);
  expect(lines.filter((line) => line.includes(SECRET))).toEqual([]);
  expect(JSON.stringify([body, answers.map((answer): unknown => answer.body)])).not.toContain(SECRET);
});
