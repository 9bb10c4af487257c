import { describe, expect, test } from '@jest/globals';
import { addressNames } from './address-names.ts';
import { info, logOf, seenIn } from './testing/log-of.ts';
import type { Written } from './testing/log-of.ts';

const namesIn = (...written: readonly Written[]): string[] =>
  [...addressNames(logOf(...written))].map(([address, name]) => `${address} ${name}`);

describe('an address has the name', () => {
  test.each([
    ['that a hosts file gives it', { message: '172.20.0.7  billing billing.internal', headed: false }, 'billing'],
    ['that stands before it as Java writes it', 'no answer of broker-2/172.20.0.7:9092', 'broker-2'],
    ['that was resolved to it', 'billing.shop resolved to 172.20.0.7', 'billing.shop'],
    ['that a tool shows with it', '* Connected to billing (172.20.0.7) port 8443', 'billing'],
    ['of whoever waits there', info('listening on 172.20.0.7:8443', { service: 'billing' }), 'billing'],
  ])('%s', (_, written, name) => expect(namesIn(written)).toEqual([`172.20.0.7 ${name}`]));

  test.each([
    ['that only stands near it', 'order 12 of billing to 172.20.0.7:8443 failed'],
    ['of all who wait at their own', info('listening on 127.0.0.1:80', { service: 'billing' })],
    ['of all who wait everywhere', info('listening on 0.0.0.0:80', { service: 'billing' })],
    ['of a path', 'GET /api/172.20.0.7:80'],
    ['that a version looks like', 'agent (1.2.3.4.5)'],
  ])('but none %s', (_, written) => expect(namesIn(written)).toEqual([]));

  test('but none where it has two', () =>
    expect(namesIn('a resolved to 172.20.0.7', 'b resolved to 172.20.0.7', 'a resolved to 172.20.0.8')).toEqual([
      '172.20.0.8 a',
    ]));
});

test('a complaint of an address is one of whoever has it', () => {
  const { failures } = seenIn(
    logOf(
      info('listening on 172.20.0.7:8443', { service: 'billing' }),
      { message: 'brimful', service: 'billing' },
      { message: 'vanished peer=172.20.0.7:8443', service: 'orders' },
    ),
  );
  const complaint = failures.find(({ group }) => group.service === 'orders');
  expect(complaint?.sighting?.captures.peer).toBe('billing:8443');
  expect(complaint?.peerFails).toBe(true);
  expect(failures.find(({ group }) => group.service === 'billing')?.blamedByOthers).toBe(true);
});

test('addresses of container networks name the container whatever lines say', () => {
  const lines = logOf(info('listening on 172.20.0.7:8443', { service: 'other' }));
  expect([...addressNames(lines, new Map([['172.20.0.7', 'billing']]))]).toEqual([['172.20.0.7', 'billing']]);
});
