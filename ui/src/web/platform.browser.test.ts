import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import {
  accessibilityFaults,
  findChromium,
  launchBrowser,
  openPage,
  sayBrowserMissed,
  sidewaysOverflow,
} from '../testing/browser.ts';
import type { WatchedPage } from '../testing/browser.ts';

jest.setTimeout(180_000);

const executable = findChromium(process.env);
if (executable === null) sayBrowserMissed('the page in front of the real orchestrator and agents');
const inBrowser = executable === null ? describe.skip : describe;

const COMMAND = fileURLToPath(new URL('../../../packages/cli/src/main.ts', import.meta.url));
const PORT_NAMES = ['UI', 'ORCHESTRATOR', 'SRE_AGENT', 'INVESTIGATOR_AGENT', 'ARCHITECT_AGENT'] as const;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );
}

inBrowser('the page in front of the real orchestrator and agents', () => {
  let folder: string;
  let platform: ChildProcess;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mats-platform-'));
    const ports = await Promise.all(
      PORT_NAMES.map(async (name) => [`MATS_${name}_PORT`, String(await freePort())] as const),
    );
    const environment = { ...process.env, ...Object.fromEntries(ports) };
    url = `http://127.0.0.1:${ports[0]?.[1] ?? ''}`;
    platform = spawn(process.execPath, [COMMAND, 'up', '--no-phoenix', '--data', folder], {
      env: environment,
      stdio: 'ignore',
    });
    browser = await launchBrowser(executable ?? '');
    while (!(await isReady(url))) {
      if (platform.exitCode !== null) throw new Error(`mats up ended with ${platform.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }, 180_000);

  afterAll(async () => {
    const ended = once(platform, 'exit');
    platform.kill('SIGTERM');
    await ended;
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  async function askSample(email: string, viewport: { width: number; height: number }): Promise<WatchedPage> {
    const watched = await openPage(browser, { baseURL: url, viewport, reducedMotion: 'reduce' });
    const { page } = watched;
    await page.goto('/');
    await page.fill('#email', email);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Investigate the sample incident' }).click();
    return watched;
  }

  test('answers the sample incident with one click, and every piece of evidence opens', async () => {
    const { page, context, faults, outside } = await askSample('ada@example.com', { width: 1280, height: 900 });
    await page.waitForSelector('.answer', { timeout: 120_000 });
    expect(await page.locator('.answer .verdict-mark').innerText()).toMatch(/(?:Root|Probable) cause$/);
    expect(await page.locator('.picture canvas').count()).toBe(1);
    expect(await page.locator('.chain-node').count()).toBeGreaterThanOrEqual(3);
    await page
      .locator('.fold summary', { hasText: /^Evidence/ })
      .first()
      .click();
    // The rows are made when the fold opens.
    await page.locator('.evidence-row').first().waitFor();
    const rows = await page.locator('.evidence-row').all();
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) {
      const title = await row.locator('.what').innerText();
      await row.click();
      await page.locator('.pane h2', { hasText: title }).waitFor();
    }
    expect(await accessibilityFaults(page)).toEqual([]);
    expect([faults, outside]).toEqual([[], []]);
    await context.close();
  });

  test('a reload in mid-run, at 360 px, ends in the same answer', async () => {
    const { page, context } = await askSample('mina@example.com', { width: 360, height: 740 });
    await page.waitForSelector('.turn[data-state]:not([data-state="sending"])');
    await page.reload();
    await page.waitForSelector('.answer', { timeout: 120_000 });
    const cause = await page.locator('.cause').innerText();
    expect(await page.locator('.turn').count()).toBe(1);
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.reload();
    await page.waitForSelector('.answer');
    expect(await page.locator('.cause').innerText()).toBe(cause);
    await page.getByText(/^How it was investigated/).click();
    await page.waitForSelector('.lane-done .evidence-line');
    await context.close();
  });

  test('the session in the address is that of the log, and nobody else may read it', async () => {
    const { page, context } = await askSample('jo@example.com', { width: 1280, height: 900 });
    await page.waitForSelector('.answer', { timeout: 120_000 });
    const id = await page.locator('.session-id').innerText();
    expect(page.url()).toBe(`${url}/s/${id}`);
    expect(readFileSync(join(folder, 'logs', 'mats-orchestrator.log'), 'utf8')).toContain(
      `Received session ID from UI: ${id}`,
    );
    const other = await openPage(browser, { baseURL: url });
    await other.page.goto('/');
    await other.page.fill('#email', 'eve@example.com');
    await other.page.keyboard.press('Enter');
    await other.page.waitForSelector('.first-use');
    await other.page.goto(`/s/${id}`);
    await other.page.getByRole('heading', { name: 'This session does not exist or is not shared with you.' }).waitFor();
    await other.context.close();
    await context.close();
  });

  async function signIn(email: string, path: string, viewport = { width: 1280, height: 900 }): Promise<WatchedPage> {
    const watched = await openPage(browser, { baseURL: url, viewport, reducedMotion: 'reduce' });
    await watched.page.goto(path);
    await watched.page.fill('#email', email);
    await watched.page.keyboard.press('Enter');
    return watched;
  }

  /** Makes a link in the open share dialog, with the keyboard alone. */
  async function makeLink(page: Page, role: string): Promise<string> {
    await page.getByLabel('Role', { exact: true }).selectOption(role);
    await page.getByRole('button', { name: 'Make a link' }).press('Enter');
    return page.locator('.share-made input').inputValue();
  }

  test('a colleague joins by link on a phone, both see who is here, ask at once, and see the same turns', async () => {
    const ann = await askSample('ann@example.com', { width: 1280, height: 900 });
    await ann.page.waitForSelector('.answer', { timeout: 120_000 });
    await ann.page.getByRole('button', { name: 'Share' }).press('Enter');
    await ann.page.waitForSelector('.share-members');
    const link = await makeLink(ann.page, 'editor');
    expect(link).toMatch(/\/join#[\w-]{43}$/);
    expect(await accessibilityFaults(ann.page, '.share')).toEqual([]);
    await ann.page.keyboard.press('Escape');
    const bob = await signIn('bob@example.com', link, { width: 390, height: 844 });
    await bob.page.waitForSelector('.answer');
    expect(bob.page.url()).toBe(ann.page.url());
    await ann.page.getByText('Also here: bob@example.com').waitFor();
    await bob.page.getByText('Also here: ann@example.com').waitFor();
    await Promise.all(
      [ann, bob].map(async ({ page }, index) => {
        await page.fill('textarea[aria-label="Question"]', index === 0 ? 'Since when?' : 'Who changed it?');
        await page.keyboard.press('Enter');
      }),
    );
    const questions = async ({ page }: WatchedPage): Promise<string[]> => {
      await page.locator('.turn[data-state="done"]').nth(2).waitFor({ timeout: 60_000 });
      return page.locator('.turn h2').allInnerTexts();
    };
    const [annSees, bobSees] = [await questions(ann), await questions(bob)];
    expect(annSees).toEqual(bobSees);
    expect(annSees.slice(1).toSorted()).toEqual(['Since when?', 'Who changed it?']);
    await ann.page.getByText('Asked by bob@example.com').waitFor();
    const talk = ({ page }: WatchedPage): Locator => page.locator('#t1 .talk');
    await talk(bob).getByLabel('Comment on this turn').fill('Rolled back.');
    await talk(bob).getByRole('button', { name: 'Comment' }).click();
    await talk(ann).getByText('Rolled back.').waitFor();
    await talk(bob).getByRole('button', { name: 'Write an issue' }).click();
    await talk(ann).getByText('bob@example.com proposes to write the text of an issue.').waitFor();
    await talk(ann).getByRole('button', { name: 'Approve' }).click();
    await talk(bob).getByText('ann@example.com approved it.').waitFor();
    expect(await talk(bob).getByLabel('Text of the issue').inputValue()).toContain('Root cause');
    expect([await sidewaysOverflow(bob.page), await sidewaysOverflow(ann.page)]).toEqual([0, 0]);
    expect(await accessibilityFaults(bob.page)).toEqual([]);
    await bob.page.getByRole('button', { name: 'Share' }).click();
    await bob.page.getByText('Only the owner, ann@example.com, can share this session.').waitFor();
    expect(await sidewaysOverflow(bob.page)).toBe(0);
    await bob.context.close();
    await ann.page.getByText('Also here: bob@example.com').waitFor({ state: 'detached' });
    expect([ann.faults, bob.faults]).toEqual([[], []]);
    await ann.context.close();
  });

  test('who may only read is told whom to ask; a revoked link brings nobody in; the owner sees what was done', async () => {
    const ann = await askSample('ida@example.com', { width: 390, height: 844 });
    await ann.page.waitForSelector('.answer', { timeout: 120_000 });
    await ann.page.getByRole('button', { name: 'Share' }).click();
    await ann.page.waitForSelector('.share-members');
    const link = await makeLink(ann.page, 'viewer');
    const vic = await signIn('vic@example.com', link);
    await vic.page.getByText('To ask in it, ask its owner, ida@example.com, to make you an editor.').waitFor();
    expect(await vic.page.locator('.question-box, .comment-form').count()).toBe(0);
    await ann.page.getByRole('button', { name: 'Revoke the viewer link of ida@example.com' }).click();
    await ann.page.locator('.share-links').getByText('revoked').waitFor();
    const eve = await signIn('eve@example.com', link);
    await eve.page.getByText('This invitation cannot be used: it was revoked.').waitFor();
    await ann.page.getByText('What was done').click();
    await ann.page.getByText('vic@example.com joined as viewer').waitFor();
    expect(await accessibilityFaults(ann.page, '.share')).toEqual([]);
    expect(await sidewaysOverflow(ann.page)).toBe(0);
    for (const { context } of [ann, vic, eve]) await context.close();
  });
});
