import { readinessSchema } from '@mats/contracts';
import { setTimeout as sleep } from 'node:timers/promises';

const REQUEST_TIMEOUT_MS = 3_000;
const POLL_MS = 150;

/** What a service says about itself: ready, or why not. */
export type ReadyAnswer = { readonly ready: true } | { readonly ready: false; readonly reason: string };

function reasonOf(body: string, status: number): string {
  const parsed = readinessSchema.safeParse(parseJson(body));
  const missing = parsed.success ? parsed.data.checks.filter((check) => !check.ok) : [];
  if (missing.length === 0) return `it answers ${status}`;
  return missing.map((check) => `${check.name}: ${check.detail ?? 'missing'}`).join('; ');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Asks a readiness URL once; never throws. */
export async function askReady(url: string): Promise<ReadyAnswer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
    const body = await response.text();
    return response.ok ? { ready: true } : { ready: false, reason: reasonOf(body, response.status) };
  } catch {
    return { ready: false, reason: 'it does not listen yet' };
  }
}

/** Asks until the answer is "ready" (true) or `signal` aborts (false). */
export async function waitUntilReady(url: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    const answer = await askReady(url);
    if (answer.ready) return !signal.aborted;
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
  return false;
}
