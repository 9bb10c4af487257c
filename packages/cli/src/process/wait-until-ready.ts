import { readinessSchema } from '@mats/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { call } from '../http/call.ts';
import type { Answer } from '../http/call.ts';

const REQUEST_TIMEOUT_MS = 3_000;
const POLL_MS = 150;

/** What a service says about itself: ready, or why not. */
export type ReadyAnswer = { readonly ready: true } | { readonly ready: false; readonly reason: string };

function reasonOf(answer: Answer): string {
  const parsed = readinessSchema.safeParse(answer.json);
  const missing = parsed.success ? parsed.data.checks.filter((check) => !check.ok) : [];
  if (missing.length === 0) return `it answers ${answer.status}`;
  return missing.map((check) => `${check.name}: ${check.detail ?? 'missing'}`).join('; ');
}

/** Asks a readiness URL once; never throws. */
export async function askReady(url: string): Promise<ReadyAnswer> {
  try {
    const answer = await call(url, { timeoutMs: REQUEST_TIMEOUT_MS });
    return answer.status === 200 ? { ready: true } : { ready: false, reason: reasonOf(answer) };
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
