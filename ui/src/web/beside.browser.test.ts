import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildForTest, findChromium, launchBrowser, sayBrowserMissed } from '../testing/browser.ts';
import { askSample, openSignedIn } from '../testing/open-session.ts';
import type { OpenedSession } from '../testing/open-session.ts';

// A browser on a busy machine: nothing here is about speed.
jest.setTimeout(60_000);

const executable = findChromium(process.env);
if (executable === null) sayBrowserMissed('the service map, what the tab tells, and the checks');
const inBrowser = executable === null ? describe.skip : describe;

/** Title and text of the notification. */
const ANSWER = '✓ Probable cause: And now? | In applyVoucher, the code reads amount of a voucher that was not found';

inBrowser('beside the answer', () => {
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

  const iconOf = (page: Page): Promise<string> =>
    page.locator('link[rel="icon"]').evaluate((link: HTMLLinkElement) => new URL(link.href).pathname);

  test('a map of more than two services stands beside the picture and opens what was seen of each', async () => {
    const session = await start({ viewport: { width: 1440, height: 900 } });
    await askSample(session);
    const { page } = session;
    const map = page.getByRole('region', { name: 'Who calls whom' });
    expect(await map.locator('.map-part').allInnerTexts()).toEqual([
      'web\n409 errors\ncalls checkout',
      'checkout\ncause, 412 errors\ncalls payment',
      'payment\nno failures',
    ]);
    const [plot, parts] = [await page.locator('.plot').boundingBox(), await map.boundingBox()];
    expect((parts?.x ?? 0) >= (plot?.x ?? 0) + (plot?.width ?? 0)).toBe(true);
    await map.getByRole('button', { name: 'web' }).click();
    await page.waitForSelector('.pane h2');
    expect(await page.locator('.pane h2').innerText()).toContain('web');
  });

  test('leads say how likely they are, and what hardly is stands apart', async () => {
    const session = await start();
    await askSample(session);
    const fold = session.page.locator('.fold', { hasText: 'Weaker leads' });
    await fold.locator('summary').first().click();
    await fold.getByText('Payment answers more slowly 6 %').waitFor();
    const unlikely = fold.getByText('Checkout ran out of memory');
    expect(await unlikely.isVisible()).toBe(false);
    await fold.getByText('1 more, less likely than 5 %').click();
    await unlikely.waitFor();
  });

  test('on a phone the map stands below the picture, as wide as the page', async () => {
    const session = await start({ viewport: { width: 390, height: 844 } });
    await askSample(session);
    const [plot, map] = [
      await session.page.locator('.plot').boundingBox(),
      await session.page.locator('.service-map').boundingBox(),
    ];
    expect((map?.y ?? 0) > (plot?.y ?? 0) + (plot?.height ?? 0)).toBe(true);
    expect(map?.width ?? 0).toBeGreaterThan(300);
  });

  test('the icon of the tab tells that an investigation runs, and that its answer is there', async () => {
    const session = await start();
    const { page, upstream } = session;
    const plain = await iconOf(page);
    await page.getByRole('button', { name: 'Investigate the sample incident' }).click();
    await page.waitForSelector('[data-state="accepted"]');
    expect(await iconOf(page)).toMatch(/icon-running/);
    upstream.finish();
    await page.waitForSelector('.answer');
    expect(await iconOf(page)).toMatch(/icon-answered/);
    await page.getByRole('link', { name: 'Sessions' }).click();
    await page.waitForSelector('.session-table');
    expect(await iconOf(page)).toBe(plain);
  });

  test('whoever asks to be notified is, but not while the page is looked at', async () => {
    const session = await start({ permissions: ['notifications'] });
    const { page, upstream } = session;
    await page.evaluate(() => {
      const told: string[] = [];
      Object.assign(globalThis, { told });
      globalThis.Notification = class extends Notification {
        constructor(title: string, options?: NotificationOptions) {
          super(title, options);
          told.push(`${title} | ${options?.body ?? ''}`);
        }
      };
    });
    const told = (): Promise<string[]> => page.evaluate('told');
    const look = (state: DocumentVisibilityState): Promise<void> =>
      page
        .evaluate((value) => Object.defineProperty(document, 'visibilityState', { value, configurable: true }), state)
        .then(() => undefined);
    await page.getByRole('button', { name: 'Investigate the sample incident' }).click();
    await page.getByRole('button', { name: 'Notify me' }).click();
    await page.getByRole('button', { name: 'You will be notified' }).waitFor();
    upstream.finish();
    await page.waitForSelector('.answer');
    expect(await told()).toEqual([]);
    await page.fill('textarea', 'And now?');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-state="accepted"]');
    await look('hidden');
    upstream.finish();
    await page.locator('.turn').nth(1).locator('.answer').waitFor();
    expect(await told()).toEqual([ANSWER]);
  });

  test('the system page names the check that is broken and what to do, and looks again', async () => {
    const { page, upstream } = await start();
    await page.getByRole('link', { name: 'System' }).click();
    await page.getByText('Repair “Architect agent” first').waitFor();
    expect(await page.locator('.checks .state-failed').innerText()).toContain('Start the Architect agent.');
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.locator('.checks li').first().waitFor();
    expect(upstream.seen.filter(({ path }) => path === '/checks')).toHaveLength(2);
  });

  test('a key is made with the scopes that were chosen, shown once, listed and revoked', async () => {
    const { page, upstream } = await start();
    await page.goto('/system');
    await page.getByText('You have no keys.').waitFor();
    await page.getByLabel('Name').fill('nightly');
    await page.getByLabel('tell of changes').check();
    await page.getByLabel('ask questions').uncheck();
    await page.getByLabel('It works for').selectOption({ label: '90 days' });
    await page.getByRole('button', { name: 'Make a key' }).click();
    expect(await page.getByLabel('This key is shown once.').inputValue()).toMatch(/^mats_/);
    const asked = upstream.seen.find(({ method, path }) => method === 'POST' && path === '/keys');
    expect(JSON.parse(asked?.body ?? '')).toEqual({ name: 'nightly', scopes: ['read', 'changes'], days: 90 });
    expect(await page.locator('.share-links li').innerText()).toMatch(
      /^nightly\s+may read sessions, tell of changes, ends .{1,30}, never used\s+Revoke$/,
    );
    await page.getByRole('button', { name: 'Revoke the key nightly' }).click();
    await page.getByText('You have no keys.').waitFor();
    await page.goto('/');
    await page.goto('/system');
    await page.getByText('You have no keys.').waitFor();
    expect(await page.getByLabel('This key is shown once.').count()).toBe(0);
  });
});
