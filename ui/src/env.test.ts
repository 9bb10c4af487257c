import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { oidcOptions, readEnvironment } from './env.ts';

function refusal(environment: Record<string, string>): string {
  try {
    readEnvironment(environment);
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
}

describe('readEnvironment', () => {
  test('an empty environment is a demo on loopback', () => {
    expect(readEnvironment({})).toMatchObject({ AUTH_MODE: 'demo', HOST: '127.0.0.1', PORT: 8501 });
  });

  test('header mode without a list of proxies does not start', () => {
    expect(refusal({ AUTH_MODE: 'header' })).toBe(
      'The setting TRUSTED_PROXIES cannot be used: AUTH_MODE=header believes X-User-Email only from listed proxies, and none is listed.',
    );
    expect(refusal({ AUTH_MODE: 'header', TRUSTED_PROXIES: '10.0.0.7' })).toBe('accepted');
  });

  test('demo sign-in beyond loopback does not start unless it is asked for', () => {
    expect(refusal({ HOST: '0.0.0.0' })).toBe(
      'The setting HOST cannot be used: demo sign-in takes any e-mail, so it must not be reachable at 0.0.0.0.',
    );
    expect(refusal({ HOST: '0.0.0.0', DEMO_LOGIN_ANYWHERE: 'true' })).toBe('accepted');
    expect(refusal({ HOST: '0.0.0.0', AUTH_MODE: 'header', TRUSTED_PROXIES: '10.0.0.7' })).toBe('accepted');
  });

  const OIDC = {
    AUTH_MODE: 'oidc',
    HOST: '0.0.0.0',
    OIDC_ISSUER: 'https://login.example.com',
    OIDC_CLIENT_ID: 'mats',
    MATS_PUBLIC_URL: 'https://mats.example.com',
  };

  test.each(['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'MATS_PUBLIC_URL'])('sign-in by a provider needs %s', (name) => {
    expect(refusal(OIDC)).toBe('accepted');
    expect(refusal({ ...OIDC, [name]: '' })).toBe(
      `The setting ${name} cannot be used: AUTH_MODE=oidc needs it, and it is not set.`,
    );
  });

  test('the provider’s secret is the setting, else the file of the data folder, else there is none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mats-ui-'));
    const secret = (more: object): unknown =>
      oidcOptions(readEnvironment({ ...OIDC, MATS_DATA_DIR: folder, ...more })).clientSecret;
    expect(secret({})).toBeNull();
    writeFileSync(join(folder, 'oidc-client-secret'), 'from the file\n');
    expect([secret({}), secret({ OIDC_CLIENT_SECRET: 'given' })]).toEqual(['from the file', 'given']);
    rmSync(folder, { recursive: true });
  });

  test('who is an administrator is said by a claim and a value, with the first = between them', () => {
    const claim = (setting: string): unknown =>
      oidcOptions(readEnvironment({ ...OIDC, OIDC_ADMIN_CLAIM: setting })).adminClaim;
    expect(claim('')).toBeNull();
    expect(claim('groups=mats-admins')).toEqual({ name: 'groups', value: 'mats-admins' });
    expect(claim('memberOf=cn=admins,dc=example')).toEqual({ name: 'memberOf', value: 'cn=admins,dc=example' });
    for (const setting of ['mats-admins', '=mats-admins', 'groups='])
      expect(refusal({ ...OIDC, OIDC_ADMIN_CLAIM: setting })).toBe(
        'The setting OIDC_ADMIN_CLAIM cannot be used: it is not claim=value.',
      );
  });

  test('a provider is not believed over a way that anybody can listen to', () => {
    expect(refusal({ ...OIDC, OIDC_ISSUER: 'http://login.example.com' })).toContain(
      'http://login.example.com is not https',
    );
    expect(refusal({ ...OIDC, OIDC_ISSUER: 'http://127.0.0.1:9400' })).toBe('accepted');
  });

  test('a short cookie secret is refused', () => {
    expect(refusal({ COOKIE_SECRET: 'short' })).toContain('The setting COOKIE_SECRET cannot be used');
  });
});
