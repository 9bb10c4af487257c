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
  const view = (parts: { kind: string; fault?: CatalogueEntry['fault']; peer?: string }): FailureView =>
    ({
      prose: 0,
      group: { lines: [{ message: TEXT } as LogLine] },
      guess: parts.fault === undefined ? { kind: parts.kind, probability: 0.9, because: '' } : null,
      sighting:
        parts.fault === undefined
          ? null
          : {
              entry: { kind: parts.kind, fault: parts.fault },
              captures: parts.peer === undefined ? {} : { peer: parts.peer },
            },
    }) as unknown as FailureView;

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
