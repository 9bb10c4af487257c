import type { AgentName } from '@mats/contracts';
import type { Folders } from '../up/folders.ts';
import type { PortName, Ports } from '../up/ports.ts';

/** What the doctor looks at. */
export type Targets = {
  readonly ui: string;
  readonly orchestrator: string;
  readonly agents: Readonly<Record<AgentName, string>>;
  /** Whether the services behind the page can be reached from here; else the canary alone tells of them. */
  readonly direct: boolean;
  /** Undefined: what the orchestrator says. */
  readonly phoenix: string | undefined;
  /** Where services without Docker keep spans that could not be sent. */
  readonly spool: string;
  readonly email: string;
};

export type TargetOptions = {
  readonly ports: Ports;
  readonly folders: Folders;
  /** Addresses given by hand; they win. */
  readonly given: Readonly<Partial<Record<PortName, string>>>;
  readonly email: string;
  /** Whether a start without Docker runs here: all its services listen on this machine. */
  readonly runsHere: boolean;
};

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/** The addresses of an installation on this machine: what was given, else the ports it uses here. */
export function chooseTargets({ ports, folders, given, email, runsHere }: TargetOptions): Targets {
  const urlOf = (name: PortName): string => withoutSlash(given[name] ?? `http://127.0.0.1:${ports[name]}`);
  return {
    ui: urlOf('ui'),
    orchestrator: urlOf('orchestrator'),
    agents: { sre: urlOf('sre'), investigator: urlOf('investigator'), architect: urlOf('architect') },
    direct: runsHere || given.orchestrator !== undefined,
    phoenix: given.phoenix === undefined ? undefined : withoutSlash(given.phoenix),
    spool: folders.spool,
    email,
  };
}
