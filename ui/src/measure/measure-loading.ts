import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { askSample, openSignedIn } from '../testing/open-session.ts';
import { countersOf, median, rounded } from './measuring.ts';
import type { MeasureOptions } from './measuring.ts';

/** What a reader waits for, read by the page itself. */
const WATCH = `
  window.seen = { lcp: 0, cls: 0, event: 0 };
  new PerformanceObserver((list) => { for (const one of list.getEntries()) seen.lcp = one.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) seen.cls += one.value; })
    .observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => { for (const one of list.getEntries()) seen.event = Math.max(seen.event, one.duration); })
    .observe({ type: 'event', durationThreshold: 16, buffered: true });
`;

interface Seen {
  lcp: number;
  cls: number;
  event: number;
}

/** First-load bytes, and what a session with one turn costs to open and to use: at full speed, and on a machine four times as slow. */
export async function measureLoading(options: MeasureOptions): Promise<Record<string, number>> {
  const { browser, webFolder, rounds } = options;
  const files = readdirSync(join(webFolder, 'assets')).filter((name) => name.endsWith('.js.gz'));
  const bytes = files.reduce((sum, name) => sum + statSync(join(webFolder, 'assets', name)).size, 0);
  const session = await openSignedIn(browser, { webFolder });
  const { page } = session;
  try {
    await askSample(session);
    await page.addInitScript(WATCH);
    const open = async (slowness: number): Promise<Seen> => {
      const counters = await countersOf(page);
      await counters.send('Emulation.setCPUThrottlingRate', { rate: slowness });
      await page.reload();
      await page.waitForSelector('.picture canvas');
      await page.locator('.cite').first().click();
      await page.waitForSelector('.pane h2');
      await page.keyboard.press('j');
      await page.keyboard.press('Escape');
      await page.waitForSelector('.pane', { state: 'detached' });
      const seen = (await page.evaluate('seen')) as Seen;
      await counters.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      return seen;
    };
    const fast: Seen[] = [];
    const slow: Seen[] = [];
    for (let round = 0; round < rounds; round += 1) {
      fast.push(await open(1));
      slow.push(await open(4));
    }
    return {
      js_kb: rounded(bytes / 1000),
      lcp_ms: rounded(median(fast.map(({ lcp }) => lcp))),
      cls: Math.round(median(fast.map(({ cls }) => cls)) * 10_000) / 10_000,
      slow_lcp_ms: rounded(median(slow.map(({ lcp }) => lcp))),
      slow_inp_ms: rounded(median(slow.map(({ event }) => event))),
    };
  } finally {
    await session.close();
  }
}
