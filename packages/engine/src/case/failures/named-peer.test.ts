import { describe, expect, test } from '@jest/globals';
import type { CatalogueEntry } from '../../knowledge/catalogue-entry.ts';
import type { LogLine } from '../../logs/digest/log-line.ts';
import type { FailureView } from '../../rules/failure-view.ts';
import { hostCalled, namedPeer } from './named-peer.ts';

describe('the host that a text says was called', () => {
  test.each([
    ['POST https://api.pay.example/v1/charge 503', 'api.pay.example'],
    ['error for url: http://stock:8080/items', 'stock'],
    ['dial amqp://guest:guest@queue:5672/', 'queue'],
    ["Server error '503' for url 'https://a.example/x' For more information check: https://b.example/", 'a.example'],
    ['See https://docs.example/errors: call of https://a.example/x failed', 'a.example'],
    ['GET http://localhost:3000/ failed', undefined],
    ['GET http://127.0.0.1:3000/ failed', undefined],
    ['the answer was 503', undefined],
  ])('%s: %s', (text, host) => {
    expect(hostCalled(text)).toBe(host);
  });
});

describe('whom a failing line blames', () => {
  const TEXT = 'call of https://api.pay.example/v1 failed';
  interface Parts {
    readonly kind: string;
    readonly fault?: CatalogueEntry['fault'];
    readonly peer?: string;
    readonly peerProgram?: string;
    readonly server?: string;
  }
  const view = (parts: Parts): FailureView =>
    ({
      server: parts.server ?? null,
      prose: 0,
      group: { lines: [{ message: TEXT } as LogLine] },
      guess: parts.fault === undefined ? { kind: parts.kind, probability: 0.9, because: '' } : null,
      sighting:
        parts.fault === undefined
          ? null
          : {
              entry: { kind: parts.kind, fault: parts.fault, peerProgram: parts.peerProgram },
              captures: parts.peer === undefined ? {} : { peer: parts.peer },
            },
    }) as unknown as FailureView;

  test('is the service that runs what was called, where the address is numbers of another machine', () => {
    const refused = (peer: string, more: Partial<Parts> = {}): string | undefined =>
      namedPeer(
        view({ kind: 'connection_refused', fault: 'peer', peer, peerProgram: 'redis', server: 'cache', ...more }),
      );
    expect(['172.18.0.2', '10.0.0.9:6379', '[fd00::2]:6379', 'fd00::2'].map((peer) => refused(peer))).toEqual(
      Array.from({ length: 4 }, () => 'cache'),
    );
    expect(['127.0.0.1', '[::1]:6379', '0.0.0.0', 'localhost', 'store:6379'].map((peer) => refused(peer))).toEqual([
      '127.0.0.1',
      '[::1]:6379',
      '0.0.0.0',
      'localhost',
      'store:6379',
    ]);
    expect(namedPeer(view({ kind: 'connection_refused', fault: 'peer', peer: '10.0.0.9' }))).toBe('10.0.0.9');
    expect(refused('10.0.0.9', { fault: 'own_setting' })).toBe('10.0.0.9');
  });

  test('is what its form captured, else the address in it', () => {
    expect(namedPeer(view({ kind: 'rate_limited', fault: 'peer', peer: 'tax' }))).toBe('tax');
    expect(namedPeer(view({ kind: 'rate_limited', fault: 'peer' }))).toBe('api.pay.example');
    expect(namedPeer(view({ kind: 'outside_outage' }))).toBe('api.pay.example');
  });

  test('is nobody where the fault is its own', () => {
    expect(namedPeer(view({ kind: 'invalid_setting', fault: 'own_setting' }))).toBeUndefined();
    expect(namedPeer(view({ kind: 'code_defect' }))).toBeUndefined();
  });
});
