import { DEFAULT_TENANT, isTenantId, phoenixProject } from '@mats/contracts';
import type { ProjectNames } from '@mats/contracts';
import { call } from '../http/call.ts';
import { failed, passed } from './check-result.ts';
import type { CheckResult } from './check-result.ts';
import { fetchProjects } from './phoenix-api.ts';
import { probe } from './probe-phoenix.ts';

/** More are not tried one by one. */
const MOST_TENANTS = 100;
const AT_ONCE = 8;

export type TenantsOptions = {
  readonly phoenix: string;
  /** OTLP over HTTP of a collector that may be there; spans take the way through it where it is. */
  readonly collector: string;
  /** The setting TENANTS: ids separated by commas. */
  readonly named: string | undefined;
  /** The tenant of the installation; its project is where the canary was looked for. */
  readonly own: string | undefined;
  readonly names: ProjectNames;
};

/** The tenant whose project has this name, or undefined: it is nobody's, or the template does not tell. */
export function tenantOfProject(project: string, names: ProjectNames): string | undefined {
  const mark = '\u0000';
  const template = (names.template ?? `${phoenixProject(DEFAULT_TENANT, names)}-{tenant}`).replaceAll(
    '{tenant_id}',
    '{tenant}',
  );
  if (template.includes('{service}')) return undefined;
  const parts = phoenixProject(mark, { ...names, template }).split(mark);
  const [before = '', after = ''] = parts;
  if (parts.length !== 2 || !project.startsWith(before) || !project.endsWith(after)) return undefined;
  const tenant = project.slice(before.length, project.length - after.length);
  return isTenantId(tenant) ? tenant : undefined;
}

/** Whether a collector answers at an address; whatever it says of a question without spans. */
async function isThere(collector: string): Promise<boolean> {
  return call(`${collector}/v1/traces`).then(
    () => true,
    () => false,
  );
}

async function checkTenant(
  tenant: string,
  { phoenix, names, endpoint }: Pick<TenantsOptions, 'phoenix' | 'names'> & { endpoint: string },
): Promise<CheckResult> {
  const name = `tenant ${tenant} → Phoenix`;
  if (!isTenantId(tenant)) {
    const fix = 'Correct it in TENANTS: 1 to 64 letters, digits, dots, dashes and underscores.';
    return failed(name, { detail: 'this cannot be a tenant', fix });
  }
  const project = phoenixProject(tenant, names);
  const result = await probe(endpoint, { phoenix, project });
  if (!result.stored) {
    const fix = 'Look at the log of Phoenix, and of the collector if there is one; the project can be looked at there.';
    return failed(name, { detail: `no span arrives in ${project}: ${result.reason}`, fix });
  }
  if (!result.removed) {
    const fix = `Delete the session ${result.sessionId} in Phoenix.`;
    return failed(name, { detail: `stored in ${project}, but it could not be removed again`, fix });
  }
  return passed(name, `stored in ${project} and removed, by way of ${endpoint}`);
}

/**
 * Sends a span into the project of each tenant, reads it back and removes it: of those that TENANTS names, and of those that have a project
 * already. The tenant of the installation itself is left to the canary.
 */
export async function checkTenants(options: TenantsOptions): Promise<CheckResult[]> {
  const { phoenix, collector, named = '', own = DEFAULT_TENANT, names } = options;
  const configured = named.split(',').map((tenant) => tenant.trim());
  const projects = await fetchProjects(phoenix).catch(() => []);
  const known = projects.flatMap((project) => tenantOfProject(project, names) ?? []);
  const all = [...new Set([...configured, ...known])].filter((tenant) => tenant !== '' && tenant !== own);
  if (all.length === 0) return [];
  const endpoint = (await isThere(collector)) ? collector : phoenix;
  const tried = all.slice(0, MOST_TENANTS);
  const found: CheckResult[] = [];
  for (let at = 0; at < tried.length; at += AT_ONCE) {
    const some = tried.slice(at, at + AT_ONCE);
    found.push(...(await Promise.all(some.map((tenant) => checkTenant(tenant, { phoenix, names, endpoint })))));
  }
  if (all.length > tried.length) {
    found.push(
      passed('more tenants', `${all.length - tried.length} were not tried; TENANTS names those that come first`),
    );
  }
  return found;
}
