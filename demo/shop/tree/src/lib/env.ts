/** What the platform tells a service when it starts it. */
export interface Environment {
  /** The address to listen on; containers set it to all of them. */
  readonly host: string;
  readonly port: number | undefined;
  readonly dataDir: string;
  readonly checkoutUrl: string;
  readonly paymentUrl: string;
  readonly inventoryUrl: string;
  readonly cardApiUrl: string;
}

/** Reads the environment once, at start. */
export function readEnvironment(): Environment {
  const { env } = process;
  return {
    host: env['HOST'] ?? '127.0.0.1',
    port: env['PORT'] === undefined ? undefined : Number(env['PORT']),
    dataDir: env['DATA_DIR'] ?? 'data',
    checkoutUrl: env['CHECKOUT_URL'] ?? 'http://127.0.0.1:8091',
    paymentUrl: env['PAYMENT_URL'] ?? 'http://127.0.0.1:8092',
    inventoryUrl: env['INVENTORY_URL'] ?? 'http://127.0.0.1:8093',
    cardApiUrl: env['CARD_API_URL'] ?? 'http://127.0.0.1:8094',
  };
}

/** A secret that the platform puts into the environment. Throws when it is missing. */
export function readSecret(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`missing environment variable ${name}`);
  return value;
}
