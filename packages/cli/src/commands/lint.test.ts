import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { startTelemetry, withSession, withSpan } from '@mats/telemetry';
import { describeWith } from '@mats/testing';
import { processEnvironment } from '../env.ts';
import { startCommand } from '../testing/start-command.ts';
import { runLint } from './lint.ts';

const MAIN = path.join(import.meta.dirname, '..', 'main.ts');
const FOLDER = path.join(import.meta.dirname, '..', '..');

async function lint(...args: string[]): Promise<{ code: number | null; output: string }> {
  const command = startCommand([process.execPath, MAIN, 'lint', ...args], {
    folder: FOLDER,
    environment: processEnvironment(),
  });
  return { code: await command.ended, output: command.output() };
}

describe('mats lint ids', () => {
  test('says why each is bad, and ends with 1', async () => {
    const { code, output } = await lint('ids', 'session_1', 'user_123_conv_456');
    expect(code).toBe(1);
    expect(output).toBe(
      'error: session_1: a counter is its only own part: a restart or a second copy makes it again; add a random part\n' +
        'warning: user_123_conv_456: it has no random part of 64 bits or more: who knows how it is made can name the session of others\n' +
        '2 checked, 2 with problems.\n',
    );
  }, 60_000);

  test('ends with 0 when none has an error, and prints JSON', async () => {
    const { code, output } = await lint('ids', '--json', '--level', 'counter=off', 'session_1');
    expect([code, JSON.parse(output)]).toEqual([0, { ok: true, checked: 1, bad: [] }]);
  }, 60_000);

  test.each([
    [['names'], 'There is nothing called "names" to lint.'],
    [['ids', '--level', 'counter=loud', 'x'], 'There is no level "counter=loud".'],
    [['ids', '--phoenix', 'http://127.0.0.1:9'], 'Phoenix does not answer at http://127.0.0.1:9: '],
  ])('refuses %j', async (args, line) => {
    await expect(runLint(args)).rejects.toThrow(line);
  });
});

describeWith('phoenix', 'mats lint ids with all of Phoenix', (url) => {
  const project = `lint-${Date.now().toString(36)}`;

  beforeAll(async () => {
    const telemetry = startTelemetry({ serviceName: 'lint', endpoint: url, project });
    await withSession(`test-of-${project}-7`, () => withSpan({ name: 'turn', kind: 'CHAIN' }, () => undefined));
    await telemetry.shutdown();
  });

  test('finds the sessions of every project', async () => {
    const id = `test-of-${project}-7`;
    let bad: { id: string; project: string }[] = [];
    for (let tries = 0; tries < 20 && !bad.some((one) => one.id === id); tries += 1) {
      const { output } = await lint('ids', '--json', '--phoenix', url);
      ({ bad } = JSON.parse(output) as { bad: { id: string; project: string }[] });
    }
    expect(bad.find((one) => one.id === id)).toMatchObject({ project, problems: [{ rule: 'guessable' }] });
  }, 120_000);
});
