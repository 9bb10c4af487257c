import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const ARTIFACTS = join(import.meta.dirname, '..', '..', 'artifacts');

/** Where a picture of a page is kept, to be looked at after the test. */
export function artifact(name: string): string {
  mkdirSync(ARTIFACTS, { recursive: true });
  return join(ARTIFACTS, name);
}

/** Opens the Sessions tab of a project in Phoenix's own page and waits for a session's row; its words. */
export async function readSessionRow(
  page: Page,
  options: { phoenixUrl: string; project: string; sessionId: string },
): Promise<string> {
  const { phoenixUrl, project, sessionId } = options;
  const response = await fetch(`${phoenixUrl}/v1/projects`);
  const { data } = (await response.json()) as { data: { id: string; name: string }[] };
  const id = data.find(({ name }) => name === project)?.id;
  if (id === undefined)
    throw new Error(`Phoenix has no project ${project}: ${data.map(({ name }) => name).join(', ')}`);
  await page.goto(`${phoenixUrl}/projects/${id}/sessions`);
  const row = page.locator('tr', { hasText: sessionId });
  try {
    await row.waitFor({ timeout: 60_000 });
  } catch (cause) {
    await page.screenshot({ path: artifact('phoenix-without-session.png') });
    const shown = await page.locator('body').innerText();
    throw new Error(`The Sessions tab does not show ${sessionId}: ${shown.slice(0, 600)}`, { cause });
  }
  return row.innerText();
}
