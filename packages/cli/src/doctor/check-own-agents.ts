import { agentCardSchema, connectedSourcesSchema } from '@mats/contracts';
import { call } from '../http/call.ts';
import { failed, passed } from './check-result.ts';
import type { CheckResult } from './check-result.ts';
import { reasonOf } from './check-services.ts';

/** The agents that AGENTS adds, by name; an entry that cannot be read keeps its text as its name. */
export function ownAgents(setting: string | undefined): [name: string, url: string][] {
  const entries = (setting ?? '').split(',').map((entry) => entry.trim());
  return entries
    .filter((entry) => entry !== '')
    .map((entry) => {
      const at = entry.indexOf('=');
      return at < 1
        ? [entry, '']
        : [
            entry.slice(0, at).trim(),
            entry
              .slice(at + 1)
              .trim()
              .replace(/\/{1,9}$/, ''),
          ];
    });
}

/** Whether one of them answers, is who the setting says, and has something to read. */
async function checkOwnAgent(name: string, url: string): Promise<CheckResult> {
  const label = `${name} agent (AGENTS)`;
  if (!/^https?:\/\//.test(url)) {
    return failed(label, {
      detail: 'it has no address',
      fix: 'Write AGENTS=name=url, such as tickets=http://127.0.0.1:8090.',
    });
  }
  try {
    const card = agentCardSchema.safeParse((await call(`${url}/card`)).json);
    if (!card.success) {
      const [issue] = card.error.issues;
      const detail = `${url}/card is no agent's card: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`;
      return failed(label, { detail, fix: 'See "The card" in docs/adding-an-agent.md.' });
    }
    if (card.data.name !== name) {
      const fix = `Set AGENTS=${card.data.name}=${url}.`;
      return failed(label, { detail: `the agent at ${url} is called ${card.data.name}`, fix });
    }
    const sources = connectedSourcesSchema.safeParse((await call(`${url}/sources`)).json).data?.sources ?? [];
    const connected = sources.filter(({ state }) => state === 'connected').map((source) => source.name);
    if (connected.length > 0) return passed(label, `${url} reads ${connected.slice(0, 3).join(', ')}`);
    const reason = sources.find((source) => source.reason !== undefined)?.reason ?? 'it names no source';
    const fix = 'Connect its source; until then no question is planned with it.';
    return failed(label, { detail: `nothing to read: ${reason}`, fix });
  } catch (error) {
    return failed(label, {
      detail: `nothing answers at ${url} (${reasonOf(error)})`,
      fix: `Start it, or take it out of AGENTS.`,
    });
  }
}

/** Asks each agent that AGENTS adds for its card and its sources. */
export function checkOwnAgents(setting: string | undefined): Promise<CheckResult[]> {
  return Promise.all(ownAgents(setting).map(([name, url]) => checkOwnAgent(name, url)));
}
