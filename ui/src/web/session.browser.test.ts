import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { buildForTest, findChromium, launchBrowser, openPage, sayBrowserMissed, watch } from '../testing/browser.ts';
import type { WatchedPage } from '../testing/browser.ts';
import { SAMPLE_EVENTS } from '../testing/sample-report.ts';
import { startScriptedOrchestrator } from '../testing/scripted-orchestrator.ts';
import type { ScriptedOrchestrator, ScriptOptions } from '../testing/scripted-orchestrator.ts';
import { startUi } from '../testing/start-ui.ts';
import type { StartedUi } from '../testing/start-ui.ts';

// A browser on a busy machine: nothing here is about speed.
jest.setTimeout(60_000);

const executable = findChromium(process.env);
if (executable === null) sayBrowserMissed('what the page of a session does');
const inBrowser = executable === null ? describe.skip : describe;

/** Events of the script up to the first four pieces of evidence; the rest comes later. */
const HALF_WAY = 13;
const EVIDENCE_SO_FAR = SAMPLE_EVENTS.slice(0, HALF_WAY).filter(({ type }) => type === 'agent.evidence').length;

interface Opened {
  upstream: ScriptedOrchestrator;
  ui: StartedUi;
  watched: WatchedPage;
}

inBrowser('the page of a session', () => {
  let browser: Browser;
  let webFolder: string;
  let opened: Opened | null = null;

  beforeAll(async () => {
    [browser, webFolder] = await Promise.all([launchBrowser(executable ?? ''), buildForTest()]);
  });

  afterEach(async () => {
    const last = opened;
    opened = null;
    await last?.watched.context.close();
    await last?.ui.close();
    await last?.upstream.close();
    expect(last?.watched.faults ?? []).toEqual([]);
    expect(last?.watched.outside ?? []).toEqual([]);
  });

  afterAll(async () => {
    await browser.close();
    rmSync(webFolder, { recursive: true });
  });

  async function start(options: ScriptOptions = {}): Promise<Opened> {
    const upstream = await startScriptedOrchestrator(options);
    const ui = await startUi({ orchestratorUrl: upstream.url, webFolder });
    const watched = await openPage(browser, { baseURL: ui.url, permissions: ['clipboard-read', 'clipboard-write'] });
    opened = { upstream, ui, watched };
    return opened;
  }

  /** Signs in and asks about the sample incident. */
  async function startSample(options: ScriptOptions = {}): Promise<Opened> {
    const started = await start(options);
    const { page } = started.watched;
    await page.goto('/');
    await page.fill('#email', 'ada@example.com');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Investigate the sample incident' }).click();
    await page.waitForSelector('[data-state="accepted"]');
    return started;
  }

  const evidenceLines = ({ watched }: Opened): Promise<number> => watched.page.locator('.evidence-line').count();

  test('works by keyboard alone, from sign-in to evidence and back', async () => {
    const { watched, upstream } = await start();
    const { page } = watched;
    await page.goto('/');
    await page.waitForSelector('#email:focus');
    await page.keyboard.type('ada@example.com');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.first-use');
    await page.keyboard.press('n');
    await page.waitForSelector('textarea:focus');
    await page.keyboard.type('Why does checkout');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('return 500?');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.lanes');
    upstream.finish();
    await page.waitForSelector('.answer');
    expect(JSON.parse(upstream.seen.find(({ path }) => path === '/ask')?.body ?? '').prompt).toBe(
      'Why does checkout\nreturn 500?',
    );
    await page.locator('.cite').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.pane h2:focus');
    const first = await page.locator('.pane-place').textContent();
    await page.keyboard.press('j');
    expect(await page.locator('.pane-place').textContent()).not.toBe(first);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.pane', { state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('cite');
    await page.keyboard.press('/');
    await page.waitForSelector('textarea:focus');
    await page.keyboard.press('ArrowUp');
    expect(await page.inputValue('textarea')).toBe('Why does checkout\nreturn 500?');
  });

  test('shows the question before the server has answered', async () => {
    const { watched } = await start();
    const { page } = watched;
    await page.goto('/');
    await page.fill('#email', 'ada@example.com');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'New Investigation' }).click();
    let release = (): void => undefined;
    await page.route('**/ask', async (route) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      await route.continue();
    });
    await page.fill('textarea', 'Why?');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-state="sending"]');
    expect(await page.locator('.progress-words').textContent()).toBe('Sending…');
    release();
    await page.waitForSelector('[data-state="accepted"]');
    expect(await page.locator('.turn').count()).toBe(1);
  });

  test('a question that could not be handed over can be sent again, and is asked once', async () => {
    const { watched, upstream } = await start();
    const { page } = watched;
    await page.goto('/');
    await page.fill('#email', 'ada@example.com');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'New Investigation' }).click();
    await page.waitForSelector('.begin');
    upstream.failNext(1, '/ask');
    await page.fill('textarea', 'Why?');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-state="unsent"]');
    expect(await page.locator('.note').textContent()).toContain('The service is stopping.');
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.waitForSelector('[data-state="accepted"]');
    const asked = upstream.seen.filter(({ path }) => path === '/ask');
    expect(await page.locator('.turn').count()).toBe(1);
    expect(new Set(asked.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  test('a reload in mid-run brings everything back, once', async () => {
    const started = await startSample();
    const { page } = started.watched;
    started.upstream.advance(HALF_WAY);
    await page.waitForFunction(
      (count) => document.querySelectorAll('.evidence-line').length === count,
      EVIDENCE_SO_FAR,
    );
    const before = await page.locator('.lanes').innerText();
    await page.reload();
    await page.waitForFunction(
      (count) => document.querySelectorAll('.evidence-line').length === count,
      EVIDENCE_SO_FAR,
    );
    expect((await page.locator('.lanes').innerText()).replaceAll(/\d+ s/g, '')).toBe(before.replaceAll(/\d+ s/g, ''));
    started.upstream.finish();
    await page.waitForSelector('.answer');
    expect(await page.locator('.turn').count()).toBe(1);
  });

  test('a lost connection is said in words, and nothing is missing or doubled afterwards', async () => {
    const started = await startSample();
    const { page } = started.watched;
    started.upstream.advance(6);
    await page
      .getByText('Finding stack frames in checkout')
      .or(page.getByText('Reading 3 logs, 41,208 lines'))
      .first()
      .waitFor();
    started.upstream.failNext(2);
    started.upstream.cutStreams();
    await page.getByText('Connection lost. Reconnecting…').waitFor();
    started.upstream.advance(HALF_WAY - 6);
    await page.waitForFunction(
      (count) => document.querySelectorAll('.evidence-line').length === count,
      EVIDENCE_SO_FAR,
    );
    await page.getByText('Connection lost').waitFor({ state: 'detached' });
    const continued = started.upstream.seen
      .filter(({ path }) => path.endsWith('/events'))
      .map(({ headers }) => headers['last-event-id']);
    expect(continued.at(-1)).toBe('6');
    expect(await evidenceLines(started)).toBe(EVIDENCE_SO_FAR);
  });

  test('the UI server away for a moment: the page comes back by itself', async () => {
    const started = await startSample();
    const { page } = started.watched;
    const port = Number(new URL(started.ui.url).port);
    await started.ui.close();
    await page.getByText('Connection lost. Reconnecting…').waitFor();
    started.ui = await startUi({ orchestratorUrl: started.upstream.url, webFolder, port });
    started.upstream.finish();
    await page.waitForSelector('.answer');
    expect(await page.locator('.turn').count()).toBe(1);
  });

  test('a page opened while the platform still starts fills itself', async () => {
    const { watched, upstream } = await start();
    const { page } = watched;
    await page.goto('/');
    await page.fill('#email', 'ada@example.com');
    upstream.failNext(3);
    await page.keyboard.press('Enter');
    await page.getByText('The service is stopping.').waitFor();
    await page.getByRole('button', { name: 'Investigate the sample incident' }).waitFor();
    expect(await page.locator('.note').count()).toBe(0);
  });

  test('a second tab shows what the first one asks', async () => {
    const started = await startSample();
    const { page, context } = started.watched;
    const second = await context.newPage();
    watch(started.watched, second, started.ui.url);
    await second.goto(page.url());
    await second.waitForSelector('[data-state="accepted"]');
    await page.fill('textarea', 'And payment?');
    await page.keyboard.press('Enter');
    await second.getByRole('heading', { name: 'And payment?' }).waitFor();
    started.upstream.finish();
    await second.waitForFunction(() => document.querySelectorAll('.answer').length === 2);
    expect(await second.locator('.turn').count()).toBe(2);
  });

  test('Stop stops, keeps what was found, and the question can be asked again', async () => {
    const { watched, upstream } = await startSample();
    upstream.advance(HALF_WAY);
    await watched.page.getByRole('button', { name: 'Stop' }).click();
    await watched.page.getByText('Stopped before there was an answer.').waitFor();
    await watched.page.getByText('How it was investigated').click();
    expect(await watched.page.locator('.lane-stopped').count()).toBeGreaterThan(0);
    await watched.page.getByRole('button', { name: 'Ask again' }).click();
    await watched.page.waitForSelector('[data-state="accepted"]');
    expect(JSON.parse(upstream.seen.findLast(({ path }) => path === '/ask')?.body ?? '').sample).toBe(true);
  });

  test('the picture is read and opened by keyboard', async () => {
    const { watched, upstream } = await startSample();
    const { page } = watched;
    upstream.finish();
    const axis = page.getByRole('slider');
    await axis.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.locator('[role=slider][aria-valuetext^="11:06:00"]').waitFor();
    expect(await axis.getAttribute('aria-valuetext')).toMatch(
      /^11:06:00: TypeError: .*: \d+ errors, upstream .* errors, order latency p95: 5?\d+ ms$/,
    );
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'POST /orders 500 TypeError: Cannot read properties of null' }).waitFor();
  });

  test('a whole log of 10,000 lines keeps only those in view in the page', async () => {
    const { watched, upstream } = await startSample();
    const { page } = watched;
    upstream.finish();
    await page.locator('.chain-service button').click();
    await page.getByRole('button', { name: 'Read all of checkout.log' }).click();
    await page.locator('.virtual .line-focus', { hasText: '4119' }).waitFor();
    expect(await page.locator('.virtual .line').count()).toBeLessThan(120);
    await page.locator('.virtual').evaluate((element) => {
      element.scrollTop = element.scrollHeight;
    });
    await page.locator('.virtual .line', { hasText: 'line 10000' }).waitFor();
    expect(await page.locator('.virtual .line').count()).toBeLessThan(120);
  });

  test('a whole log is searched, and says so where it has no such time', async () => {
    const { watched, upstream } = await startSample();
    const { page } = watched;
    upstream.finish();
    await page.locator('.chain-service button').click();
    await page.getByRole('button', { name: 'Read all of checkout.log' }).click();
    await page.getByLabel('Find in the log').fill('line 10000');
    await page.getByText('1 of 1', { exact: true }).waitFor();
    await page.locator('.virtual .line', { hasText: 'line 10000' }).waitFor();
    await page.getByLabel('Go to time, as the log writes it').fill('23:59:59');
    await page.keyboard.press('Enter');
    await page.getByText('no line at or after it').waitFor();
  });

  test('the answer can be taken away and judged', async () => {
    const { watched, upstream } = await startSample({ phoenixUrl: 'http://127.0.0.1:6006' });
    const { page } = watched;
    upstream.finish();
    await page.getByText('21 of 21 spans stored').waitFor();
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^# Orders with an unknown voucher/);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Export as JSON' }).click();
    expect((await downloading).suggestedFilename()).toMatch(/^inv_\d+\.json$/);
    await page.getByRole('button', { name: 'The answer is right' }).click();
    await page.getByRole('textbox', { name: 'Comment on the answer' }).fill('it was the voucher');
    await page.keyboard.press('Enter');
    await page.getByText('Thank you.').waitFor();
    expect(JSON.parse(upstream.seen.findLast(({ path }) => path.endsWith('/feedback'))?.body ?? '')).toEqual({
      score: 'up',
      comment: 'it was the voucher',
    });
    const links = await page
      .locator('a[href^="http://127.0.0.1:6006/redirects/"]')
      .evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    expect(links).toEqual([
      expect.stringMatching(/\/sessions\/[0-9a-f-]{36}$/),
      expect.stringMatching(/\/traces\/[0-9a-f]{32}$/),
    ]);
  });

  test('text from logs, code and people is text, whatever it looks like', async () => {
    const attack = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>';
    const events = JSON.parse(
      JSON.stringify(SAMPLE_EVENTS).replaceAll('checkout', JSON.stringify(attack).slice(1, -1)),
    ) as typeof SAMPLE_EVENTS;
    const { watched, upstream } = await startSample({ events });
    const { page } = watched;
    upstream.finish();
    await page.waitForSelector('.answer');
    await page.fill('textarea', attack);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: attack, exact: true }).waitFor();
    for (const node of await page.locator('.chain-box').all()) await node.click();
    expect(await page.locator('#app img, #app script').count()).toBe(0);
    expect(await page.evaluate(() => 'broken' in globalThis)).toBe(false);
  });
});
