import { describe, expect, test } from '@jest/globals';
import { choosePorts } from '../up/ports.ts';
import { checkEndpoints, checkInstance } from './check-instance.ts';

describe('whose instance is looked at', () => {
  const facts = { ui: 'http://127.0.0.1:8501', dataFolder: '/clone/.mats', runsHere: false, isGiven: false };
  test.each([
    [{ runsHere: true }, 'http://127.0.0.1:8501, started by npm start with its data in /clone/.mats'],
    [{}, 'http://127.0.0.1:8501, not started from /clone/.mats: containers, or another copy on the same ports'],
    [{ isGiven: true }, 'http://127.0.0.1:8501, as you named it'],
  ])('%j', (given, detail) => expect(checkInstance({ ...facts, ...given }).detail).toBe(detail));
});

describe('endpoint settings', () => {
  const ports = choosePorts({}, 1000);

  test('are shown as they are used', () => {
    expect(checkEndpoints({}, ports)).toMatchObject({ ok: true, detail: 'none is set; the usual one is taken' });
    expect(checkEndpoints({ PHOENIX_COLLECTOR_ENDPOINT: 'localhost:4317' }, ports)).toMatchObject({
      ok: true,
      detail: 'PHOENIX_COLLECTOR_ENDPOINT: http://localhost:4317 over gRPC',
    });
  });

  test.each([
    ['http://localhost:9501', "PHOENIX_COLLECTOR_ENDPOINT=http://localhost:9501 is the address of MATS's own ui"],
    ['ftp://phoenix', /has the scheme ftp; http, https, grpc or grpcs is expected/],
  ])('%s is named with the right value', (written, detail) => {
    const found = checkEndpoints({ PHOENIX_COLLECTOR_ENDPOINT: written }, ports);
    expect([found.ok, found.fix]).toEqual([
      false,
      'Set PHOENIX_COLLECTOR_ENDPOINT=http://127.0.0.1:7006, or leave it out.',
    ]);
    expect(found.detail).toEqual(typeof detail === 'string' ? detail : expect.stringMatching(detail));
  });
});
