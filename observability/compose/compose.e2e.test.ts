import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PHOENIX_PROJECT } from '@mats/contracts';
import type { Investigation, Session, StoredSpans } from '@mats/contracts';
import { describeWith } from '@mats/testing';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { checkTurn } from '../checks/check-turn.ts';
import { settledTrace } from '../checks/phoenix-spans.ts';
import { readRegistry } from '../registry/read-registry.ts';
import { createComposeStack } from '../support/compose-stack.ts';
import type { ComposeStack } from '../support/compose-stack.ts';
import { callDoctor } from '../support/doctor.ts';
import { toOtlp } from '../support/otlp-json.ts';
import { until } from '../support/until.ts';
import { artifact, readSessionRow } from './phoenix-page.ts';

const MINUTE = 60_000;
const EMAIL = 'grace.hopper@example.org';
const QUESTION = 'Why does checkout return 500?';
const PROBE = join(import.meta.dirname, 'proxy-probe.mjs');

/** A refused password, as containers write it. */
const REFUSED = [
  'orders-1  | 2026-11-30T10:02:01.113Z INFO listening on 8080',
  ...Array.from(
    { length: 6 },
    (_, second) =>
      `orders-1  | 2026-11-30T10:02:1${second}.402Z ERROR password authentication failed for user "orders" on db:5432`,
  ),
].join('\n');
/** Everything that a turn goes through. */
const KILLED = [
  'mats-ui',
  'mats-orchestrator',
  'mats-sre-agent',
  'mats-investigator-agent',
  'mats-architect-agent',
  'collector',
  'phoenix',
  'db_postgres',
];

/** The time of customers before the fault, and failed orders before the question. */
const HEALTHY_MS = 20_000;
const FAILED_ORDERS = 15;

