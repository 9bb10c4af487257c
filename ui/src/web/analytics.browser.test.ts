import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import {
  accessibilityFaults,
  buildForTest,
  findChromium,
  launchBrowser,
  sayBrowserMissed,
  sidewaysOverflow,
} from '../testing/browser.ts';
import { openSignedIn } from '../testing/open-session.ts';
import type { OpenedSession } from '../testing/open-session.ts';
import { endedSession } from '../testing/sample-session.ts';

// A browser on a busy machine: nothing here is about speed.
jest.setTimeout(180_000);

const executable = findChromium(process.env);
if (executable === null) sayBrowserMissed('the analytics page');
const inBrowser = executable === null ? describe.skip : describe;

const WINDOWS = [
  { name: 'light and wide', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'dark at 360 px', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const;

inBrowser('the analytics page', () => {
  let browser: Browser;
  let webFolder: string;
  let opened: OpenedSession | undefined;

  beforeAll(async () => {
    [browser, webFolder] = await Promise.all([launchBrowser(executable ?? ''), buildForTest()]);
  });
  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });
  afterAll(async () => {
    await browser.close();
    rmSync(webFolder, { recursive: true });
  });

  async function open(address: string, context: object = {}): Promise<OpenedSession> {
    opened = await openSignedIn(browser, { webFolder, context: { reducedMotion: 'reduce', ...context } });
    await opened.page.goto(address);
    await opened.page.waitForSelector('.figures');
    return opened;
  }

  test.each(WINDOWS)(
    'has nothing for axe to find, $name, with its tables open',
    async ({ name: _name, ...context }) => {
      const { page, watched } = await open('/analytics', context);
      await page.locator('.chart-table summary').first().click();
      expect(await accessibilityFaults(page)).toEqual([]);
      expect([await sidewaysOverflow(page), watched.faults, watched.outside]).toEqual([0, [], []]);
    },
  );

  test('says the figures, draws every day and has the same numbers as a table', async () => {
    const { page } = await open('/analytics');
    const figures = await page.locator('.figures > div').allInnerTexts();
    expect(figures.map((text) => text.split('\n').join(': '))).toEqual([
      'Sessions: 214',
      'Turns: 861',
      'Answered: 97 %',
      'Half took less than: 4.2 s',
      '95 % took less than: 21 s',
      '99 % took less than: 1 min 5 s',
      'Thumbs up: 81 % of 100',
      'Cost: $12.40 1,287,421 tokens',
    ]);
    expect(await page.locator('.chart-bars rect').count()).toBe(60);
    await page.locator('.chart-table summary').nth(1).click();
    const rows = await page.locator('.chart').nth(1).locator('tbody tr').allInnerTexts();
    expect(rows).toHaveLength(30);
    expect([rows[5], rows[12]].map((row) => row?.split('\t'))).toEqual([
      ['2026-01-06', '–', '–', '–'],
      ['2026-01-13', '–', '–', '–'],
    ]);
  });

  test('is asked again with a filter, which stands in the address and survives a reload', async () => {
    const { page, upstream } = await open('/analytics?days=90&service=checkout');
    await page.getByRole('button', { name: 'Disk full' }).click();
    await page.waitForURL('**/analytics?days=90&service=checkout&kind=disk_full');
    await page.getByLabel('metadata.tier').selectOption('premium');
    await page.waitForURL('**/analytics?*metadata.tier=premium');
    await page.reload();
    await page.waitForSelector('.figures');
    expect(await page.getByLabel('Kind of cause').inputValue()).toBe('disk_full');
    const asked = upstream.seen.filter(({ path }) => path.startsWith('/analytics')).at(-1);
    expect(asked?.path).toContain('service=checkout&kind=disk_full&metadata.tier=premium');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.waitForURL('**/analytics?days=90');
    await page.getByRole('link', { name: 'Sessions' }).click();
    await page.waitForSelector('.sessions');
  });

  test('a session says what it took, is put aside and brought back', async () => {
    opened = await openSignedIn(browser, { webFolder, script: { sessions: [endedSession('s-old')] } });
    const { page } = opened;
    await page.goto('/s/s-old');
    await page.locator('.session-life summary').click();
    await page.waitForSelector('.session-life .figures');
    const words = await page.locator('.session-life').innerText();
    expect(words).toContain('Waited longest for sre: 1.5 s (38 %), turn 1');
    expect(words).toContain('turn 1: The SRE agent failed: HTTP 500.');
    expect(words).toContain('0 up, 1 down');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Archive' }).click();
    await page.getByText('This session is archived').waitFor();
    await page.getByRole('button', { name: 'Bring back' }).click();
    await page.getByText('Leaves it out of your list').waitFor();
  });

  test('a question in an ended session opens the one that goes on from it, which says so', async () => {
    opened = await openSignedIn(browser, { webFolder, script: { sessions: [endedSession('s-old')] } });
    const { page, upstream } = opened;
    await page.goto('/s/s-old');
    await page.getByText('This session has ended').waitFor();
    await page.locator('textarea').fill('And now?');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/s/s-old-next');
    upstream.finish();
    const note = page.locator('.session-life');
    await note.getByText('It goes on from a session that had ended').waitFor();
    expect(await page.getByText('And now?').count()).toBeGreaterThan(0);
    await note.getByRole('link', { name: 's-old' }).click();
    await page.waitForURL('**/s/s-old');
    await page.getByText('This session has ended').waitFor();
  });
});
