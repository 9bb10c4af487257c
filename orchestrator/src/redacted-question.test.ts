import { expect, test } from '@jest/globals';
import request from 'supertest';
import { ask } from './testing/ask.ts';
import { as } from './testing/start-orchestrator.ts';
import { stoppedAfterEach } from './testing/stopped-after-each.ts';

const start = stoppedAfterEach();

test('a question with a secret says that it was not kept, one without says nothing', async () => {
  const orchestrator = await start();
  const secret = await ask(orchestrator, {
    session: 's-1',
    body: { prompt: 'Why is password=hunter2-swordfish refused?' },
  });
  expect([secret.body.redacted, secret.body.prompt]).toEqual([true, 'Why is password=[redacted] refused?']);
  const { id } = secret.body as { id: string };
  const read = await request(orchestrator.url).get(`/investigations/${id}`).set(as('ann@example.com'));
  expect(read.body.redacted).toBe(true);
  const plain = await ask(orchestrator, { session: 's-2' }).set('Prefer', 'respond-async');
  expect(plain.body.redacted).toBe(false);
}, 60_000);
