import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildForTest, findChromium, launchBrowser, sayBrowserMissed } from '../testing/browser.ts';
import { askFurther, askSample, openSignedIn } from '../testing/open-session.ts';
import type { OpenedSession } from '../testing/open-session.ts';
import { sessionAskedTwice } from '../testing/sample-session.ts';

// A browser on a busy machine: nothing here is about speed.
jest.setTimeout(90_000);

const executable = findChromium(process.env);
if (executable === null) sayBrowserMissed('addresses, sign-in, keys and paper');
const inBrowser = executable === null ? describe.skip : describe;

const PHONE = { viewport: { width: 360, height: 740 } };

/** How far an element reaches down the window, in pixels. */
async function bottomOf(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).first().boundingBox();
  return (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN);
}

inBrowser('where the reader is', () => {
  let browser: Browser;
  let webFolder: string;
  let opened: OpenedSession | null = null;

  beforeAll(async () => {
    [browser, webFolder] = await Promise.all([launchBrowser(executable ?? ''), buildForTest()]);
  });
  afterEach(async () => {
    const last = opened;
    opened = null;
    await last?.close();
    expect(last?.watched.faults ?? []).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(webFolder, { recursive: true });
  });

  async function start(context: BrowserContextOptions = {}): Promise<OpenedSession> {
    opened = await openSignedIn(browser, { webFolder, context });
    return opened;
  }

  async function answered(context: BrowserContextOptions = {}): Promise<OpenedSession> {
    const session = await start(context);
    await askSample(session);
    return session;
  }

  test('an address opens its turn and its evidence, also in another tab', async () => {
    const session = await answered();
    await askFurther(session, 'And payment?');
    const { page, watched } = session;
    await page.locator('.turn').first().locator('.cite').first().click();
    await page.waitForSelector('.pane h2:focus');
    const address = page.url();
    expect(address).toMatch(/#t1-e\d+$/);
    const title = await page.locator('.pane h2').innerText();
    const second = await watched.context.newPage();
    await second.goto(address);
    await second.waitForSelector('.pane h2');
    expect(await second.locator('.pane h2').innerText()).toBe(title);
    await second.goto(address.replace(/#.*/, '#t2'));
    await second.reload();
    await second.locator('#t2 .answer').waitFor();
    expect(Math.abs((await second.locator('#t2').boundingBox())?.y ?? 999)).toBeLessThan(120);
  });

  test('Back closes the evidence, whatever was looked through, and stays in the session', async () => {
    const { page } = await answered();
    const before = page.url();
    await page.locator('.cite').first().click();
    await page.waitForSelector('.pane h2:focus');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.goBack();
    await page.waitForSelector('.pane', { state: 'detached' });
    expect(page.url()).toBe(before);
    await page.goForward();
    await page.waitForSelector('.pane');
  });

  test('a session opens at its newest turn, with the older ones folded', async () => {
    const session = await answered();
    for (const question of ['Since when?', 'Who?', 'What now?']) await askFurther(session, question);
    const { page } = session;
    await page.reload();
    await page.locator('#t4 .answer').waitFor();
    expect(await page.locator('.folded-turn').count()).toBe(1);
    expect(Math.abs((await page.locator('#t4').boundingBox())?.y ?? 999)).toBeLessThan(120);
    await page.getByRole('button', { name: 'Show answer 1' }).click();
    await page.locator('#t1 .answer').waitFor();
  });

  test('the answer to a further question comes into view by itself', async () => {
    const session = await answered({ viewport: { width: 1440, height: 900 } });
    const { page } = session;
    await askFurther(session, 'Show me the diff');
    await page.waitForFunction(() => Math.abs(document.querySelector('#t2')?.getBoundingClientRect().top ?? 999) < 120);
    expect(await page.locator('#t2 .answer').count()).toBe(1);
  });

  test('an ended sign-in keeps the question and signs in again in place', async () => {
    const session = await answered();
    const { page, watched, upstream } = session;
    await watched.context.clearCookies();
    await page.fill('textarea', 'And payment?');
    await page.keyboard.press('Enter');
    await page.getByText('Your sign-in has ended.').waitFor();
    expect(await page.locator('.turn').count()).toBe(2);
    await page.getByText('It is sent as soon as you have signed in again.').waitFor();
    // The bar stands below the box, over nothing.
    const bar = await page.locator('.sign-in-again').boundingBox();
    expect(await bottomOf(page, '.question-box')).toBeLessThanOrEqual(bar?.y ?? 0);
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await page.getByText('Your sign-in has ended.').waitFor({ state: 'detached' });
    await page.waitForSelector('[data-state="accepted"]');
    upstream.finish();
    await page.locator('.turn').nth(1).locator('.answer').waitFor();
    expect(await page.locator('.turn').count()).toBe(2);
  });

  test('on a phone verdict, cause and what to do are above the fold', async () => {
    const { page } = await answered(PHONE);
    await page.evaluate(() => scrollTo(0, 0));
    const box = (await page.locator('.question-box').boundingBox())?.y ?? 0;
    for (const part of ['.verdict-mark', '.cause', '.next-step .command']) {
      expect([part, (await bottomOf(page, part)) <= box]).toEqual([part, true]);
    }
  });

  test('on a phone nothing that is pressed is smaller than 24 by 24 pixels', async () => {
    const { page } = await answered(PHONE);
    const small = (): Promise<string[]> =>
      page.locator('button, a, select, summary, [role=slider]').evaluateAll((parts) =>
        parts
          .map((part) => ({ part, box: part.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 1 && box.height > 1 && (box.width < 24 || box.height < 24))
          .map(({ part, box }) => `${part.textContent} ${box.width}x${box.height}`),
      );
    await page.locator('details').evaluateAll((folds) => {
      for (const fold of folds) fold.setAttribute('open', '');
    });
    await page.locator('.evidence-row').first().waitFor();
    expect(await small()).toEqual([]);
    await page.goto('/');
    await page.waitForSelector('.session-table');
    expect(await small()).toEqual([]);
  });

  test('the picture stands above the fold at 1440 × 900', async () => {
    const { page } = await answered({ viewport: { width: 1440, height: 900 } });
    await page.evaluate(() => scrollTo(0, 0));
    const box = (await page.locator('.question-box').boundingBox())?.y ?? 0;
    expect(await bottomOf(page, '.picture .plot')).toBeLessThanOrEqual(box);
  });

  test('what has the focus is never behind the question box', async () => {
    const { page } = await answered({ viewport: { width: 1440, height: 900 } });
    await page.evaluate(() => {
      scrollTo(0, 0);
      document.querySelector<HTMLElement>('.skip')?.focus();
    });
    const hidden: string[] = [];
    for (let stop = 0; stop < 90; stop += 1) {
      await page.keyboard.press('Tab');
      const found = await page.evaluate(() => {
        const active = document.activeElement;
        const box = document.querySelector('.question-box')?.getBoundingClientRect();
        if (active === null || box === undefined || active.closest('.question-box') !== null) return null;
        const own = active.getBoundingClientRect();
        return own.top >= box.top || own.bottom <= 0 ? (active.textContent ?? '').slice(0, 40) : null;
      });
      if (found !== null) hidden.push(found);
    }
    expect(hidden).toEqual([]);
  });

  test('the answer is at most ten stops from where a session opens', async () => {
    const { page } = await answered();
    await page.reload();
    await page.waitForSelector('.answer');
    let stops = 0;
    while (stops <= 10 && !(await page.evaluate(() => document.activeElement?.closest('.answer') !== null))) {
      await page.keyboard.press('Tab');
      stops += 1;
    }
    expect(stops).toBeLessThanOrEqual(10);
  });

  test('single keys can be switched off, and never fire into the box', async () => {
    const { page } = await answered();
    const address = page.url();
    await page.fill('textarea', '');
    await page.keyboard.type('n?');
    expect([await page.inputValue('textarea'), page.url()]).toEqual(['n?', address]);
    await page.locator('h2').first().focus();
    await page.keyboard.press('?');
    await page.getByLabel('Single keys are shortcuts').uncheck();
    await page.keyboard.press('Escape');
    await page.locator('h2').first().focus();
    await page.keyboard.press('n');
    expect(page.url()).toBe(address);
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });

  test('hovering reads the bucket that is drawn under the pointer', async () => {
    const { page } = await answered();
    await page.locator('.plot').scrollIntoViewIfNeeded();
    const box = await page.locator('.plot .u-over').boundingBox();
    if (box === null) throw new Error('there is no plot');
    const words = await page.evaluate(() => document.querySelector('.plot')?.getAttribute('aria-valuemax'));
    const buckets = Number(words);
    // Nine tenths into the thirtieth minute the next one is nearer: it must not be read.
    await page.mouse.move(box.x + (box.width * 30.9) / 40, box.y + box.height / 2);
    await page.waitForSelector('.readout');
    expect(buckets).toBeGreaterThan(30);
    expect(await page.locator('.readout .muted').innerText()).toMatch(/^11:10:00 /);
  });

  test('all times follow the chosen zone', async () => {
    const { page } = await answered();
    expect(await page.locator('.fact time').first().innerText()).toMatch(/ CET$/);
    await page.getByRole('button', { name: /^Times in CES?T: show UTC$/ }).click();
    await page.getByRole('button', { name: 'Times in UTC: show your own zone' }).waitFor();
    expect(await page.locator('.fact time').first().innerText()).toMatch(/ UTC$/);
    expect(await page.locator('main').innerText()).not.toMatch(/\bCET\b/);
    await page.reload();
    await page.waitForSelector('.answer');
    expect(await page.locator('.fact time').first().innerText()).toMatch(/ UTC$/);
  });

  test('on paper nothing stands over the text, and folds are open', async () => {
    const { page } = await answered();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.question-box').isVisible()).toBe(false);
    expect(await page.locator('.masthead').isVisible()).toBe(false);
    expect(await page.locator('.cause').isVisible()).toBe(true);
    expect(await page.getByText('Test orders with an unknown voucher code.').isVisible()).toBe(true);
    expect(await page.locator('.evidence-list').count()).toBe(0);
    // What a browser says before it prints: by its end, all that stays folded on the screen is there.
    const rows = await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      return document.querySelectorAll('.evidence-list li').length;
    });
    expect(rows).toBe(10);
    expect(
      await page
        .locator('.session-life, .talk-actions')
        .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).display)),
    ).toEqual(['none', 'none']);
  });

  test('on paper a conclusion is printed once', async () => {
    opened = await openSignedIn(browser, { webFolder, script: { sessions: [sessionAskedTwice('s-twice')] } });
    const { page } = opened;
    await page.goto('/s/s-twice#t1');
    await page.locator('#t1 .answer').waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const parts = page.locator('.reply, .answer, .reading').filter({ visible: true });
    expect(await parts.evaluateAll((all) => all.map((part) => part.classList[0]))).toEqual([
      'reply',
      'answer',
      'reply',
    ]);
  });

  test('one incident is a file that opens without a server', async () => {
    const { page, watched } = await answered();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Export as HTML' }).click();
    const path = join(webFolder, 'incident.html');
    await (await downloading).saveAs(path);
    const file = await watched.context.newPage();
    await file.goto(`file://${path}`);
    expect(await file.locator('.cause').innerText()).toContain('In applyVoucher');
    expect(await file.locator('pre').count()).toBeGreaterThan(5);
    expect(await file.locator('script, button, form').count()).toBe(0);
    // Names of controls would be words without a use.
    expect(await file.getByText(/^(?:Copy|Copy link|Write an issue|Reading the event log…)$/).count()).toBe(0);
  });

  test('the list comes back as it was left', async () => {
    const session = await answered();
    const { page } = session;
    await page.getByRole('link', { name: 'Sessions' }).click();
    await page.getByRole('searchbox').fill('checkout');
    const title = page.locator('.session-table .title a').first();
    const name = await title.innerText();
    await title.click();
    await page.waitForSelector('.turn');
    await page.goBack();
    await page.waitForSelector('.session-table .title a:focus');
    expect(await page.locator('.session-table .title a:focus').innerText()).toBe(name);
    expect(await page.getByRole('searchbox').inputValue()).toBe('checkout');
    expect(page.url()).toContain('?q=checkout');
  });
});
