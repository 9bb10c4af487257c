import { askSample, openSignedIn } from '../testing/open-session.ts';
import { median, rounded } from './measuring.ts';
import type { MeasureOptions } from './measuring.ts';

const SESSIONS = 10_000;
const PAGE = 50;
const LINES = 200_000;

const AT = Date.parse('2026-01-02T03:04:05Z');

/** A page of a list of ten thousand sessions. */
function pageOf(url: string): string {
  const parameters = new URL(url).searchParams;
  const from = Number(parameters.get('cursor') ?? 0);
  const query = parameters.get('query') ?? '';
  const sessions = Array.from({ length: PAGE }, (_, index) => ({
    id: `session-${from + index}${query}`,
    title: `Why does part ${from + index} fail? ${query}`,
    owner: 'ada@example.com',
    created_at: new Date(AT).toISOString(),
    last_activity: new Date(AT - (from + index) * 60_000).toISOString(),
    turns: 1 + (index % 7),
    duration_ms: 1200,
    verdict: 'root_cause',
    service: 'checkout',
  }));
  return JSON.stringify({ sessions, next: from + PAGE < SESSIONS ? String(from + PAGE) : null });
}

/** The list of ten thousand sessions: until the first rows stand, and from a typed search to its rows. */
export async function measureList({ browser, webFolder, rounds }: MeasureOptions): Promise<Record<string, number>> {
  const session = await openSignedIn(browser, { webFolder });
  const { page } = session;
  try {
    await page.route(/\/sessions(?:\?.*)?$/, (route) =>
      route.fulfill({ contentType: 'application/json', body: pageOf(route.request().url()) }),
    );
    const opened: number[] = [];
    const searched: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await page.goto('/');
      await page.waitForSelector('.session-table tbody tr');
      opened.push(await page.evaluate(() => performance.now()));
      const start = performance.now();
      await page.getByRole('searchbox').fill(`x${round}`);
      await page.getByText(`Why does part 0 fail? x${round}`, { exact: true }).waitFor();
      searched.push(performance.now() - start);
    }
    return { list_ms: rounded(median(opened)), search_ms: rounded(median(searched)) };
  } finally {
    await session.close();
  }
}

function longLog(): string {
  return Array.from({ length: LINES }, (_, index) => {
    const clock = new Date(AT + index * 100).toISOString();
    return `${clock} INFO checkout order ${index} accepted items=${index % 7} took=${20 + (index % 13)} ms`;
  }).join('\n');
}

/** Runs in the page: types a text and waits until the line that holds it is drawn. Answers milliseconds. */
const FIND = `async (text) => {
  const field = document.querySelector('.log-tools input[type=search]');
  const start = performance.now();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  while (!(document.querySelector('.virtual .line-target')?.textContent ?? '').includes(text.trim())) {
    await new Promise(requestAnimationFrame);
  }
  return performance.now() - start;
}`;

/** Finding a text in a log of two hundred thousand lines: from the key to the drawn match. */
export async function measureLog({ browser, webFolder, rounds }: MeasureOptions): Promise<Record<string, number>> {
  const session = await openSignedIn(browser, { webFolder });
  const { page } = session;
  try {
    await page.route('**/attachments/*', (route) => route.fulfill({ contentType: 'text/plain', body: longLog() }));
    await askSample(session);
    await page.locator('.chain-service button').click();
    await page.getByRole('button', { name: 'Read all of checkout.log' }).click();
    await page.waitForSelector('.virtual .line');
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const wanted = `order ${LINES - 10 - round} `;
      await page.getByRole('searchbox', { name: 'Find in the log' }).fill('');
      times.push(Number(await page.evaluate(`(${FIND})(${JSON.stringify(wanted)})`)));
    }
    return { find_ms: rounded(median(times)) };
  } finally {
    await session.close();
  }
}
