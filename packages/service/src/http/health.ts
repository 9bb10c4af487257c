import type { Readiness } from '@mats/contracts';
import type { IRouter } from 'express';

/** One thing a service needs; `check` resolves when it is there and throws when it is not. Within 2 s. */
export interface ReadinessCheck {
  name: string;
  check: () => Promise<string | undefined>;
  /** What to do when it is missing. */
  next: string;
  /** When false, the service works without it, so it does not make the service unready. */
  required?: boolean;
}

const CHECK_TIMEOUT_MS = 2_000;

async function runCheck(entry: ReadinessCheck): Promise<Readiness['checks'][number]> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${CHECK_TIMEOUT_MS / 1000} s`)), CHECK_TIMEOUT_MS);
  });
  try {
    const detail = await Promise.race([entry.check(), timeout]);
    return { name: entry.name, ok: true, ...(detail === undefined ? {} : { detail }) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { name: entry.name, ok: false, detail, next: entry.next };
  } finally {
    clearTimeout(timer);
  }
}

/** Adds `/healthz`: the process is up; and `/readyz`: it can do its work, with a line for each thing it needs. */
export function addHealthRoutes(
  router: IRouter,
  options: { service: string; checks: readonly ReadinessCheck[]; isStopping: () => boolean },
): void {
  router.get('/healthz', (_request, response) => {
    response.json({ service: options.service, ok: true });
  });
  router.get('/readyz', async (_request, response) => {
    const checks = await Promise.all(options.checks.map(runCheck));
    const failed = checks.some((result, index) => !result.ok && options.checks[index]?.required !== false);
    const ready = !failed && !options.isStopping();
    const body: Readiness = { service: options.service, ready, checks };
    response.status(ready ? 200 : 503).json(body);
  });
}
