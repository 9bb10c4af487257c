import { agentNameSchema, agentUrlSetting, BUILT_IN_AGENTS, isInstalled, MatsError, SERVICES } from '@mats/contracts';
import type { AgentName } from '@mats/contracts';

const EXAMPLE = 'tickets=http://127.0.0.1:8090';

function refuse(entry: string, reason: string): MatsError {
  return new MatsError('configuration_invalid', { name: 'AGENTS', reason: `${entry} ${reason}`, example: EXAMPLE });
}

function readEntry(entry: string): [AgentName, string] {
  const at = entry.indexOf('=');
  const [name, url] = [entry.slice(0, Math.max(at, 0)).trim(), entry.slice(at + 1).trim()];
  const parsed = agentNameSchema.safeParse(name);
  if (!parsed.success)
    throw refuse(entry, `names no agent: ${parsed.error.issues[0]?.message ?? 'name=url is wanted'}`);
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) throw refuse(entry, 'has no http address behind its =');
  return [name, url.replace(/\/+$/, '')];
}

/**
 * Where the agents of this installation are: those of the list that it has, and those that AGENTS adds (`name=url`,
 * comma-separated), which may also move one of the list.
 *
 * @throws MatsError `configuration_invalid`
 */
export function agentUrls(environment: Readonly<Record<string, unknown>>): Readonly<Record<AgentName, string>> {
  const installed = BUILT_IN_AGENTS.filter((name) => isInstalled(name, environment)).map((name): [string, string] => {
    const set = environment[agentUrlSetting(name)];
    return [name, typeof set === 'string' ? set : `http://127.0.0.1:${SERVICES[name].port}`];
  });
  const added = environment['AGENTS'];
  const own = Array.isArray(added) ? added.map((entry) => readEntry(String(entry))) : [];
  return Object.fromEntries([...installed, ...own]);
}
