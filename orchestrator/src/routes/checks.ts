import { agentTitle, failed, passed, readinessSchema } from '@mats/contracts';
import type { CheckResult } from '@mats/contracts';
import { memberFor } from '@mats/service';
import type { HttpClient, ReadinessCheck } from '@mats/service';
import { Router } from 'express';
import type { AgentDirectory } from '../agents/agent-directory.ts';
import { startAgent } from '../agents/start-agent.ts';
import type { PhoenixExaminer } from '../phoenix/examine-phoenix.ts';
import type { InvestigationStore } from '../store/investigation-store.ts';

const AGENT_MS = 5_000;

export interface CheckRoutesOptions {
  checks: readonly ReadinessCheck[];
  client: Pick<HttpClient, 'get'>;
  agents: Pick<AgentDirectory, 'urls'>;
  examiner: PhoenixExaminer;
  investigations: Pick<InvestigationStore, 'newestAnswered'>;
}

async function checkOwn({ name, check, next }: ReadinessCheck): Promise<CheckResult> {
  try {
    return passed(name, (await check()) ?? 'works');
  } catch (error) {
    return failed(name, { detail: error instanceof Error ? error.message : 'does not work', fix: next });
  }
}

/** What an agent says of itself: whether it is ready, and what it misses. */
async function checkAgent(
  name: string,
  { client, url }: { client: Pick<HttpClient, 'get'>; url: string },
): Promise<CheckResult> {
  const label = `${agentTitle(name)} agent`;
  const fix = startAgent(name, url);
  try {
    const reply = await client.get(`${url}/readyz`, { signal: AbortSignal.timeout(AGENT_MS) });
    const readiness = readinessSchema.safeParse(await reply.json());
    if (!readiness.success) return failed(label, { detail: `what answers at ${url} is no agent of MATS`, fix });
    const missing = readiness.data.checks.filter(({ ok }) => !ok);
    const detail = missing.map((check) => `${check.name}: ${check.detail ?? 'missing'}`).join('; ');
    if (readiness.data.ready) return passed(label, missing.length === 0 ? `answers at ${url}` : detail);
    return failed(label, { detail: detail === '' ? 'it is stopping' : detail, fix: missing[0]?.next ?? fix });
  } catch {
    return failed(label, { detail: `nothing answers at ${url}`, fix });
  }
}

/**
 * The doctor's checks in the order of a question's way, without a canary: the newest answer of whoever asks is looked for in Phoenix
 * instead.
 */
export function checkRoutes(options: CheckRoutesOptions): Router {
  const { checks, client, agents, examiner, investigations } = options;
  // Agents are asked what they miss themselves.
  const own = checks.filter(({ required }) => required !== false);
  return Router().get('/checks', async (request, response) => {
    const newest = await investigations.newestAnswered(memberFor(request, 'read'));
    const found = await Promise.all([
      ...own.map(checkOwn),
      ...Object.entries(agents.urls).map(([name, url]) => checkAgent(name, { client, url })),
    ]);
    response.set('cache-control', 'no-store').json({ checks: [...found, ...(await examiner.examine(newest))] });
  });
}
