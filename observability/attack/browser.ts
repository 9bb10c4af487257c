import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { findProgram } from '../support/find-program.ts';

/** Chromium with every name that ends in evil.test on this machine; undefined where there is none. */
export async function openBrowser(): Promise<Browser | undefined> {
  const executablePath = findProgram('CHROMIUM_PATH', ['chromium', 'chromium-browser', 'google-chrome']);
  if (executablePath === undefined) return undefined;
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--host-resolver-rules=MAP *.evil.test 127.0.0.1'],
  });
}