describeWith('docker', 'the platform in containers', (docker) => {
  describeWith('chromium', 'with the demo shop under traffic, asked in a browser', (executablePath) => {
    let stack: ComposeStack;
    let browser: Browser;
    let page: Page;
    let sessionId: string;
    let turn: Investigation;

    beforeAll(async () => {
      stack = await createComposeStack(docker);
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
      const context = await browser.newContext({ viewport: { width: 1_920, height: 1_080 } });
      page = await context.newPage();
      page.setDefaultTimeout(MINUTE);
      await stack.compose('up', '--detach', '--build', '--wait');
    }, 30 * MINUTE);

    /** Asks about a pasted log in a session of its own; its id, as soon as the question is accepted. */
    const ask = async (): Promise<string> => {
      const session = randomBytes(8).toString('hex');
      const answer = await page.request.post(`${stack.url('MATS_UI_PORT')}/ask`, {
        data: { prompt: `Why does orders fail?\n\n${REFUSED}` },
        headers: { prefer: 'respond-async', 'x-session-id': `killed-${session}`, origin: stack.url('MATS_UI_PORT') },
      });
      expect(answer.status()).toBe(202);
      return ((await answer.json()) as Investigation).id;
    };

    /** What a turn answered, once it has ended and all its spans are stored. */
    const answerOf = async (id: string): Promise<unknown> => {
      const path = `${stack.url('MATS_UI_PORT')}/investigations/${id}`;
      const read = async (address: string): Promise<unknown> => (await page.request.get(address)).json();
      const ended = await until(
        'the turn to end',
        async () => {
          const seen = (await read(path)) as Investigation;
          return ['done', 'failed', 'cancelled'].includes(seen.state) ? seen : undefined;
        },
        2 * MINUTE,
      );
      await until(
        'all spans to be stored',
        async () => ((await read(`${path}/spans`)) as StoredSpans).complete || undefined,
        3 * MINUTE,
      );
      const { verdict, cause, kind, component, confidence, nextSteps, missingAgents } = ended.report ?? {};
      return { state: ended.state, verdict, cause, kind, component, confidence, nextSteps, missingAgents };
    };

    afterAll(async () => {
      await browser.close();
      writeFileSync(artifact('compose.log'), await stack.compose('logs', '--no-color'));
      await stack.remove();
    }, 5 * MINUTE);

    test(
      'comes up by one command, every part of it healthy',
      async () => {
        const rows = (await stack.compose('ps', '--all', '--format', 'json')).trim().split('\n');
        const parts = rows.map(
          (row) => JSON.parse(row) as { Service: string; State: string; Health: string; ExitCode: number },
        );
        const wrong = parts.filter(
          ({ State, Health, ExitCode }) => !(State === 'exited' ? ExitCode === 0 : Health !== 'unhealthy'),
        );
        expect(wrong).toEqual([]);
        expect(parts.filter(({ State }) => State === 'exited').map(({ Service }) => Service)).toEqual(['setup']);
      },
      MINUTE,
    );

    test(
      'a fault in the running shop is asked about in a browser, and the answer is right',
      async () => {
        await new Promise((resolve) => setTimeout(resolve, HEALTHY_MS));
        const switched = await fetch(`${stack.url('SHOP_CONTROL_PORT')}/faults/bad-deploy`, { method: 'POST' });
        expect(switched.status).toBe(200);
        await until(
          'failed orders',
          async () => {
            const log = await stack.compose('logs', '--no-log-prefix', 'shop-checkout');
            return (log.match(/"status":500/g) ?? []).length >= FAILED_ORDERS ? true : undefined;
          },
          3 * MINUTE,
        );
        await page.goto(stack.url('MATS_UI_PORT'));
        await page.fill('#email', EMAIL);
        await page.keyboard.press('Enter');
        await page.waitForSelector('.first-use');
        await page.keyboard.press('n');
        await page.waitForSelector('textarea:focus');
        await page.keyboard.type(QUESTION);
        await page.keyboard.press('Enter');
        await page.waitForSelector('.answer', { timeout: 2 * MINUTE });
        await page.screenshot({ path: artifact('answer.png'), fullPage: true });
        sessionId = /\/s\/([^/?#]+)/.exec(page.url())?.[1] ?? '';
        expect(await page.locator('body').innerText()).toContain(sessionId);
        const session = (await (
          await page.request.get(`${stack.url('MATS_UI_PORT')}/sessions/${sessionId}`)
        ).json()) as Session;
        expect(session.investigations).toHaveLength(1);
        const [only] = session.investigations;
        if (only === undefined) throw new Error('The session has no turn.');
        turn = only;
        expect(turn.report?.verdict).toBe('root_cause');
        expect(turn.report?.where).toMatchObject({ repository: 'shop', file: 'src/checkout/price-cart.ts' });
        expect(await page.locator('.answer').innerText()).toContain('src/checkout/price-cart.ts');
      },
      10 * MINUTE,
    );

    test(
      'all spans of the turn passed the collector and are one trace in Phoenix',
      async () => {
        const phoenixUrl = stack.url('PHOENIX_PORT');
        const spans = await settledTrace(phoenixUrl, { project: PHOENIX_PROJECT, traceId: turn.trace_id });
        const agents = ['sre', 'investigator', 'architect'] as const;
        const expected = { sessionId, userEmail: EMAIL, prompt: QUESTION, agents };
        expect(checkTurn(spans, { registry: readRegistry(), expected })).toEqual([]);
      },
      MINUTE,
    );

    test(
      'the session stands in Phoenix’s own Sessions tab, with question and answer',
      async () => {
        const row = await readSessionRow(page, {
          phoenixUrl: stack.url('PHOENIX_PORT'),
          project: PHOENIX_PROJECT,
          sessionId,
        });
        await page.screenshot({ path: artifact('phoenix-sessions.png') });
        expect(row).toContain(QUESTION);
        expect(row).toContain('Root cause');
        await page.goto(`${stack.url('PHOENIX_PORT')}/redirects/sessions/${sessionId}`);
        // Once in the list, once in the session's own pane.
        await page.waitForFunction("document.body.innerText.split('Root cause').length > 2");
        await page.screenshot({ path: artifact('phoenix-session.png') });
      },
      3 * MINUTE,
    );

    test(
      'the doctor finds all well, a tenant and the collector’s queue too, and the hop that broke when an agent is stopped',
      async () => {
        expect(callDoctor(stack, { TENANTS: 'acme' })).toEqual({
          code: 0,
          ok: true,
          failed: [],
          fix: '',
          passed: expect.arrayContaining(['tenant acme → Phoenix', 'collector queue', 'collector queue on disk']),
        });
        await stack.compose('stop', 'mats-architect-agent');
        const { code, failed, fix } = callDoctor(stack);
        await stack.compose('up', '--detach', '--wait', 'mats-architect-agent');
        expect({ code, first: failed[0] }).toEqual({ code: 1, first: expect.stringMatching(/architect/i) });
        expect(fix).not.toBe('');
      },
      3 * MINUTE,
    );

    test(
      'spans that are sent while Phoenix’s database is away are stored once it is back',
      async () => {
        const phoenixUrl = stack.url('PHOENIX_PORT');
        const traceId = randomBytes(16).toString('hex');
        const attributes = { 'session.id': `gate-${traceId}` };
        const span = { traceId, spanId: traceId.slice(16), name: 'held back', attributes, resource: {} };
        await stack.compose('stop', '--timeout', '5', 'db_postgres');
        const ask = "fetch('http://phoenix-gate:6006/gate').then(({ status }) => console.log(status))";
        await until(
          'the gate to close',
          async () => {
            const status = await stack.compose('exec', '-T', 'mats-orchestrator', 'node', '--eval', ask);
            return status.trim() === '503' ? true : undefined;
          },
          MINUTE,
        );
        const sent = await fetch(`${stack.url('COLLECTOR_HTTP_PORT')}/v1/traces`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(toOtlp([span], Date.now())),
        });
        expect(sent.status).toBe(200);
        // What Phoenix might have taken in its memory is gone.
        await stack.compose('kill', 'phoenix');
        await stack.compose('up', '--detach', '--wait', 'db_postgres', 'phoenix', 'mats-orchestrator');
        const spans = await settledTrace(phoenixUrl, { project: PHOENIX_PROJECT, traceId, timeoutMs: MINUTE });
        expect(spans).toHaveLength(1);
      },
      5 * MINUTE,
    );

    test(
      'whichever container is killed in the middle of a turn, the turn ends with the same answer, in one whole trace',
      async () => {
        const undisturbed = await answerOf(await ask());
        for (const part of KILLED) {
          const asked = await ask();
          await stack.compose('kill', part);
          await stack.compose('up', '--detach', part);
          expect({ part, answer: await answerOf(asked) }).toEqual({ part, answer: undisturbed });
          await stack.compose('up', '--detach', '--wait', part);
        }
      },
      15 * MINUTE,
    );

    test(
      'the agents can read the containers of this project, and do nothing else to them',
      async () => {
        const id = (await stack.compose('ps', '--quiet', 'db_postgres')).trim();
        const image = `${stack.project}-mats-sre-agent`;
        const labels = ['--label', `com.docker.compose.project=${stack.project}-other`, '--network', 'none'];
        const other = (await stack.docker('run', '--detach', ...labels, image, 'sleep', '600')).trim();
        const allowed = [
          ['GET', '/_ping'],
          ['HEAD', '/_ping'],
          ['GET', '/version'],
          ['GET', '/v1.41/containers/json?all=1'],
          ['GET', `/containers/${id}/json`],
          ['GET', `/containers/${id}/logs?stdout=1&tail=1`],
          ['GET', '/events?since=1&until=2'],
        ];
        const hidden = [
          ['GET', `/containers/${other}/json`],
          ['GET', `/containers/${other}/logs?stdout=1&tail=1`],
          ['GET', '/containers/somebody-elses/json'],
        ];
        const refused = [
          ['POST', `/containers/${id}/exec`],
          ['POST', `/containers/${id}/kill`],
          ['DELETE', `/containers/${id}`],
          ['PUT', `/containers/${id}/archive?path=/`],
          ['GET', `/containers/${id}/archive?path=/run/secrets`],
          ['HEAD', `/containers/${id}/archive?path=/`],
          ['GET', `/containers/${id}/export`],
          ['GET', `/containers/${id}/attach/ws?stream=1`],
          ['GET', `/containers/json/../${id}/export`],
          ['GET', `/containers/${id}/json/../export`],
          ['GET', `/containers/${id}%2Fexport`],
          ['GET', `//containers/${id}/export`],
          ['GET', '/images/json'],
          ['GET', '/info'],
          ['GET', '/images/get?names=x'],
          ['GET', '/images/x/%2e%2e/%2e%2e/volumes/json'],
          ['GET', '/volumes'],
          ['GET', '/secrets'],
        ];
        const network = `${stack.project}_docker-api`;
        const mount = `${PROBE}:/probe.mjs:ro`;
        const command = ['node', '/probe.mjs', JSON.stringify([...allowed, ...hidden, ...refused])];
        const answers = (
          await stack.docker('run', '--rm', '--network', network, '--volume', mount, image, ...command)
        ).split('\n');
        await stack.docker('rm', '--force', other);
        expect(answers).toEqual([
          ...allowed.map((words) => `200 ${words.join(' ')}`),
          ...hidden.map((words) => `404 ${words.join(' ')}`),
          ...refused.map((words) => `403 ${words.join(' ')}`),
        ]);
      },
      MINUTE,
    );

    test(
      'no secret, no e-mail address and no token is in any log',
      async () => {
        const logs = await stack.compose('logs', '--no-color', '--no-log-prefix');
        const secrets = await Promise.all([
          ...['postgres', 'mats', 'phoenix'].map((user) =>
            stack.compose('exec', '-T', 'db_postgres', 'cat', `/run/secrets/database/${user}`),
          ),
          stack.compose('exec', '-T', 'mats-ui', 'sh', '-c', 'cat /data/*secret*'),
        ]);
        const cookies = (await page.context().cookies()).map(({ value }) => value);
        const planted = [...secrets, ...cookies].map((secret) => secret.trim()).filter((secret) => secret.length >= 16);
        expect(planted.length).toBeGreaterThanOrEqual(5);
        expect(planted.filter((secret) => logs.includes(secret))).toEqual([]);
        expect(logs.match(/[\w.%+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi) ?? []).toEqual([]);
        expect(
          logs.match(/\beyJ[\w-]{8,}\.[\w-]{6,}|\bbearer\s+[\w.~+/-]{12,}|-----BEGIN [A-Z ]*PRIVATE KEY/gi) ?? [],
        ).toEqual([]);
      },
      MINUTE,
    );
  });
});
