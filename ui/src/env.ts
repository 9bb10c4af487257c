import { MatsError, SERVICES } from '@mats/contracts';
import { listSchema, parseEnvironment, portSchema, serviceEnvironmentSchema } from '@mats/service';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const EXAMPLES = {
  PORT: '8501',
  ORCHESTRATOR_URL: 'http://127.0.0.1:8080',
  PHOENIX_PUBLIC_URL: 'http://127.0.0.1:6006',
  CODE_URL: 'https://forge.example.com/{repository}/blob/{revision}/{path}#L{line}',
  AUTH_MODE: 'demo',
  TRUSTED_PROXIES: '10.0.0.7,172.20.0.0/16',
  HOST: '127.0.0.1',
  COOKIE_SECRET: 'at least 32 random characters',
} as const;

const environmentSchema = serviceEnvironmentSchema.extend({
  PORT: portSchema(SERVICES.ui.port),
  ORCHESTRATOR_URL: z.url().default(`http://127.0.0.1:${SERVICES.orchestrator.port}`),
  /** Phoenix as a browser reaches it; else what the orchestrator says. */
  PHOENIX_PUBLIC_URL: z.url().optional(),
  /** Link to a place in code, with `{repository}`, `{revision}`, `{path}` and `{line}`: into a forge or an editor. */
  CODE_URL: z.string().max(500).optional(),
  /** `demo`: any e-mail, for one machine. `header`: the organisation's proxy signs people in. */
  AUTH_MODE: z.enum(['demo', 'header']).default('demo'),
  /** Addresses or networks whose `X-User-Email` is believed. */
  TRUSTED_PROXIES: listSchema,
  /** Demo sign-in although the service listens beyond loopback: for a container whose port is bound to 127.0.0.1. */
  DEMO_LOGIN_ANYWHERE: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true'),
  /** Signs the login cookie; made and kept in the data folder when it is not set. */
  COOKIE_SECRET: z.string().min(32).optional(),
  MATS_DATA_DIR: z.string().default('.mats/data'),
  WEB_DIR: z.string().default(fileURLToPath(new URL('../dist/web', import.meta.url))),
});

export type UiEnvironment = Readonly<z.infer<typeof environmentSchema>>;

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;

/**
 * The UI server's settings, read once.
 * @throws MatsError `configuration_invalid`, also when the way of signing in would let anybody be anybody.
 */
export function readEnvironment(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): UiEnvironment {
  const read = parseEnvironment(environmentSchema, { environment, examples: EXAMPLES });
  if (read.AUTH_MODE === 'header' && read.TRUSTED_PROXIES.length === 0) {
    throw new MatsError('configuration_invalid', {
      name: 'TRUSTED_PROXIES',
      reason: 'AUTH_MODE=header believes X-User-Email only from listed proxies, and none is listed',
      example: EXAMPLES.TRUSTED_PROXIES,
    });
  }
  if (read.AUTH_MODE === 'demo' && !LOOPBACK.test(read.HOST) && !read.DEMO_LOGIN_ANYWHERE) {
    throw new MatsError('configuration_invalid', {
      name: 'HOST',
      reason: `demo sign-in takes any e-mail, so it must not be reachable at ${read.HOST}`,
      example: EXAMPLES.HOST,
    });
  }
  return read;
}
