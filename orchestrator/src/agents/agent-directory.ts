import {
  AGENT_NAMES,
  AGENT_SKILLS,
  agentCardSchema,
  agentEntry,
  connectedSourcesSchema,
  MatsError,
} from '@mats/contracts';
import type { AgentCard, AgentName, ConnectedSource, Intent } from '@mats/contracts';
import type { HttpClient } from '@mats/service';
import type { Logger } from 'pino';

/** What an agent offers to a plan. */
export interface AgentOffer {
  readonly name: AgentName;
  readonly title: string;
  readonly needs: readonly AgentName[];
  readonly skills: AgentCard['skills'];
  /** Follow-ups that it is for. */
  readonly intents: readonly Intent[];
  /** Names of what it can read, by which a question or a finding calls it. */
  readonly sources: readonly string[];
}

/** What an agent answers right now. */
export interface AgentState {
  readonly name: AgentName;
  readonly url: string;
  readonly ok: boolean;
  readonly sources: readonly ConnectedSource[];
}

/** The agents of an installation: those of the list and those that a setting adds. */
export interface AgentDirectory {
  readonly urls: Readonly<Record<AgentName, string>>;
  /** The address of an agent. @throws MatsError `agent_unknown` */
  urlOf(name: AgentName): string;
  /** Agents that can be asked now. Those of every installation are always among them: what they miss is said. */
  offers(): Promise<AgentOffer[]>;
  /** All of them, as they are right now; of one repository by name or path, instead of all sources, where one is named. */
  states(about?: { readonly repository?: string }): Promise<AgentState[]>;
}

export interface AgentDirectoryOptions {
  readonly urls: Readonly<Record<AgentName, string>>;
  readonly client: Pick<HttpClient, 'get'>;
  readonly log: Logger;
  readonly now: () => number;
}

/** How long what an agent said of itself holds. */
const FRESH_MS = 15_000;
/** A question does not wait longer for an agent that nobody knows yet. */
const CARD_MS = 1_500;
/** An agent that takes longer to say what it can read is shown as away. */
const SOURCES_MS = 5_000;
/** More names than these do not take part in deciding whether a question calls an agent. */
const MOST_SOURCES = 200;

interface Known {
  readonly card: AgentCard | null;
  readonly sources: readonly ConnectedSource[];
  readonly readAt: number;
}

function intentsOf(card: Pick<AgentCard, 'skills' | 'intents'>): Intent[] {
  return card.intents ?? [...new Set(card.skills.flatMap((skill): readonly Intent[] => AGENT_SKILLS[skill].intents))];
}

/** An agent that every installation has, by what the list says of it; undefined for all others. */
function listed(name: AgentName): AgentOffer | undefined {
  const entry = agentEntry(name);
  if (entry === undefined || entry.setting !== undefined) return undefined;
  const { title, needs, skills } = entry;
  return { name, title, needs, skills: [...skills], intents: intentsOf({ skills: [...skills] }), sources: [] };
}

/** The agents of every installation, by what the list says of them. */
export const LISTED_AGENTS: readonly AgentOffer[] = AGENT_NAMES.flatMap((name) => listed(name) ?? []);

/** Reads cards and sources over HTTP; an agent that is away or answers nonsense costs only itself. */
export function createAgentDirectory(options: AgentDirectoryOptions): AgentDirectory {
  const { urls, client, log, now } = options;
  const known = new Map<AgentName, Known>();
  const running = new Map<AgentName, Promise<Known>>();

  const getJson = async (url: string, limitMs: number): Promise<unknown> => {
    const reply = await client.get(url, { signal: AbortSignal.timeout(limitMs) });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`HTTP ${reply.status} for ${url}`);
    return JSON.parse(text);
  };
  const read = async (name: AgentName): Promise<Known> => {
    try {
      const [card, sources] = await Promise.all([
        getJson(`${urls[name]}/card`, CARD_MS).then((json) => agentCardSchema.parse(json)),
        getJson(`${urls[name]}/sources`, CARD_MS).then((json) => connectedSourcesSchema.parse(json).sources),
      ]);
      if (card.name !== name) throw new Error(`the card there is of an agent called ${card.name}`);
      return { card, sources, readAt: now() };
    } catch (error) {
      if (known.get(name)?.card !== null) log.warn({ agent: name, err: error }, 'agent does not take part for now');
      return { card: null, sources: [], readAt: now() };
    }
  };
  const look = (name: AgentName): Promise<Known> => {
    const before = known.get(name);
    if (before !== undefined && now() - before.readAt < FRESH_MS) return Promise.resolve(before);
    const started =
      running.get(name) ??
      read(name).then((found) => {
        known.set(name, found);
        running.delete(name);
        return found;
      });
    running.set(name, started);
    return started;
  };
  const offerOf = async (name: AgentName): Promise<AgentOffer[]> => {
    const own = listed(name);
    if (own !== undefined) return [own];
    const { card, sources } = await look(name);
    const connected = sources.filter(({ state }) => state === 'connected').slice(0, MOST_SOURCES);
    if (card === null || connected.length === 0) return [];
    const { title, needs, skills } = card;
    return [{ name, title, needs, skills, intents: intentsOf(card), sources: connected.map((source) => source.name) }];
  };
  return {
    urls,
    urlOf: (name) => {
      const url = Object.hasOwn(urls, name) ? urls[name] : undefined;
      if (url === undefined) throw new MatsError('agent_unknown', { seen: name });
      return url.replace(/\/+$/, '');
    },
    offers: async () => (await Promise.all(Object.keys(urls).map(offerOf))).flat(),
    states: ({ repository } = {}) =>
      Promise.all(
        Object.entries(urls).map(async ([name, url]) => {
          const query = repository === undefined ? '' : `?${new URLSearchParams({ repository }).toString()}`;
          try {
            const json = await getJson(`${url}/sources${query}`, SOURCES_MS);
            return { name, url, ok: true, sources: connectedSourcesSchema.safeParse(json).data?.sources ?? [] };
          } catch {
            return { name, url, ok: false, sources: [] };
          }
        }),
      ),
  };
}
