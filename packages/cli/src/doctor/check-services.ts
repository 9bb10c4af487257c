import { agentTitle, readinessSchema, SERVICES } from '@mats/contracts';
import { call } from '../http/call.ts';
import { failed, passed } from './check-result.ts';
import type { CheckResult } from './check-result.ts';
import type { Targets } from './targets.ts';

type Service = { readonly name: string; readonly label: string; readonly url: string; readonly direct: boolean };

/** Why a request got no answer, in a word that a person can look up. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  const { code } = error as NodeJS.ErrnoException;
  return code ?? error.message;
}

async function checkService({ name, label, url, direct }: Service): Promise<CheckResult> {
  const start = `Start it (npm start, or docker compose restart ${name}); its log: .mats/logs/${name}.log, or docker compose logs ${name}.`;
  try {
    const answer = await call(`${url}/readyz`);
    const readiness = readinessSchema.safeParse(answer.json);
    if (!readiness.success || readiness.data.service !== name) {
      const detail = `what answers at ${url} is not ${name}`;
      return failed(label, { detail, fix: `Stop what has that port, or name the right address. ${start}` });
    }
    const missing = readiness.data.checks.filter((check) => !check.ok);
    const detail = missing.map((check) => `${check.name}: ${check.detail ?? 'missing'}`).join('; ');
    const unread = missing.find(({ name: what }) => what === 'sources');
    if (readiness.data.ready && unread !== undefined) {
      return failed(label, { detail: `nothing to read: ${unread.detail ?? ''}`, fix: unread.next ?? start });
    }
    if (readiness.data.ready) return passed(label, missing.length === 0 ? url : `${url} (${detail})`);
    const fix = missing.map((check) => check.next).find((next) => next !== undefined) ?? start;
    return failed(label, { detail: `not ready at ${url}: ${detail || 'it is stopping'}`, fix });
  } catch (error) {
    // Containers publish the page and Phoenix alone; the canary goes through all others.
    if (!direct) return passed(label, `not reachable from here (${url}); the answer below tells`);
    return failed(label, { detail: `nothing answers at ${url} (${reasonOf(error)})`, fix: start });
  }
}

/** Asks each of the services on its own whether it is ready. */
export function checkServices(targets: Targets): Promise<CheckResult[]> {
  return Promise.all([
    checkService({ name: SERVICES.ui.name, label: 'page', url: targets.ui, direct: true }),
    checkService({
      name: SERVICES.orchestrator.name,
      label: 'orchestrator',
      url: targets.orchestrator,
      direct: targets.direct,
    }),
    ...[...targets.agents].map(([agent, url]) =>
      checkService({
        name: SERVICES[agent].name,
        label: `${agentTitle(agent)} agent`,
        url,
        direct: targets.direct,
      }),
    ),
  ]);
}
