import type { Browser, CDPSession, Page } from 'playwright-core';

export interface MeasureOptions {
  browser: Browser;
  /** The built page. */
  webFolder: string;
  rounds: number;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** To one digit behind the point. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The way to the browser's own counters. */
export function countersOf(page: Page): Promise<CDPSession> {
  return page.context().newCDPSession(page);
}

/** Milliseconds of scripts since the page was opened. */
export async function scriptTime(counters: CDPSession): Promise<number> {
  const { metrics } = await counters.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
}
