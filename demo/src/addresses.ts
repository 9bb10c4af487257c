import { createServer } from 'node:net';

/** Ports of the demo on 127.0.0.1. */
export interface DemoPorts {
  readonly web: number;
  readonly checkout: number;
  readonly payment: number;
  readonly inventory: number;
  readonly cardApi: number;
  readonly control: number;
}

export const DEFAULT_PORTS: DemoPorts = {
  web: 8090,
  checkout: 8091,
  payment: 8092,
  inventory: 8093,
  cardApi: 8094,
  control: 8099,
};

/** The key that payment signs with. The card API is a stub of ours, so this opens nothing. */
export const CARD_API_KEY = 'demo-card-key';

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port was given'));
        else resolve(address.port);
      });
    });
  });
}

/** Six ports nobody listens on, for runs beside others. */
export async function freePorts(): Promise<DemoPorts> {
  const [web = 0, checkout = 0, payment = 0, inventory = 0, cardApi = 0, control = 0] = await Promise.all(
    Array.from({ length: 6 }, freePort),
  );
  return { web, checkout, payment, inventory, cardApi, control };
}

/** Throws with the first port that somebody listens on already. */
export async function requireFreePorts(ports: DemoPorts): Promise<void> {
  for (const [name, port] of Object.entries(ports)) {
    await new Promise<void>((resolve, reject) => {
      const probe = createServer();
      const taken = `port ${port} (${name}) cannot be used; stop what listens on 127.0.0.1:${port} and start the demo again`;
      probe.once('error', (error) => reject(new Error(taken, { cause: error })));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
    });
  }
}

/** The environment a service of the shop gets when all run on this machine. */
export function localEnvironment(ports: DemoPorts, service: keyof DemoPorts): Record<string, string> {
  const local = (port: number): string => `http://127.0.0.1:${port}`;
  return {
    PORT: String(ports[service]),
    CHECKOUT_URL: local(ports.checkout),
    PAYMENT_URL: local(ports.payment),
    INVENTORY_URL: local(ports.inventory),
    CARD_API_URL: local(ports.cardApi),
    CARD_API_KEY,
  };
}
