import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { DEFAULT_PORTS } from './addresses.ts';

/** The environment for git: the machine's PATH, nothing of the user's configuration. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  return {
    ...systemEnvironment(),
    GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
    TZ: 'UTC',
  };
}

/** What a child process needs from ours to start at all; secrets stay here. */
export function systemEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'Path', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR', 'HOME'];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

/** How a container of the demo finds the others. Every value has a default that fits the compose profile `demo`. */
export interface ContainerEnvironment {
  readonly controlUrl: string;
  readonly webUrl: string;
  /** The shop's repository; written by `control`, only read by the others. */
  readonly repository: string;
  readonly appFolder: string;
  readonly dataFolder: string;
  /** Requests a second. */
  readonly rate: number;
  readonly cardApiKey: string;
  /** What the service's own process gets. */
  readonly service: Readonly<Record<string, string>>;
}

/** Reads the environment of a container, once, at start. */
export function readContainerEnvironment(): ContainerEnvironment {
  const { env } = process;
  const cardApiKey = env['CARD_API_KEY'] ?? 'demo-card-key';
  return {
    controlUrl: env['CONTROL_URL'] ?? 'http://shop-control:8099',
    webUrl: env['WEB_URL'] ?? 'http://shop-web:8090',
    repository: env['SHOP_REPOSITORY'] ?? '/repositories/shop',
    appFolder: env['APP_DIR'] ?? '/srv/app',
    dataFolder: env['DATA_DIR'] ?? '/srv/data',
    rate: Number(env['SHOP_RATE'] ?? '4'),
    cardApiKey,
    service: {
      HOST: '0.0.0.0',
      CHECKOUT_URL: env['CHECKOUT_URL'] ?? 'http://shop-checkout:8091',
      PAYMENT_URL: env['PAYMENT_URL'] ?? 'http://shop-payment:8092',
      INVENTORY_URL: env['INVENTORY_URL'] ?? 'http://shop-inventory:8093',
      CARD_API_URL: env['CARD_API_URL'] ?? 'http://card-api:8094',
      CARD_API_KEY: cardApiKey,
    },
  };
}

/**
 * The port of the switch for faults on this machine: SHOP_CONTROL_PORT of the environment or of `.env`, where compose
 * reads it too.
 *
 * @throws Error for a value that is no port.
 */
export function readControlPort(folder = '.'): number {
  const file = join(folder, '.env');
  const written = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const set = process.env['SHOP_CONTROL_PORT'] || written['SHOP_CONTROL_PORT'] || String(DEFAULT_PORTS.control);
  const port = Number(set);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`SHOP_CONTROL_PORT is ${set}, which is no port; set it to a number, for example 8099`);
}
