import type * as OpenidClient from 'openid-client';
import type { ClientAuth, Configuration } from 'openid-client';
import { isTenantId } from '@mats/contracts';
import { z } from 'zod';
import { claimText, claimValues } from './claim-values.ts';
import { emailSchema } from './identity.ts';

/** Why a sign-in was refused; the page has a sentence for each. */
export const REFUSALS = ['provider', 'other_browser', 'no_email', 'no_group', 'no_tenant'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A sign-in that was not accepted, with the reason that may be shown; the cause is for the log. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: { cause?: unknown }) {
    super(`The sign-in was refused: ${refusal}.`, options);
    this.refusal = refusal;
  }
}

/** What is kept in the browser between the way to the provider and the way back; each is good for one sign-in. */
export const transactionSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
export type SignInTransaction = z.infer<typeof transactionSchema>;

export interface OidcOptions {
  issuer: string;
  clientId: string;
  /** Null: a public client, which PKCE alone protects. */
  clientSecret: string | null;
  /** Address of the page's server as browsers see it. */
  publicUrl: string;
  scopes: string;
  /** The claim that lists a person's groups. */
  groupsClaim: string;
  /** Groups of which one is needed to sign in; empty: everybody whom the provider knows. */
  memberGroups: readonly string[];
  /** What the provider says of administrators, by the name of a claim and a value that it has or lists; null: nobody is one. */
  adminClaim: { name: string; value: string } | null;
  /** The claim that names a person's tenant; null: everybody is of the installation's. */
  tenantClaim: string | null;
}

/** Who signed in. */
export interface SignedIn {
  email: string;
  isAdministrator: boolean;
  tenant?: string;
}

/** Sign-in by an OpenID provider: authorization code flow with PKCE, state and nonce. */
export interface OidcSignIn {
  /** Where the browser goes to sign in, and what has to be there when it comes back. @throws SignInRefused */
  begin(): Promise<{ url: string; transaction: SignInTransaction }>;
  /** Who came back, by e-mail, whether they may what concerns everybody, and whose tenant they are where that is asked for. @throws SignInRefused */
  finish(query: string, transaction: SignInTransaction): Promise<SignedIn>;
  /** Where the browser goes to sign out of the provider as well; null where it offers no such place. */
  endUrl(): Promise<string | null>;
}

const CALLBACK_PATH = '/auth/callback';
const TIMEOUT_SECONDS = 10;

const claimsSchema = z.looseObject({
  sub: z.string(),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.string()]).optional(),
});
type Claims = z.infer<typeof claimsSchema>;

/** Proves who the client is in the way that the provider takes; RFC 8414 says what holds when it does not say. */
function clientAuth(client: typeof OpenidClient, secret: string | null): ClientAuth {
  if (secret === null) return client.None();
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported;
    const chosen = methods === undefined || methods.includes('client_secret_basic') ? basic : post;
    return chosen(server, ...rest);
  };
}

async function discover(options: OidcOptions): Promise<Configuration> {
  // Loaded with the first sign-in: a server with another way to sign in listens sooner without it.
  const client = await import('openid-client');
  const issuer = new URL(options.issuer);
  return client.discovery(
    issuer,
    options.clientId,
    undefined,
    clientAuth(client, options.clientSecret),
    // The settings allow http on loopback alone.
    { timeout: TIMEOUT_SECONDS, execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [] },
  );
}

/** What the provider says of the person: from the ID token, and from the userinfo endpoint where that says too little. */
async function claimsOf(
  found: Configuration,
  given: { query: string; transaction: SignInTransaction; redirectUri: string; needs: readonly string[] },
): Promise<Claims> {
  const client = await import('openid-client');
  const { state, nonce, verifier } = given.transaction;
  const tokens = await client.authorizationCodeGrant(found, new URL(`${given.redirectUri}?${given.query}`), {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
  const claims = claimsSchema.parse(tokens.claims());
  const lacks = claims.email === undefined || given.needs.some((name) => claimValues(claims, name) === undefined);
  if (found.serverMetadata().userinfo_endpoint === undefined || !lacks) return claims;
  return claimsSchema.parse({ ...claims, ...(await client.fetchUserInfo(found, tokens.access_token, claims.sub)) });
}

function assertGroup(claims: Claims, { groupsClaim, memberGroups }: OidcOptions): void {
  const groups = claimValues(claims, groupsClaim) ?? [];
  if (memberGroups.length > 0 && !memberGroups.some((group) => groups.includes(group))) {
    throw new SignInRefused('no_group');
  }
}

function isAdministrator(claims: Claims, { adminClaim }: OidcOptions): boolean {
  return adminClaim !== null && claimValues(claims, adminClaim.name)?.includes(adminClaim.value) === true;
}

/** The tenant of a person; nobody is let in whose tenant is not known where people have one. */
function tenantOf(claims: Claims, { tenantClaim }: OidcOptions): { tenant?: string } {
  if (tenantClaim === null) return {};
  const tenant = claimText(claims, tenantClaim);
  if (tenant === undefined || !isTenantId(tenant)) throw new SignInRefused('no_tenant');
  return { tenant };
}

/** The provider is asked what it offers with the first sign-in, and again after it could not be reached. */
export function createOidcSignIn(options: OidcOptions): OidcSignIn {
  const base = options.publicUrl.replace(/\/+$/, '');
  const redirectUri = `${base}${CALLBACK_PATH}`;
  let discovered: Promise<Configuration> | undefined;
  const provider = async (): Promise<Configuration> => {
    discovered ??= discover(options);
    try {
      return await discovered;
    } catch (error) {
      discovered = undefined;
      throw new SignInRefused('provider', { cause: error });
    }
  };
  return {
    begin: async () => {
      const found = await provider();
      const client = await import('openid-client');
      const transaction = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(found, {
        redirect_uri: redirectUri,
        scope: options.scopes,
        state: transaction.state,
        nonce: transaction.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(transaction.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, transaction };
    },
    finish: async (query, transaction) => {
      const found = await provider();
      const { memberGroups, groupsClaim, adminClaim, tenantClaim } = options;
      const needs = [
        ...(memberGroups.length === 0 ? [] : [groupsClaim]),
        ...(adminClaim === null ? [] : [adminClaim.name]),
        ...(tenantClaim === null ? [] : [tenantClaim]),
      ];
      const claims = await claimsOf(found, { query, transaction, redirectUri, needs }).catch((error: unknown) => {
        throw new SignInRefused('provider', { cause: error });
      });
      // Some providers write the flag as text. An address that nobody checked may be anybody's.
      const isVerified = claims.email_verified === undefined || String(claims.email_verified) === 'true';
      const email = emailSchema.safeParse(claims.email);
      if (!email.success || !isVerified) throw new SignInRefused('no_email');
      assertGroup(claims, options);
      return { email: email.data, isAdministrator: isAdministrator(claims, options), ...tenantOf(claims, options) };
    },
    endUrl: async () => {
      const found = await provider();
      if (found.serverMetadata().end_session_endpoint === undefined) return null;
      const client = await import('openid-client');
      return client.buildEndSessionUrl(found, { post_logout_redirect_uri: `${base}/` }).href;
    },
  };
}
