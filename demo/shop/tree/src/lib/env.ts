/** What the platform tells a service when it starts it. */
export interface Environment {
  readonly port: number | undefined;
  readonly dataDir: string;
  readonly checkoutUrl: string;
  readonly paymentUrl: string;
  readonly inventoryUrl: string;
  readonly cardApiUrl: string;
  readonly cardApiKey: string;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`missing environment variable ${name}`);
  return value;
}

/** Reads the environment once, at start. Throws when a secret is missing. */
export function readEnvironment(): Environment {
  const { env } = process;
  return {
    port: env['PORT'] === undefined ? undefined : Number(env['PORT']),
    dataDir: env['DATA_DIR'] ?? 'data',
    checkoutUrl: env['CHECKOUT_URL'] ?? 'http://127.0.0.1:8091',
    paymentUrl: env['PAYMENT_URL'] ?? 'http://127.0.0.1:8092',
    inventoryUrl: env['INVENTORY_URL'] ?? 'http://127.0.0.1:8093',
    cardApiUrl: env['CARD_API_URL'] ?? 'http://127.0.0.1:8094',
    cardApiKey: required('CARD_API_KEY'),
  };
}
