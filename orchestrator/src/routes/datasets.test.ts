import { randomUUID } from 'node:crypto';
import { expect, jest, test } from '@jest/globals';
import { describeWith } from '@mats/testing';
import request from 'supertest';
import { ask } from '../testing/ask.ts';
import { as } from '../testing/start-orchestrator.ts';
import { stoppedAfterEach } from '../testing/stopped-after-each.ts';

jest.setTimeout(120_000);

const ANN = 'ann@example.com';
const start = stoppedAfterEach();

test('the right answer is what the report says, unless a reader said that it is wrong', async () => {
  const { url, ...orchestrator } = await start({});
  const { body } = await ask({ url, ...orchestrator }, { session: 's-1' });
  const propose = (): request.Test => request(url).get(`/investigations/${body.id}/dataset`).set(as(ANN));
  const right = { kinds: [], components: [], places: [], abstains: false };
  expect((await propose()).body).toEqual({ expected: right, feedback: [], datasets: [] });
  const feedback = { score: 'down', comment: 'It was the disk.' };
  await request(url).post(`/investigations/${body.id}/feedback`).set(as(ANN)).send(feedback);
  const expected = { kinds: [], components: [], places: [] };
  expect((await propose()).body).toEqual({ expected, feedback: [feedback], datasets: [] });
});

test('without a Phoenix an addition is refused with what to do', async () => {
  const orchestrator = await start({});
  const { body } = await ask(orchestrator, { session: 's-1' });
  const answer = await request(orchestrator.url)
    .post(`/investigations/${body.id}/dataset`)
    .set(as(ANN))
    .send({ dataset: 'mats', expected: {} });
  expect([answer.status, answer.body.error.code]).toEqual([503, 'phoenix_unavailable']);
});

describeWith('phoenix', 'datasets in the real Phoenix', (phoenix) => {
  test('a turn becomes an example with its files and the corrected answer, once however often it is added', async () => {
    const orchestrator = await start({ environment: { PHOENIX_URL: phoenix } });
    const attachments = [
      { name: 'web.log', content: 'password=hunter2222\n' },
      { name: 'dump.bin', content: 'a\0b' },
    ];
    const { body } = await ask(orchestrator, { session: 's-1', body: { attachments } });
    const dataset = `turns-${randomUUID()}`;
    const expected = { kinds: ['disk_full'], components: ['db'], places: [{ file: 'web.log', line: 1 }] };
    const add = (): request.Test =>
      request(orchestrator.url).post(`/investigations/${body.id}/dataset`).set(as(ANN)).send({ dataset, expected });
    const added = await add();
    expect([added.status, added.body]).toMatchObject([201, { dataset, missing: ['dump.bin'] }]);
    await add();
    const address = `${phoenix}/v1/datasets/${added.body.dataset_id}`;
    const { data } = (await (await fetch(`${address}/examples`)).json()) as { data: { examples: object[] } };
    expect(data.examples).toMatchObject([
      {
        input: { prompt: body.prompt, attachments: [{ name: 'web.log', content: 'password=[redacted]\n' }] },
        output: expected,
      },
    ]);
    const proposed = await request(orchestrator.url).get(`/investigations/${body.id}/dataset`).set(as(ANN));
    expect(proposed.body.datasets).toContain(dataset);
    await fetch(address, { method: 'DELETE' });
  });
});
