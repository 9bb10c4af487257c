import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { buildForTest, findChromium, launchBrowser, openPage, sayBrowserMissed } from '../testing/browser.ts';
import type { WatchedPage } from '../testing/browser.ts';
import { startScriptedOrchestrator } from '../testing/scripted-orchestrator.ts';
import type { ScriptedOrchestrator, ScriptOptions } from '../testing/scripted-orchestrator.ts';
import { startUi } from '../testing/start-ui.ts';

// A browser on a busy machine: nothing here is about speed.
jest.setTimeout(60_000);

const executable = findChromium(process.env);
if (executable === null) sayBrowserMissed('typing, pasting and dropping into the question box');
const inBrowser = executable === null ? describe.skip : describe;

const LOG = Array.from({ length: 12 }, (_, index) => `2026-03-04T10:04:${10 + index}Z ERROR order failed`).join('\n');

inBrowser('the question box', () => {
  let browser: Browser;
  let webFolder: string;
  const opened: { close: () => Promise<unknown> }[] = [];

  beforeAll(async () => {
    [browser, webFolder] = await Promise.all([launchBrowser(executable ?? ''), buildForTest()]);
  });

  afterEach(async () => {
    for (const part of opened.splice(0).toReversed()) await part.close();
  });

  afterAll(async () => {
    await browser.close();
    rmSync(webFolder, { recursive: true });
  });

  async function start(
    options: ScriptOptions = {},
  ): Promise<{ page: Page; upstream: ScriptedOrchestrator; watched: WatchedPage }> {
    const upstream = await startScriptedOrchestrator(options);
    const ui = await startUi({ orchestratorUrl: upstream.url, webFolder });
    const watched = await openPage(browser, { baseURL: ui.url });
    opened.push(upstream, ui, watched.context);
    const { page } = watched;
    await page.goto('/');
    await page.fill('#email', 'ada@example.com');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'New Investigation' }).click();
    await page.waitForSelector('.begin');
    return { page, upstream, watched };
  }

  function paste(page: Page, text: string): Promise<void> {
    return page.locator('textarea').evaluate((field, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  function asked(upstream: ScriptedOrchestrator): {
    prompt: string;
    attachments: unknown[];
    repositories: string[];
    time_zone?: string;
  } {
    return JSON.parse(upstream.seen.findLast(({ path }) => path === '/ask')?.body ?? '{}') as ReturnType<typeof asked>;
  }

  test('a pasted log becomes an attachment that goes with the question', async () => {
    const { page, upstream } = await start();
    await paste(page, LOG);
    await page.locator('.question-box .chip-name', { hasText: 'pasted.log' }).waitFor();
    expect(await page.inputValue('textarea')).toBe('');
    await page.fill('textarea', 'Why?');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-state="accepted"]');
    expect(upstream.seen.find(({ path }) => path.startsWith('/attachments'))).toMatchObject({
      path: '/attachments?name=pasted.log',
      body: LOG,
    });
    expect(asked(upstream)).toMatchObject({ prompt: 'Why?', attachments: [{ id: `att_${'a'.repeat(32)}` }] });
  });

  test('a pasted log can be put back as text, and taken off', async () => {
    const { page } = await start();
    await paste(page, LOG);
    await page.getByRole('button', { name: 'As text' }).click();
    expect(await page.inputValue('textarea')).toBe(LOG);
    await paste(page, LOG);
    await page.getByRole('button', { name: 'Remove pasted.log' }).click();
    expect(await page.locator('.question-box .chip').count()).toBe(0);
  });

  test('a dropped file is uploaded under its name', async () => {
    const { page, upstream } = await start();
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['ERROR a\nERROR b'], 'web & shop.log'));
      document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await page.locator('.chip-ready', { hasText: 'web & shop.log' }).waitFor();
    expect(upstream.seen.find(({ path }) => path.startsWith('/attachments'))?.path).toBe(
      '/attachments?name=web%20%26%20shop.log',
    );
  });

  test('a file over the limit is refused with the limit and the way out, and is not sent', async () => {
    const { page, upstream } = await start({ uploadBytes: 1024 });
    await page.setInputFiles('input[type=file]', {
      name: 'big.log',
      mimeType: 'text/plain',
      buffer: Buffer.alloc(2048),
    });
    await page.locator('.chip-failed', { hasText: 'big.log is 2 kB; at most 1 kB are read.' }).waitFor();
    expect(await page.locator('.chip-failed').textContent()).toContain('compress it with gzip');
    expect(upstream.seen.some(({ path }) => path.startsWith('/attachments'))).toBe(false);
  });

  test('a file that could not be uploaded is uploaded again with the question, and again with "Ask again"', async () => {
    const { page, upstream } = await start();
    upstream.failNext(2, '/attachments');
    await paste(page, LOG);
    await page.locator('.chip-failed').waitFor();
    await page.fill('textarea', 'Why?');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-state="unsent"]');
    expect(upstream.seen.some(({ path }) => path === '/ask')).toBe(false);
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.waitForSelector('[data-state="accepted"]');
    expect(upstream.seen.filter(({ path }) => path.startsWith('/attachments')).map(({ body }) => body)).toEqual([
      LOG,
      LOG,
      LOG,
    ]);
    expect(asked(upstream)).toMatchObject({ prompt: 'Why?', attachments: [{ id: `att_${'a'.repeat(32)}` }] });
  });

  test('a question that is asked again after a reload goes with its file and its repositories', async () => {
    const { page, upstream } = await start({ events: [{ type: 'state', state: 'failed' }] });
    await paste(page, LOG);
    await page.locator('.chip-ready').waitFor();
    await page.locator('.repositories summary').click();
    await page.getByRole('checkbox', { name: 'payment' }).check();
    await page.fill('textarea', 'Why?');
    await page.locator('textarea').press('Enter');
    await page.waitForSelector('[data-state="accepted"]');
    const first = asked(upstream);
    upstream.finish();
    await page.reload();
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.waitForSelector('[data-state="accepted"]');
    expect(upstream.seen.filter(({ path }) => path === '/ask')).toHaveLength(2);
    expect(asked(upstream)).toEqual(first);
  });

  test('repositories are chosen by name and by path', async () => {
    const { page, upstream } = await start();
    await page.locator('.repositories summary').click();
    await page.getByRole('checkbox', { name: 'payment' }).check();
    const path = page.getByRole('textbox', { name: 'or a path' });
    await path.fill('/srv/nowhere');
    await page.getByText('✕ /srv/nowhere cannot be read: it does not exist.').waitFor();
    await path.fill('/srv/shop');
    await page.getByText('✓ found, at 7c1e5d0a').waitFor();
    await page.fill('textarea', 'Why?');
    expect(await page.locator('.repositories fieldset').isVisible()).toBe(false);
    await page.locator('textarea').press('Enter');
    await page.waitForSelector('[data-state="accepted"]');
    expect(asked(upstream).repositories).toEqual(['payment', '/srv/shop']);
  });

  test('times without a zone are in the zone of the asker, who may choose UTC', async () => {
    const { page, upstream } = await start();
    await page.fill('textarea', 'Why?');
    await page.locator('textarea').press('Enter');
    await page.waitForSelector('[data-state="accepted"]');
    expect(asked(upstream).time_zone).toBe('Europe/Berlin');
    upstream.finish();
    await page.getByLabel('Times without a zone').selectOption('UTC');
    await page.reload();
    await page.waitForSelector('.answer');
    await page.fill('textarea', 'And now?');
    await page.locator('textarea').press('Enter');
    await page.waitForSelector('[data-state="accepted"]');
    expect(asked(upstream).time_zone).toBe('UTC');
  });

  test('what was typed survives a reload, and an empty question is not asked', async () => {
    const { page, upstream } = await start();
    await page.fill('textarea', '   ');
    await page.keyboard.press('Enter');
    await page.fill('textarea', 'half a quest');
    await page.reload();
    await page.waitForSelector('textarea');
    expect(await page.inputValue('textarea')).toBe('half a quest');
    expect(upstream.seen.some(({ path }) => path === '/ask')).toBe(false);
  });
});
