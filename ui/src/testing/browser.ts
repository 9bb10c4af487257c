import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const BUILD = fileURLToPath(new URL('../build/main.ts', import.meta.url));

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Chromium of this machine: what CHROMIUM_PATH names, else one on the PATH; null when there is none. */
export function findChromium(environment: Readonly<Record<string, string | undefined>>): string | null {
  const named = environment['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null;
  const folders = (environment['PATH'] ?? '').split(delimiter);
  const paths = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return paths.find(isExecutable) ?? null;
}

/** Says in one line what is missed without a browser. */
export function sayBrowserMissed(what: string): void {
  process.stderr.write(
    `Missed: ${what}, because there is no Chromium. Install it (apt install chromium) or name it with CHROMIUM_PATH.\n`,
  );
}

export async function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Builds the web app into a folder of its own, in a process of its own: the bundler does not run inside jest. */
export async function buildForTest(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mats-web-'));
  await promisify(execFile)(process.execPath, [BUILD, folder]);
  return folder;
}

/** A page that notes what it must never do. */
export interface WatchedPage {
  page: Page;
  context: BrowserContext;
  /** Requests to anywhere but the page's own server. */
  outside: string[];
  /** Errors of the program and violations of the content security policy. */
  faults: string[];
}

const PROGRAM_FAULT = /Content Security Policy|TrustedScript|TrustedHTML|Uncaught|Refused to/;

/** Opens a page in a context of its own and watches it. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions & { baseURL: string },
): Promise<WatchedPage> {
  const context = await browser.newContext({ timezoneId: 'Europe/Berlin', ...options });
  const page = await context.newPage();
  const watched: WatchedPage = { page, context, outside: [], faults: [] };
  watch(watched, page, options.baseURL);
  return watched;
}

/** Watches one more page (a second tab) of the same context. */
export function watch(watched: WatchedPage, page: Page, baseUrl: string): void {
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(baseUrl) && !url.startsWith('blob:') && !url.startsWith('data:')) watched.outside.push(url);
  });
  page.on('pageerror', (error) => watched.faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && PROGRAM_FAULT.test(message.text())) watched.faults.push(message.text());
  });
}

/** What axe finds wrong with a page, or a part of it, one line a rule: WCAG 2.2 AA and good practice. */
export async function accessibilityFaults(page: Page, part?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

const PICTURES = fileURLToPath(new URL('../../../artifacts/page/', import.meta.url));

/** Keeps what a page looks like, as a file that is not part of the repository: `artifacts/page/<name>.png`. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const path = join(PICTURES, `${name.replaceAll(/[^\w/]+/g, '-').slice(0, 80)}.png`);
  await page.screenshot({ path, animations: 'disabled' });
}

/** How far a page is wider than its window, in pixels. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
}
