import { describe, expect, test } from '@jest/globals';
import { resolveEndpoint } from './endpoint.ts';

describe('resolveEndpoint', () => {
  test.each([
    ['http://phoenix:6006', 'http://phoenix:6006/v1/traces'],
    ['http://phoenix:6006/', 'http://phoenix:6006/v1/traces'],
    ['http://phoenix:6006/v1/traces', 'http://phoenix:6006/v1/traces'],
    ['http://phoenix:6006/v1/traces/', 'http://phoenix:6006/v1/traces'],
    ['https://example.org/phoenix', 'https://example.org/phoenix/v1/traces'],
    [' localhost:4318 ', 'http://localhost:4318/v1/traces'],
    ['phoenix', 'http://phoenix:6006/v1/traces'],
    ['http://phoenix', 'http://phoenix/v1/traces'],
    ['[::1]:6006', 'http://[::1]:6006/v1/traces'],
  ])('%s is sent to over HTTP', (written, url) =>
    expect(resolveEndpoint(written)).toEqual({ protocol: 'http/protobuf', url }),
  );

  test.each([
    ['localhost:4317', 'http://localhost:4317'],
    ['http://phoenix:4317', 'http://phoenix:4317'],
    ['http://phoenix:4317/v1/traces', 'http://phoenix:4317'],
    ['grpc://phoenix', 'http://phoenix:4317'],
    ['grpcs://phoenix:8443', 'https://phoenix:8443'],
  ])('%s is sent to over gRPC', (written, url) => expect(resolveEndpoint(written)).toEqual({ protocol: 'grpc', url }));

  test('a protocol that is given wins over the port', () => {
    expect(resolveEndpoint('http://gateway:4317', { protocol: 'http/protobuf' }).url).toBe(
      'http://gateway:4317/v1/traces',
    );
    expect(resolveEndpoint('gateway', { protocol: 'grpc' })).toEqual({ protocol: 'grpc', url: 'http://gateway:4317' });
  });

  test('TLS is for addresses without a scheme', () => {
    expect(resolveEndpoint('localhost:4317', { tls: true }).url).toBe('https://localhost:4317');
    expect(resolveEndpoint('http://localhost:4317', { tls: true }).url).toBe('http://localhost:4317');
  });

  test.each([
    ['ftp://phoenix:6006', 'has the scheme ftp; http, https, grpc or grpcs is expected'],
    ['http://', 'is no address'],
    ['phoenix:port', 'is no address'],
  ])('refuses %s', (written, reason) =>
    expect(() => resolveEndpoint(written, { setting: 'PHOENIX_COLLECTOR_ENDPOINT' })).toThrow(
      `The setting PHOENIX_COLLECTOR_ENDPOINT cannot be used: "${written}" ${reason}.`,
    ),
  );
});
