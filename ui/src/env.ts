import { MatsError, SERVICES } from '@mats/contracts';
import { listSchema, parseEnvironment, portSchema, serviceEnvironmentSchema } from '@mats/service';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { clientSecret } from './server/client-secret.ts';
import type { OidcOptions } from './server/oidc.ts';

const EXAMPLES = {
  PORT: '8501',
  METRICS_PORT: '9464',
  ORCHESTRATOR_URL: 'http://127.0.0.1:8080',
  PHOENIX_PUBLIC_URL: 'http://127.0.0.1:6006',
  CODE_URL: 'https://forge.example.com/{repository}/blob/{revision}/{path}#L{line}',
  AUTH_MODE: 'demo',
  TRUSTED_PROXIES: '10.0.0.7,172.20.0.0/16',
  HOST: '127.0.0.1',
  OIDC_ISSUER: 'https://login.example.com/realms/team',
  OIDC_CLIENT_ID: 'mats',
  OIDC_ADMIN_CLAIM: 'groups=mats-admins',
  MATS_PUBLIC_URL: 'https://mats.example.com',
  COOKIE_SECRET: 'at least 32 random characters',
} as const;

const environmentSchema = serviceEnvironmentSchema.extend({
  PORT: portSchema(SERVICES.ui.port),
  /** Where Prometheus finds `/metrics`: not on the port that browsers reach. Left out: nowhere. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  ORCHESTRATOR_URL: z.url().default(`http://127.0.0.1:${SERVICES.orchestrator.port}`),
  /** Phoenix as a browser reaches it; else what the orchestrator says. */
  PHOENIX_PUBLIC_URL: z.url().optional(),
  /** Link to a place in code, with `{repository}`, `{revision}`, `{path}` and `{line}`: into a forge or an editor. */
  CODE_URL: z.string().max(500).optional(),
  /** `demo`: any e-mail, for one machine. `header`: the organisation's proxy signs people in. `oidc`: its OpenID provider. */
  AUTH_MODE: z.enum(['demo', 'header', 'oidc']).default('demo'),
  /** Addresses or networks whose `X-User-Email` is believed. */
  TRUSTED_PROXIES: listSchema,
  /** Demo sign-in although the service listens beyond loopback: for a container whose port is bound to 127.0.0.1. */
  DEMO_LOGIN_ANYWHERE: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true'),
  /** The OpenID provider; https, or http on loopback. */
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  /** Left out: what the file `oidc-client-secret` in the data folder holds; without it a public client, which PKCE alone protects. */
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_SCOPES: z.string().default('openid email profile'),
  /** The claim that lists a person's groups. */
  OIDC_GROUPS_CLAIM: z.string().default('groups'),
  /** Groups of which one is needed to sign in; left out: everybody whom the provider knows. */
  OIDC_MEMBER_GROUPS: listSchema,
  /** `claim=value`: whoever's claim has or lists that value is an administrator; left out: nobody is one. */
  OIDC_ADMIN_CLAIM: z
    .string()
    .regex(/^[^=]{1,200}=.{1,200}$/, 'it is not claim=value')
    .optional(),
  /** The claim that names a person's tenant; left out: everybody is of the installation's. */
  OIDC_TENANT_CLAIM: z.string().min(1).optional(),
  /** Whether the listed proxies say whose tenant somebody is, in `X-Tenant-ID`: only where they take a client's own away. */
  PROXY_SAYS_TENANT: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true'),
  /** This server as browsers see it: where the provider sends people back to. */
  MATS_PUBLIC_URL: z.url().optional(),
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
  if (read.AUTH_MODE === 'oidc') assertOidc(read);
  return read;
}

/** Sign-in by a provider needs to know it, and trusts no unencrypted way to it but on this machine. */
function assertOidc(read: UiEnvironment): void {
  for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'MATS_PUBLIC_URL'] as const) {
    if (read[name] !== undefined) continue;
    throw new MatsError('configuration_invalid', {
      name,
      reason: 'AUTH_MODE=oidc needs it, and it is not set',
      example: EXAMPLES[name],
    });
  }
  const issuer = new URL(read.OIDC_ISSUER ?? '');
  if (issuer.protocol !== 'https:' && !LOOPBACK.test(issuer.hostname)) {
    throw new MatsError('configuration_invalid', {
      name: 'OIDC_ISSUER',
      reason: `${issuer.origin} is not https, so what it says of people could be anybody's word`,
      example: EXAMPLES.OIDC_ISSUER,
    });
  }
}

/** The name of the claim, and the value that makes an administrator; the value may have a `=` in it. */
function adminClaim(setting: string | undefined): OidcOptions['adminClaim'] {
  if (setting === undefined) return null;
  const at = setting.indexOf('=');
  return { name: setting.slice(0, at), value: setting.slice(at + 1) };
}

/** What sign-in by a provider needs, from settings that were read for it. */
export function oidcOptions(read: UiEnvironment): OidcOptions {
  return {
    issuer: read.OIDC_ISSUER ?? '',
    clientId: read.OIDC_CLIENT_ID ?? '',
    clientSecret: clientSecret(read.OIDC_CLIENT_SECRET, read.MATS_DATA_DIR),
    publicUrl: read.MATS_PUBLIC_URL ?? '',
    scopes: read.OIDC_SCOPES,
    groupsClaim: read.OIDC_GROUPS_CLAIM,
    memberGroups: read.OIDC_MEMBER_GROUPS,
    adminClaim: adminClaim(read.OIDC_ADMIN_CLAIM),
    tenantClaim: read.OIDC_TENANT_CLAIM ?? null,
  };
}
