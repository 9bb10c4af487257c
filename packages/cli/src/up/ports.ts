import { createServer } from 'node:net';
import { MatsError, SERVICES } from '@mats/contracts';
import { setting } from '../env.ts';
import type { Environment } from '../env.ts';

/** What listens on a port of its own; the order is that of the table a user reads. */
const PORT_SETTINGS = {
  ui: { variable: 'MATS_UI_PORT', port: SERVICES.ui.port },
  orchestrator: { variable: 'MATS_ORCHESTRATOR_PORT', port: SERVICES.orchestrator.port },
  sre: { variable: 'MATS_SRE_AGENT_PORT', port: SERVICES.sre.port },
  investigator: { variable: 'MATS_INVESTIGATOR_AGENT_PORT', port: SERVICES.investigator.port },
  architect: { variable: 'MATS_ARCHITECT_AGENT_PORT', port: SERVICES.architect.port },
  phoenix: { variable: 'PHOENIX_PORT', port: 6006 },
} as const;

export type PortName = keyof typeof PORT_SETTINGS;
export type Ports = Readonly<Record<PortName, number>>;

const HIGHEST_PORT = 65_535;

/**
 * The port of everything that listens: its variable where set, else its usual one moved by `offset`.
 *
 * @throws MatsError `configuration_invalid` for a value that is no port.
 */
export function choosePorts(environment: Environment, offset: number): Ports {
  const choose = (name: PortName): number => {
    const { variable, port } = PORT_SETTINGS[name];
    const named = setting(environment, variable);
    const chosen = named === undefined ? port + offset : Number(named);
    if (Number.isInteger(chosen) && chosen > 0 && chosen <= HIGHEST_PORT) return chosen;
    const reason = `${named ?? chosen} is not a port (1 to ${HIGHEST_PORT})`;
    throw new MatsError('configuration_invalid', { name: variable, reason, example: port });
  };
  return {
    ui: choose('ui'),
    orchestrator: choose('orchestrator'),
    sre: choose('sre'),
    investigator: choose('investigator'),
    architect: choose('architect'),
    phoenix: choose('phoenix'),
  };
}

/** Whether a server could listen there now. */
export function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** A port that nothing listens on at the moment. */
export function findFreePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** One `port_taken` error for each of the named ports on which something listens already. */
export async function findTakenPorts(
  ports: Ports,
  options: { host: string; names: readonly PortName[] },
): Promise<MatsError[]> {
  const errors = await Promise.all(
    options.names.map(async (name) => {
      const port = ports[name];
      if (await isPortFree(port, options.host)) return [];
      return [new MatsError('port_taken', { port, variable: PORT_SETTINGS[name].variable })];
    }),
  );
  return errors.flat();
}
