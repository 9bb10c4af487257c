import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Session } from '@mats/contracts';
import type { Browser, Page } from 'playwright-core';
import {
  accessibilityFaults,
  buildForTest,
  findChromium,
  keepPicture,
  launchBrowser,
  sayBrowserMissed,
} from '../testing/browser.ts';
import { askSample, openSignedIn } from '../testing/open-session.ts';
import type { OpenedSession } from '../testing/open-session.ts';

// A browser on a busy machine: nothing here is about speed.
jest.setTimeout(60_000);

const executable = findChromium(process.env);
if (executable === null) sayBrowserMissed('what is noted of sessions, and long lists');
const inBrowser = executable === null ? describe.skip : describe;

function session(number: number): Session {
  const at = new Date(Date.parse('2026-03-04T10:00:00Z') - number * 60_000).toISOString();
  return {
    id: `session-${number}`,
    title: `Why does part ${number} fail?`,
    owner: 'ada@example.com',
    created_at: at,
    last_activity: at,
    turns: 2,
    duration_ms: 1200,
    verdict: 'root_cause',
    service: 'checkout',
    role: 'owner',
    investigations: [],
  };
}

inBrowser('sessions', () => {
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

  async function start(sessions: readonly Session[] = []): Promise<OpenedSession> {
    opened = await openSignedIn(browser, { webFolder, script: { sessions } });
    return opened;
  }

  const menuOf = (page: Page, number: number): ReturnType<Page['getByRole']> =>
    page.getByRole('button', { name: `What to do with “Why does part ${number} fail?”` });

  test('a session is pinned and resolved by keys on its row, and again undone', async () => {
    const { page } = await start([session(1), session(2)]);
    await page.locator('.session-table .title a').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const row = page.locator('[data-session="session-2"]');
    await page.keyboard.press('p');
    await row.getByText('pinned').waitFor();
    await page.keyboard.press('e');
    await row.getByText('✓ resolved').waitFor();
    await page.keyboard.press('e');
    await row.getByText('✓ resolved').waitFor({ state: 'detached' });
    expect(await page.locator('[data-session="session-1"] .notes').count()).toBe(0);
  });

  test('a key that is pressed the moment a row changes is meant for what the row shows', async () => {
    const { page } = await start([session(1)]);
    await page.locator('.session-table .title a').first().waitFor();
    await page.keyboard.press('j');
    const row = page.locator('[data-session="session-1"]');
    await row.evaluate((element) => {
      const observer = new MutationObserver(() => {
        if (!element.textContent.includes('✓ resolved')) return;
        observer.disconnect();
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', bubbles: true }));
        document.body.dataset['pressed'] = 'again';
      });
      observer.observe(element, { childList: true, subtree: true });
    });
    await page.keyboard.press('e');
    await page.locator('body[data-pressed=again]').waitFor();
    await row.getByText('✓ resolved').waitFor({ state: 'detached' });
  });

  test('the head of a column orders the list by it and says so', async () => {
    const { page } = await start([session(2), session(1)]);
    const titles = page.locator('.session-table .title a');
    await titles.first().waitFor();
    const heads = page.locator('th[aria-sort]');
    expect(await heads.evaluateAll((all) => all.map((head) => head.ariaSort))).toEqual(['descending']);
    expect(await heads.innerText()).toContain('Last activity');
    await page.getByRole('button', { name: 'Question' }).click();
    await page.getByText('Why does part 1 fail?').and(titles.first()).waitFor();
    expect(await heads.evaluateAll((all) => all.map((head) => head.ariaSort))).toEqual(['ascending']);
    expect(page.url()).toContain('?sort=title');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('a session is archived by key, found among the archived, and brought back by its menu', async () => {
    const { page } = await start([session(1), session(2)]);
    await page.locator('.session-table .title a').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    const row = page.locator('[data-session="session-1"]');
    await row.waitFor({ state: 'detached' });
    // The keys go on in the row that follows.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Why does part 2 fail?');
    await page.getByLabel('State').selectOption('archived');
    await row.waitFor();
    expect(page.url()).toContain('state=archived');
    expect(await page.locator('[data-session]').count()).toBe(1);
    await keepPicture(page, 'sessions/archived');
    await menuOf(page, 1).click();
    await page.getByRole('button', { name: 'Bring back' }).click();
    await page.getByText('No session is archived.').waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await row.waitFor();
    expect(await page.locator('[data-session]').count()).toBe(2);
  });

  test('a session is renamed and tagged by its menu, and found by its tag', async () => {
    const { page } = await start([session(1), session(2)]);
    await menuOf(page, 1).click();
    await page.getByRole('button', { name: 'Rename…' }).click();
    await page.getByLabel('Name of the session').fill('Gift wrap');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Gift wrap' }).waitFor();
    await page.getByRole('link', { name: 'Gift wrap' }).focus();
    await page.keyboard.press('t');
    await page.getByLabel('Tags of the session').fill('p1, checkout p1');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Show sessions with the tag p1' }).click();
    await page.getByRole('link', { name: 'Why does part 2 fail?' }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?tag=p1');
    expect(await page.locator('.session-table tbody tr').count()).toBe(1);
    expect(await page.locator('.tag').allInnerTexts()).toEqual(['p1', 'checkout']);
  });

  test('a session is deleted only after a question that says what goes with it', async () => {
    const { page, upstream } = await start([session(1), session(2)]);
    await menuOf(page, 1).click();
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByText('Delete this session with 2 answers').waitFor();
    await page.getByRole('button', { name: 'Keep it' }).click();
    expect(upstream.seen.some(({ method }) => method === 'DELETE')).toBe(false);
    await menuOf(page, 1).click();
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByRole('button', { name: 'Delete it' }).click();
    await page.getByRole('link', { name: 'Why does part 1 fail?' }).waitFor({ state: 'detached' });
    expect(upstream.seen.filter(({ method }) => method === 'DELETE').map(({ path }) => path)).toEqual([
      '/sessions/session-1',
    ]);
  });

  test('a menu closes with Escape, and gives the focus back', async () => {
    const { page } = await start([session(1)]);
    await menuOf(page, 1).click();
    await page.keyboard.press('Escape');
    await page.locator('.menu-panel').waitFor({ state: 'detached' });
    expect(await menuOf(page, 1).evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test('of a long list only the rows about the window are in the page, and the keys reach all', async () => {
    const { page } = await start(Array.from({ length: 1000 }, (_, index) => session(index)));
    await page.locator('[data-session="session-0"]').waitFor();
    await page.locator('[data-session="session-900"]').waitFor({ state: 'detached' });
    expect(await page.locator('.session-table tbody tr').count()).toBeLessThan(250);
    const height = await page.locator('.session-table').evaluate((table) => table.clientHeight);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.locator('[data-session="session-999"]').waitFor();
    await page.locator('[data-session="session-0"]').waitFor({ state: 'detached' });
    expect(await page.locator('.session-table').evaluate((table) => table.clientHeight)).toBe(height);
  });

  test('of a long list that is come back to only the rows about the window are drawn, with the focus in the row that was left', async () => {
    const { page } = await start(Array.from({ length: 600 }, (_, index) => session(index)));
    await page.locator('[data-session="session-560"]').waitFor({ state: 'detached' });
    const row = page.locator('[data-session="session-300"]');
    await page.waitForFunction(() => {
      const wanted = document.querySelector('[data-session="session-300"]');
      const { top } = wanted?.getBoundingClientRect() ?? { top: -1 };
      if (top > 0 && top < innerHeight / 2) return true;
      if (wanted === null) scrollTo(0, document.documentElement.scrollHeight / 2);
      else wanted.scrollIntoView({ block: 'start' });
      scrollBy(0, -200);
      return false;
    });
    const place = await row.boundingBox();
    await row.locator('.title a').click();
    await page.waitForURL(/session-300/);
    await page.evaluate(() => {
      const observer = new MutationObserver(() => {
        const rows = document.querySelectorAll('tr[data-session]').length;
        if (rows > 0)
          document.body.dataset['most'] = String(Math.max(rows, Number(document.body.dataset['most'] ?? 0)));
      });
      observer.observe(document.body, { childList: true, subtree: true });
    });
    await page.goBack();
    await row.locator('.title a:focus').waitFor();
    expect(Math.abs(((await row.boundingBox())?.y ?? 0) - (place?.y ?? 999))).toBeLessThan(2);
    expect(Number(await page.locator('body').getAttribute('data-most'))).toBeLessThan(300);
  });

  test('an opinion that was given stands there after a reload, with its comment', async () => {
    const opened = await start();
    await askSample(opened);
    const { page } = opened;
    await page.getByRole('button', { name: 'The answer is wrong' }).click();
    await page.getByLabel('Comment on the answer').fill('It was DNS.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Thank you.').waitFor();
    await page.reload();
    await page.getByText('You said: “It was DNS.”').waitFor();
    const wrong = page.getByRole('button', { name: 'The answer is wrong' });
    expect(await wrong.getAttribute('aria-pressed')).toBe('true');
  });

  test('whoever may only read a session is offered a pin and an archive of its own and no more', async () => {
    const { page } = await start([{ ...session(1), role: 'viewer' }]);
    await page.goto('/s/session-1');
    await menuOf(page, 1).click();
    await page.getByRole('button', { name: 'Pin to the top' }).waitFor();
    expect(await page.locator('.menu-panel button').allInnerTexts()).toEqual(['Pin to the top', 'Archive']);
  });

  test('the open session is noted of and tagged in its own bar', async () => {
    const opened = await start();
    await askSample(opened);
    const { page } = opened;
    await page.getByRole('button', { name: /^What to do with/ }).click();
    await page.getByRole('button', { name: 'Mark as resolved' }).click();
    await page.locator('.session-bar').getByText('✓ resolved').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
