import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Investigation } from '@mats/contracts';
import { startTelemetry, withSpan } from '@mats/telemetry';
import { describeWith } from '@mats/testing';
import { signIn } from '../support/browser-user.ts';
import { searchPath } from '../support/env.ts';
import { startPlatform } from '../support/start-platform.ts';
import type { RunningPlatform } from '../support/start-platform.ts';
import { until } from '../support/until.ts';

const ANSWERED = 22;
/** Spans that ended so shortly before a question are left to the next one. */
const STORED_MS = 5_000;
const PROMPT = 'tell me about order 17 of mallory';

/** A chat program of somebody's: its second commit breaks the look-up of orders without a price. */
const BEFORE = `export function priceOf(order) {
  return order.price === undefined ? 0 : order.price.amount;
}
`;
const AFTER = `export function priceOf(order) {
  return order.price.amount;
}
`;

type Bot = { readonly priceOf: (order: { price?: { amount: number } }) => number };

/** Writes both commits into a new repository; the second one's id. */
async function commitBot(folder: string): Promise<string> {
  const git = (...command: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...command], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: searchPath(), GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' },
    }).trim();
  await mkdir(join(folder, 'src'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"type": "module"}\n');
  git('init', '-q', '-b', 'main');
  for (const [subject, code] of [
    ['look up orders', BEFORE],
    ['price: every order has one', AFTER],
  ] as const) {
    await writeFile(join(folder, 'src', 'price.js'), code);
    git('add', '-A');
    git('commit', '-q', '-m', subject);
  }
  return git('rev-parse', 'HEAD');
}

describeWith('phoenix', 'which requests of a program’s own agents failed or were slow', (phoenixUrl) => {
  const project = `chatbot-${randomUUID().slice(0, 8)}`;
  let folder: string;
  let guilty: string;
  let platform: RunningPlatform | undefined;
  let turn: Investigation;

  /** A request with two steps; `ms` is how long it had been going on when it ended, most of it in the model. */
  async function chat(
    bot: Bot,
    { order, ms = 0 }: { order: Parameters<Bot['priceOf']>[0]; ms?: number },
  ): Promise<void> {
    const startTime = Date.now() - ms;
    await withSpan({ name: 'chat-turn', kind: 'CHAIN', input: PROMPT, root: true, startTime }, async (span) => {
      await withSpan({ name: 'complete', kind: 'LLM', input: PROMPT, startTime }, () => undefined);
      await withSpan({ name: 'look_up_order', kind: 'TOOL' }, () => bot.priceOf(order));
      span.setOutput('It costs 3.');
    });
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mats-own-traces-'));
    const repository = join(folder, 'bot');
    guilty = await commitBot(repository);
    const bot = (await import(join(repository, 'src/price.js'))) as Bot;
    const telemetry = startTelemetry({ serviceName: 'chatbot', endpoint: phoenixUrl, project });
    for (let at = 0; at < ANSWERED; at += 1) await chat(bot, { order: { price: { amount: 3 } } });
    await chat(bot, { order: { price: { amount: 3 } }, ms: 3_000 });
    await expect(chat(bot, { order: {} })).rejects.toThrow('amount');
    expect(await telemetry.forceFlush()).toBe(true);
    const ended = Date.now();
    await telemetry.shutdown();
    platform = await startPlatform({
      tracesUrl: phoenixUrl,
      phoenixUrl,
      folder,
      tenantId: `own-${randomUUID().slice(0, 8)}`,
      sampleFolder: join(import.meta.dirname, '..', '..', 'demo', 'incidents', 'bad-deploy'),
      repositories: `bot=${repository}`,
      settings: { 'mats-sre-agent': { PHOENIX_PROJECTS: project } },
    });
    const count = 3 * (ANSWERED + 2);
    await until(`${count} spans`, async () => ((await connected())?.count === count ? true : undefined), 60_000);
    await sleep(Math.max(0, ended + STORED_MS + 1_000 - Date.now()));
    const user = await signIn(platform.uiUrl, 'ada@example.org');
    const prompt = 'which of my agents’ requests failed or were slower than 2 s in the last hour?';
    turn = await user.ask(await user.newSession(), { prompt });
  }, 240_000);

  afterAll(async () => {
    await platform?.stop();
    await fetch(`${phoenixUrl}/v1/projects/${project}`, { method: 'DELETE' });
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  /** What the installation says of the project. */
  async function connected(): Promise<{ count?: number; state: string } | undefined> {
    const headers = { authorization: `Bearer ${platform?.apiKey}` };
    const reply = await fetch(`${platform?.orchestratorUrl}/sources`, { headers });
    const { sources } = (await reply.json()) as { sources: { name: string; count?: number; state: string }[] };
    return sources.find(({ name }) => name === project);
  }

  test('the answer counts them, then says which span failed with what, and which step made the slow one slow', () => {
    const [counts, failed, slow] = turn.report?.answer.split('\n') ?? [];
    expect(counts).toMatch(
      new RegExp(`^Phoenix project ${project}: 24 requests from .+ to .+, 1 failed and 1 took longer than 2\\.0 s\\.$`),
    );
    expect(failed).toMatch(
      /^look_up_order \(TOOL\) of chat-turn in chatbot failed once: “TypeError: Cannot read properties of undefined \(reading 'amount'\)”; first at .+, span [0-9a-f]{16} of trace [0-9a-f]{32}\.$/,
    );
    expect(slow).toMatch(
      /^chat-turn took 3\.\d s at .+ \(trace [0-9a-f]{32}\), longest in complete \(LLM\) of chatbot, 3\.\d s, span [0-9a-f]{16}\.$/,
    );
  });

  test('the failed span’s stack leads to file, line and commit', () => {
    expect(turn.report?.where).toMatchObject({ repository: 'bot', file: 'src/price.js', line: 2, commit: guilty });
  });

  test('every sentence was read again in Phoenix', () => {
    const claims = turn.report?.claims.filter(({ about }) => about === 'requests') ?? [];
    expect(claims.length).toBeGreaterThanOrEqual(3);
    expect(claims.every(({ verified }) => verified)).toBe(true);
    expect(turn.report?.notRead).toEqual([]);
  });

  test('nothing of what was said to the model is in it', () => {
    expect(JSON.stringify(turn)).not.toMatch(/mallory|It costs 3/);
  });
});
