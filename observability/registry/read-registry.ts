import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agentEntry, AGENTS, agentService, BUILT_IN_AGENTS, SPAN_NAMES } from '@mats/contracts';
import type { BuiltInAgent } from '@mats/contracts';
import { parse } from 'yaml';

export interface RegisteredService {
  readonly port: number;
  readonly code: string;
  readonly spans: readonly string[];
  readonly logs: readonly string[];
}

export interface RegisteredSpan {
  readonly kind: string;
  /** Names of the spans it may stand under; empty for a root. */
  readonly under: readonly string[];
  readonly made: 'always' | 'agents' | 'needed';
}

export interface RegisteredAttribute {
  readonly writer: string;
  readonly on: readonly string[];
  readonly says: string;
}

export interface Registry {
  readonly services: Readonly<Record<string, RegisteredService>>;
  readonly spans: Readonly<Record<string, RegisteredSpan>>;
  readonly attributes: Readonly<Record<string, RegisteredAttribute>>;
}

/** What an agent emits whose spans stand in the list of agents. */
function registeredAgent(name: BuiltInAgent, tools: readonly string[]): Pick<Registry, 'services' | 'spans'> {
  const { port, title, span } = AGENTS[name];
  const logs = [`[{session}] ${title}: Set session.id on span`];
  return {
    services: { [agentService(name).name]: { port, code: `agents/${name}/src`, spans: [span, ...tools], logs } },
    spans: {
      [span]: { kind: 'AGENT', under: [SPAN_NAMES.delegate], made: 'agents' },
      ...Object.fromEntries(tools.map((tool) => [tool, { kind: 'TOOL', under: [span], made: 'needed' }])),
    },
  };
}

/**
 * The one table of services, spans, their edges, and attributes: `telemetry.yaml`, and what the list of agents says of
 * those whose tools it names.
 */
export function readRegistry(): Registry {
  const written = parse(readFileSync(join(import.meta.dirname, 'telemetry.yaml'), 'utf8')) as Registry;
  const added = BUILT_IN_AGENTS.flatMap((name) => {
    const tools = agentEntry(name)?.tools;
    return tools === undefined ? [] : [registeredAgent(name, tools)];
  });
  return {
    ...written,
    services: Object.assign({}, written.services, ...added.map(({ services }) => services)) as Registry['services'],
    spans: Object.assign({}, written.spans, ...added.map(({ spans }) => spans)) as Registry['spans'],
  };
}
