import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { EventBody } from '@mats/contracts';
import type { Browser, Page } from 'playwright-core';
import {
  accessibilityFaults,
  buildForTest,
  findChromium,
  launchBrowser,
  openPage,
  sayBrowserMissed,
  sidewaysOverflow,
} from '../testing/browser.ts';
import type { WatchedPage } from '../testing/browser.ts';
import { startScriptedOrchestrator } from '../testing/scripted-orchestrator.ts';
import type { ScriptedOrchestrator, ScriptOptions } from '../testing/scripted-orchestrator.ts';
import { startUi } from '../testing/start-ui.ts';

// A browser on a busy machine: nothing here is about speed.
jest.setTimeout(180_000);

const executable = findChromium(process.env);
if (executable === null) sayBrowserMissed('accessibility and narrow windows of every page and state');
const inBrowser = executable === null ? describe.skip : describe;

const FAILED: EventBody[] = [
  { type: 'state', state: 'running' },
  { type: 'agent.started', agent: 'sre', attempt: 1 },
  {
    type: 'agent.failed',
    agent: 'sre',
    final: true,
    error: { code: 'agent_timeout', message: 'The sre agent did not answer within 60 s.', next: 'Look at its log.' },
  },
  { type: 'error', error: { code: 'agent_failed', message: 'The sre agent failed.', next: 'Look at its log.' } },
  { type: 'state', state: 'failed' },
];

/** Both settings and both widths; that colours and widths do not depend on each other saves the other two. */
const WINDOWS = [
  { name: 'light and wide', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'dark at 360 px', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const;

inBrowser.each(WINDOWS)('every page and state, $name', ({ colorScheme, viewport }) => {
  let browser: Browser;
  let webFolder: string;
  const opened: { close: () => Promise<unknown> }[] = [];

  afterEach(async () => {
    for (const part of opened.splice(0).toReversed()) await part.close();
  });

  beforeAll(async () => {
    [browser, webFolder] = await Promise.all([launchBrowser(executable ?? ''), buildForTest()]);
  });

  afterAll(async () => {
    await browser.close();
    rmSync(webFolder, { recursive: true });
  });

  async function start(options: ScriptOptions): Promise<{ upstream: ScriptedOrchestrator; watched: WatchedPage }> {
    const upstream = await startScriptedOrchestrator(options);
    const ui = await startUi({ orchestratorUrl: upstream.url, webFolder });
    // Motion would be caught half-way, with colours that nobody reads by.
    const watched = await openPage(browser, { baseURL: ui.url, colorScheme, viewport, reducedMotion: 'reduce' });
    opened.push(upstream, ui, watched.context);
    return { upstream, watched };
  }

  test('has nothing for axe to find and does not scroll sideways', async () => {
    const { upstream, watched } = await start({ phoenixUrl: 'http://127.0.0.1:6006' });
    const { page, faults, outside } = watched;
    const found: Record<string, string[]> = {};
    const check = async (state: string, part?: string): Promise<void> => {
      const wide = await sidewaysOverflow(page);
      found[state] = [...(await accessibilityFaults(page, part)), ...(wide > 0 ? [`${wide} px too wide`] : [])];
    };
    await walk(page, { check, advance: (events) => upstream.advance(events), finish: () => upstream.finish() });
    expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({});
    expect([faults, outside]).toEqual([[], []]);
  });

  test('a failed turn says what happened, what it means and what to do', async () => {
    const { upstream, watched } = await start({ events: FAILED });
    const { page } = watched;
    await signIn(page);
    await page.getByRole('button', { name: 'Investigate the sample incident' }).click();
    await page.waitForSelector('[data-state="accepted"]');
    upstream.finish();
    await page.waitForSelector('[data-state="failed"]');
    const note = await page.locator('.note').innerText();
    const faults = await accessibilityFaults(page);
    expect(note).toContain('The sre agent failed. This question has no answer.');
    expect(note).toContain('Look at its log.');
    expect(faults).toEqual([]);
  });
});

async function signIn(page: Page): Promise<void> {
  await page.goto('/');
  await page.fill('#email', 'ada@example.com');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.first-use');
}

interface Walk {
  check: (state: string, part?: string) => Promise<void>;
  advance: (events: number) => void;
  finish: () => void;
}

/** Goes through every page and state. */
async function walk(page: Page, { check, advance, finish }: Walk): Promise<void> {
  await page.goto('/');
  await page.waitForSelector('#email');
  await check('sign in');
  await signIn(page);
  await check('first use');
  await page.getByRole('button', { name: 'Investigate the sample incident' }).click();
  await page.waitForSelector('[data-state="accepted"]');
  advance(13);
  await page.waitForSelector('.evidence-line');
  await check('running');
  finish();
  await page.waitForSelector('.picture canvas');
  await check('answer');
  await page.locator('details:not(.repositories)').evaluateAll((folds) => {
    for (const fold of folds) fold.setAttribute('open', '');
  });
  await check('answer unfolded');
  for (const row of await page.locator('.evidence-row').all()) {
    await row.click();
    await page.waitForSelector('.pane');
    await check(`evidence ${await page.locator('.pane h2').innerText()}`, '.pane');
    await page.keyboard.press('Escape');
  }
  await page.locator('.masthead').click({ position: { x: 5, y: 35 } });
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open]');
  await check('keys');
  await page.keyboard.press('Escape');
  await page.goto('/');
  await page.waitForSelector('.session-table');
  await check('sessions');
  await page.goto('/system');
  await page.waitForSelector('.states');
  await check('system');
  await page.goto('/s/of-somebody-else');
  await page.waitForSelector('.missing');
  await check('missing session');
  await page.keyboard.press('n');
  await page.waitForSelector('.begin .sources-strip');
  await check('new investigation');
  await page.goto('/nowhere');
  await page.getByText('There is no such page').waitFor();
  await check('unknown page');
}
