import { TRACE_CHECKS } from '@mats/contracts';
import { z } from 'zod';
import { call } from '../http/call.ts';
import { checkAnswer } from './check-answer.ts';
import { checkQueueFill, checkQueueMount, runDocker } from './check-collector-queue.ts';
import { checkPhoenix, checkReadBack } from './check-phoenix.ts';
import { notReached } from './check-result.ts';
import type { CheckResult } from './check-result.ts';
import { checkOwnAgents } from './check-own-agents.ts';
import { checkServices } from './check-services.ts';
import { checkSpool } from './check-spool.ts';
import { checkTenants } from './check-tenants.ts';
import type { TenantsOptions } from './check-tenants.ts';
import { removeCanary, sendCanary } from './send-canary.ts';
import type { Targets } from './targets.ts';

/** What the doctor found. `broken` is the first check that fails: repair it and look again. */
export type Examination = {
  readonly ok: boolean;
  readonly checks: readonly CheckResult[];
  readonly broken?: CheckResult;
};

export type ExamineOptions = {
  /** OTLP over HTTP of a collector that may be there; asked only when no span arrives. */
  readonly collector: string;
  /** The Phoenix project of the tenant that is configured. */
  readonly project: string;
  /** What is known before anything is asked. */
  readonly before: readonly CheckResult[];
  /** Whose projects to try beside it. */
  readonly tenants: Pick<TenantsOptions, 'named' | 'own' | 'names'>;
  /** The compose project that is looked at; undefined: what runs here was started without Docker. */
  readonly composeProject: string | undefined;
  /** The setting AGENTS. */
  readonly ownAgents: string | undefined;
  /** Told each result as it comes. */
  readonly tell: (check: CheckResult) => void;
};

const ARRIVAL_LIMIT_MS = 20_000;

/** The Phoenix that people open, as the page is told. */
async function askForPhoenix(ui: string, cookie: string): Promise<string | undefined> {
  try {
    const answer = await call(`${ui}/settings`, { headers: { cookie } });
    const settings = z.object({ phoenixUrl: z.string().nullable() }).parse(answer.json);
    return settings.phoenixUrl?.replace(/\/+$/, '');
  } catch {
    return undefined;
  }
}

/**
 * Follows one canary question through page, orchestrator and agents into Phoenix and back. The checks stand in the
 * order of that way, so the first that fails names the broken hop.
 */
export async function examine(
  targets: Targets,
  { collector, project, tell, before, ownAgents, tenants, composeProject }: ExamineOptions,
): Promise<Examination> {
  const checks: CheckResult[] = [];
  const note = (found: readonly CheckResult[]): void => {
    for (const check of found) tell(check);
    checks.push(...found);
  };
  note(before);
  note([...(await checkServices(targets)), ...(await checkOwnAgents(ownAgents))]);
  const { checks: sent, canary, cookie, sessionId } = await sendCanary(targets);
  note([...sent, ...checkAnswer(canary)]);
  const phoenix = targets.phoenix ?? (cookie === undefined ? undefined : await askForPhoenix(targets.ui, cookie));
  const isKnown = phoenix !== undefined || cookie !== undefined;
  const phoenixCheck = isKnown ? await checkPhoenix(phoenix) : notReached('Phoenix', 'sign-in');
  note([phoenixCheck]);
  if (canary !== undefined && phoenix !== undefined && phoenixCheck.ok) {
    note(await checkReadBack(phoenix, { canary, project, collector, arrivalMs: ARRIVAL_LIMIT_MS }));
  } else {
    const first = phoenixCheck.ok ? 'page → orchestrator' : phoenixCheck.name;
    note(['spans in Phoenix', ...TRACE_CHECKS].map((name) => notReached(name, first)));
  }
  if (phoenix !== undefined && phoenixCheck.ok) note(await checkTenants({ ...tenants, phoenix, collector }));
  note([await checkSpool(targets.spool)]);
  if (cookie !== undefined) note(await checkQueueFill(targets.ui, cookie));
  if (composeProject !== undefined) note(await checkQueueMount(runDocker, composeProject));
  if (cookie !== undefined && sessionId !== undefined) note([await removeCanary(targets, { cookie, sessionId })]);
  const broken = checks.find((check) => !check.ok);
  return broken === undefined ? { ok: true, checks } : { ok: false, checks, broken };
}
