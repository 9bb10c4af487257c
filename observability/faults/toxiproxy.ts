import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { searchPath, settingOf } from '../support/env.ts';
import { freePort } from '../support/free-port.ts';
import { createProcess } from './process.ts';

/** What may happen to bytes on their way; see Toxiproxy's documentation for the attributes. */
export interface Toxic {
  readonly type: 'latency' | 'bandwidth' | 'timeout' | 'reset_peer' | 'limit_data' | 'slicer';
  readonly attributes: Readonly<Record<string, number>>;
  /** Which share of connections it strikes; 1: all. */
  readonly toxicity?: number;
}

/** One connection of the platform that can be disturbed. */
export interface Link {
  /** Where the one side connects to reach the other. */
  readonly port: number;
  /** No byte passes, and whoever connects is refused. */
  cut(): Promise<void>;
  disturb(toxic: Toxic): Promise<void>;
  /** As it was. */
  heal(): Promise<void>;
}

export interface Network {
  /** A link to a port of this machine. */
  link(name: string, port: number): Promise<Link>;
  stop(): Promise<void>;
}

/** The program; undefined where there is none. */
export function findToxiproxy(): string | undefined {
  const named = settingOf('MATS_TOXIPROXY');
  if (named !== undefined) return existsSync(named) ? named : undefined;
  const names = ['toxiproxy-server', 'toxiproxy'];
  return searchPath()
    .split(':')
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(existsSync);
}

/** Starts a Toxiproxy of our own. */
export async function startNetwork(): Promise<Network> {
  const command = findToxiproxy();
  if (command === undefined) throw new Error('Toxiproxy is not there; set MATS_TOXIPROXY');
  const api = `http://127.0.0.1:${await freePort()}`;
  const program = createProcess({
    name: 'toxiproxy',
    command,
    args: ['-host', '127.0.0.1', '-port', new URL(api).port],
    environment: { PATH: searchPath() },
    readyUrl: `${api}/version`,
  });
  await program.start();
  await program.untilReady();
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${api}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`Toxiproxy answered ${answer.status} to ${method} ${path}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    link: async (name, port) => {
      const own = await freePort();
      await call('POST', '/proxies', {
        name,
        listen: `127.0.0.1:${own}`,
        upstream: `127.0.0.1:${port}`,
        enabled: true,
      });
      let toxics = 0;
      return {
        port: own,
        cut: async () => void (await call('POST', `/proxies/${name}`, { enabled: false })),
        disturb: async ({ type, attributes, toxicity = 1 }) => {
          toxics += 1;
          await call('POST', `/proxies/${name}/toxics`, {
            name: `${type}-${toxics}`,
            type,
            stream: 'downstream',
            toxicity,
            attributes,
          });
        },
        heal: async () => {
          const active = (await call('GET', `/proxies/${name}/toxics`)) as { name: string }[];
          for (const toxic of active) await call('DELETE', `/proxies/${name}/toxics/${toxic.name}`);
          await call('POST', `/proxies/${name}`, { enabled: true });
        },
      };
    },
    stop: async () => void (await program.end('SIGTERM')),
  };
}
