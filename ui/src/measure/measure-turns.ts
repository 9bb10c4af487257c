import { askFurther, askSample, openSignedIn } from '../testing/open-session.ts';
import { countersOf, median, rounded, scriptTime } from './measuring.ts';
import type { MeasureOptions } from './measuring.ts';

const TURNS = 100;
/** Turns that are taken together, so that one pause of the machine is not taken for the page. */
const AROUND = 5;

/** What a further turn costs in scripts, from the question to the drawn answer, and what a hundred leave in the page. */
export async function measureTurns({ browser, webFolder }: MeasureOptions): Promise<Record<string, number>> {
  const session = await openSignedIn(browser, { webFolder });
  const { page } = session;
  try {
    const counters = await countersOf(page);
    await counters.send('Performance.enable');
    const costs: number[] = [];
    await askSample(session);
    for (let turn = 2; turn <= TURNS + 1; turn += 1) {
      const before = await scriptTime(counters);
      await askFurther(session, `And what about part ${turn}?`);
      costs.push((await scriptTime(counters)) - before);
    }
    const around = (turn: number): number => median(costs.slice(Math.max(0, turn - AROUND), turn));
    const [first, thirtieth, last] = [around(AROUND), around(30), around(TURNS)];
    const nodes = await page.locator('*').count();
    return {
      first_turn_ms: rounded(first),
      turn_30_ms: rounded(thirtieth),
      turn_100_ms: rounded(last),
      turn_ratio: Math.round((last / first) * 100) / 100,
      nodes,
    };
  } finally {
    await session.close();
  }
}
