import { describe, expect, test } from '@jest/globals';
import { readEnvironment } from './env.ts';

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

  test('a short cookie secret is refused', () => {
    expect(refusal({ COOKIE_SECRET: 'short' })).toContain('The setting COOKIE_SECRET cannot be used');
  });
});
