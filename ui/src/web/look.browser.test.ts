import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { EventBody, Report } from '@mats/contracts';
import type { Browser, Page } from 'playwright-core';
import {
  accessibilityFaults,
  buildForTest,
  findChromium,
  keepPicture,
  launchBrowser,
  openPage,
  sayBrowserMissed,
  sidewaysOverflow,
} from '../testing/browser.ts';
import type { WatchedPage } from '../testing/browser.ts';
import { sampleComparison } from '../testing/sample-comparison.ts';
import { SAMPLE_EVENTS } from '../testing/sample-report.ts';
import { startScriptedOrchestrator } from '../testing/scripted-orchestrator.ts';
import type { ScriptedOrchestrator, ScriptOptions } from '../testing/scripted-orchestrator.ts';
import { startUi } from '../testing/start-ui.ts';

// A browser on a busy machine: nothing here is about speed.
jest.setTimeout(360_000);

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
    error: { code: 'agent_timeout', message: 'The SRE agent did not answer within 60 s.', next: 'Look at its log.' },
  },
  { type: 'error', error: { code: 'agent_failed', message: 'The SRE agent failed.', next: 'Look at its log.' } },
  { type: 'state', state: 'failed' },
];

/** The same turn without a cause: what is known, and what would decide it. */
const OPEN: readonly EventBody[] = SAMPLE_EVENTS.map((event) => {
  if (event.type !== 'report') return event;
  const { quote: _quote, ...report } = event.report;
  const [piece] = report.evidence.map(({ id }) => id);
  const evidence = piece === undefined ? [] : [piece];
  const open: Partial<Report> = {
    verdict: 'inconclusive',
    confidence: 0,
    headline: 'No cause found: the log starts after the failure began',
    known: [
      { what: 'first_failure', text: 'POST /orders 500', service: 'checkout', evidence },
      { what: 'death', text: 'exit code 137', service: 'payment', evidence },
      { what: 'last_words', text: 'FATAL out of memory', service: 'payment', evidence },
    ],
    missing: [{ what: 'earlier_log', text: 'The log before 10:04', setting: 'LOG_PATHS=/var/log/checkout/*.log' }],
    nextSteps: [],
    where: {},
  };
  return { ...event, report: { ...report, ...open } };
});

/** Both settings and both widths; that colours and widths do not depend on each other saves the other two. */
const WINDOWS = [
  { name: 'light and wide', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'dark at 360 px', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const;

inBrowser.each(WINDOWS)('every page and state, $name', ({ name, colorScheme, viewport }) => {
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
      const number = String(Object.keys(found).length).padStart(2, '0');
      await keepPicture(page, `${name}/${number} ${state}`);
    };
    await walk(page, { check, advance: (events) => upstream.advance(events), finish: () => upstream.finish() });
    expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({});
    expect([faults, outside]).toEqual([[], []]);
  });

  test('nor have the states that are met seldom', async () => {
    const { upstream, watched } = await start({ events: OPEN });
    const { page, context } = watched;
    const found: Record<string, string[]> = {};
    const check = async (state: string): Promise<void> => {
      const wide = await sidewaysOverflow(page);
      found[state] = [...(await accessibilityFaults(page)), ...(wide > 0 ? [`${wide} px too wide`] : [])];
      await keepPicture(page, `${name}/seldom ${state}`);
    };
    await page.route('**/compare?*', (route) =>
      route.request().resourceType() === 'document'
        ? route.continue()
        : route.fulfill({ contentType: 'application/json', body: JSON.stringify(sampleComparison()) }),
    );
    await seldom(page, { check, finish: () => upstream.finish(), signOut: () => context.clearCookies() });
    expect(Object.keys(found)).toHaveLength(6);
    expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({});
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
    expect(note).toContain('The SRE agent failed. This question has no answer.');
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

/** Goes through states that most readers never see. */
async function seldom(
  page: Page,
  given: { check: (state: string) => Promise<void>; finish: () => void; signOut: () => Promise<void> },
): Promise<void> {
  const { check, finish, signOut } = given;
  await signIn(page);
  await page.getByRole('button', { name: 'Investigate the sample incident' }).click();
  await page.waitForSelector('[data-state="accepted"]');
  finish();
  await page.waitForSelector('.open-case');
  await check('inconclusive');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.waitForSelector('.actions .menu-panel');
  await check('menu of an answer');
  await page.keyboard.press('Escape');
  await page.goto('/?state=archived');
  await page.getByText('No session is archived.').waitFor();
  await check('nothing archived');
  await page.goto('/compare?a=session-1.t1&b=session-1.t2');
  await page.waitForSelector('.compare-fields');
  await check('two turns compared');
  await page.goto('/compare?a=session-1.t1');
  await page.waitForSelector('.other-turn');
  await check('the other turn to compare with');
  await page.goto('/');
  await page.locator('.session-table .title a').first().click();
  await page.waitForSelector('.open-case');
  await signOut();
  await page.fill('textarea', 'And payment?');
  await page.keyboard.press('Enter');
  await page.getByText('Your sign-in has ended.').waitFor();
  await check('ended sign-in');
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
  await page.getByRole('button', { name: /^What to do with/ }).click();
  await page.waitForSelector('.menu-panel');
  await check('menu of a session');
  await page.keyboard.press('Escape');
  await page.goto('/system');
  await page.waitForSelector('.checks li');
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
