import { createServer } from 'node:net';
import { agentPortSetting, MatsError, SERVICES } from '@mats/contracts';
import { setting } from '../env.ts';
import type { Environment } from '../env.ts';

/** What listens on a port of its own; the order is that of the table a user reads. */
const USUAL_PORTS = {
  ...(Object.fromEntries(Object.entries(SERVICES).map(([name, { port }]) => [name, port])) as Record<
    keyof typeof SERVICES,
    number
  >),
  phoenix: 6006,
};

export type PortName = keyof typeof USUAL_PORTS;
export const PORT_NAMES = Object.keys(USUAL_PORTS) as readonly PortName[];

/** The setting that moves a port, such as MATS_SRE_AGENT_PORT. */
function portSetting(name: PortName): string {
  if (name === 'phoenix') return 'PHOENIX_PORT';
  return name === 'ui' || name === 'orchestrator' ? `MATS_${name.toUpperCase()}_PORT` : agentPortSetting(name);
}

export type Ports = Readonly<Record<PortName, number>>;

const HIGHEST_PORT = 65_535;

/**
 * The port of everything that listens: its variable where set, else its usual one moved by `offset`.
 *
 * @throws MatsError `configuration_invalid` for a value that is no port.
 */
export function choosePorts(environment: Environment, offset: number): Ports {
  const choose = (name: PortName): number => {
    const [variable, port] = [portSetting(name), USUAL_PORTS[name]];
    const named = setting(environment, variable);
    const chosen = named === undefined ? port + offset : Number(named);
    if (Number.isInteger(chosen) && chosen > 0 && chosen <= HIGHEST_PORT) return chosen;
    const reason = `${named ?? chosen} is not a port (1 to ${HIGHEST_PORT})`;
    throw new MatsError('configuration_invalid', { name: variable, reason, example: port });
  };
  return Object.fromEntries(PORT_NAMES.map((name) => [name, choose(name)])) as Ports;
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
      return [new MatsError('port_taken', { port, variable: portSetting(name) })];
    }),
  );
  return errors.flat();
}
