import { describe, expect, test } from '@jest/globals';
import { namesOutsideClient } from './outside-client.ts';

describe('a client from the internet', () => {
  test.each([
    'SSL_do_handshake() failed while SSL handshaking, client: 203.0.113.7, server: 0.0.0.0:443',
    '[ssl:error] [pid 7] [client 203.0.113.7:51512] AH02032: Hostname provided via SNI',
    'Unable to negotiate with 203.0.113.7 port 51512: no matching key exchange method found',
    'Failed password for invalid user admin from 203.0.113.7 port 51512 ssh2',
    'pam_unix(sshd:auth): authentication failure; rhost=203.0.113.7',
    'warning: unknown[203.0.113.7]: SASL LOGIN authentication failed',
  ])('is named by %s', (line) => expect(namesOutsideClient(line)).toBe(true));

  test.each([
    ['a private network', 'upstream timed out, client: 10.0.3.9, server: shop'],
    ['another private network', 'upstream timed out, client: 172.31.0.9, server: shop'],
    ['this machine', 'no pg_hba.conf entry, client 127.0.0.1'],
    ['a carrier', 'Connection closed by authenticating user root from 100.64.3.9 port 1'],
  ])('is none of %s', (_, line) => expect(namesOutsideClient(line)).toBe(false));

  test('is none that we call', () => expect(namesOutsideClient('connect ECONNREFUSED 203.0.113.7:443')).toBe(false));
});
