import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { temporalLoader } from './load-temporal.ts';
import { temporalSchema, temporalSettings } from './temporal-settings.ts';
import type { TemporalSettings } from './temporal-port.ts';

const settingsOf = (environment: Record<string, string>): TemporalSettings =>
  temporalSettings(temporalSchema.parse(environment));

describe('the settings of Temporal', () => {
  let folder: string;
  let file: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mats-temporal-'));
    file = join(folder, 'some.pem');
    writeFileSync(file, 'PEM');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('without any it is a server of this machine, without TLS', () => {
    expect(settingsOf({})).toEqual({
      address: '127.0.0.1:7233',
      namespace: 'default',
      taskQueue: 'mats',
      apiKey: undefined,
      tls: undefined,
    });
  });

  test('an API key goes over TLS, unless that is switched off', () => {
    expect(settingsOf({ TEMPORAL_API_KEY: 'k' })).toMatchObject({ apiKey: 'k', tls: {} });
    expect(settingsOf({ TEMPORAL_API_KEY: 'k', TEMPORAL_TLS: 'false' }).tls).toBeUndefined();
  });

  test('certificates are read from their files', () => {
    const { tls } = settingsOf({
      TEMPORAL_TLS_CLIENT_CERT_PATH: file,
      TEMPORAL_TLS_CLIENT_KEY_PATH: file,
      TEMPORAL_TLS_SERVER_CA_CERT_PATH: file,
      TEMPORAL_TLS_SERVER_NAME: 'temporal.example.com',
    });
    const pem = Buffer.from('PEM');
    expect(tls).toEqual({
      serverName: 'temporal.example.com',
      serverCertificates: pem,
      clientPair: { certificate: pem, key: pem },
    });
  });

  test('a certificate without its key is refused, and so is a file that is not there', () => {
    expect(() => settingsOf({ TEMPORAL_TLS_CLIENT_CERT_PATH: file })).toThrow(
      'The setting TEMPORAL_TLS_CLIENT_KEY_PATH cannot be used: a certificate and its key belong together.',
    );
    expect(() => settingsOf({ TEMPORAL_TLS_SERVER_CA_CERT_PATH: `${file}.not` })).toThrow(
      `The setting TEMPORAL_TLS_SERVER_CA_CERT_PATH cannot be used: ${file}.not cannot be read.`,
    );
  });
});

test('without its packages Temporal is refused with the command that installs them', () => {
  expect(() => temporalLoader(join(tmpdir(), 'nowhere', 'main.ts'))).toThrow(
    'The setting MATS_ENGINE cannot be used: the packages of Temporal are not installed; run: npm ci --prefix orchestrator/temporal.',
  );
});
