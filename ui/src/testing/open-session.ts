import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openPage } from './browser.ts';
import type { WatchedPage } from './browser.ts';
import { startScriptedOrchestrator } from './scripted-orchestrator.ts';
import type { ScriptedOrchestrator, ScriptOptions } from './scripted-orchestrator.ts';
import { startUi } from './start-ui.ts';
import type { StartedUi } from './start-ui.ts';

/** A page in front of a scripted orchestrator, signed in. */
export interface OpenedSession {
  page: Page;
  watched: WatchedPage;
  upstream: ScriptedOrchestrator;
  ui: StartedUi;
  close: () => Promise<void>;
}

/** Opens the list of sessions as a person who is signed in. */
export async function openSignedIn(
  browser: Browser,
  options: { webFolder: string; script?: ScriptOptions; context?: BrowserContextOptions },
): Promise<OpenedSession> {
  const upstream = await startScriptedOrchestrator(options.script ?? {});
  const ui = await startUi({ orchestratorUrl: upstream.url, webFolder: options.webFolder });
  const watched = await openPage(browser, { ...options.context, baseURL: ui.url });
  const { page } = watched;
  await page.goto('/');
  await page.fill('#email', 'ada@example.com');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.sessions');
  const close = async (): Promise<void> => {
    await watched.context.close();
    await ui.close();
    await upstream.close();
  };
  return { page, watched, upstream, ui, close };
}

/** Asks about the sample incident and waits for its answer. */
export async function askSample({ page, upstream }: OpenedSession): Promise<void> {
  await page.getByRole('button', { name: 'Investigate the sample incident' }).click();
  await page.waitForSelector('[data-state="accepted"]');
  upstream.finish();
  await page.waitForSelector('.picture canvas');
}

/** Asks a further question and waits for its answer. */
export async function askFurther({ page, upstream }: OpenedSession, question: string): Promise<void> {
  const before = await page.locator('.turn').count();
  await page.fill('textarea', question);
  await page.keyboard.press('Enter');
  await page.locator('.turn').nth(before).waitFor();
  await page.waitForSelector('[data-state="accepted"]');
  upstream.finish();
  await page.locator('.turn').nth(before).locator('.answer').waitFor();
}
