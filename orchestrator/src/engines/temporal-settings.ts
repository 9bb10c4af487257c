import { readFileSync } from 'node:fs';
import { MatsError } from '@mats/contracts';
import { z } from 'zod';
import type { TemporalSettings, TemporalTls } from './temporal-port.ts';

/** Settings of `MATS_ENGINE=temporal`, under the names that Temporal's own programs know. */
export const temporalSchema = z.object({
  /** host:port of Temporal's frontend. */
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  /** The queue that all orchestrators of an installation serve. */
  TEMPORAL_TASK_QUEUE: z.string().default('mats'),
  TEMPORAL_API_KEY: z.string().optional(),
  /** Whether to connect with TLS; left out: with an API key or a certificate. */
  TEMPORAL_TLS: z.enum(['true', 'false']).optional(),
  TEMPORAL_TLS_CLIENT_CERT_PATH: z.string().optional(),
  TEMPORAL_TLS_CLIENT_KEY_PATH: z.string().optional(),
  /** Certificates that the server's is trusted by; left out: those of this machine. */
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: z.string().optional(),
  /** The server's name in its certificate, when that is not in the address. */
  TEMPORAL_TLS_SERVER_NAME: z.string().optional(),
  /** Where the engine is, in images that hold it; left out: `orchestrator/temporal`. */
  MATS_TEMPORAL_MODULE: z.string().optional(),
});

export type TemporalEnvironment = z.infer<typeof temporalSchema>;

/** A file that a setting names. @throws MatsError `configuration_invalid` */
function readNamed(environment: TemporalEnvironment, name: keyof TemporalEnvironment): Buffer | undefined {
  const path = environment[name];
  if (path === undefined) return undefined;
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = `${path} cannot be read`;
    throw new MatsError(
      'configuration_invalid',
      { name, reason, example: '/run/secrets/temporal.pem' },
      { cause: error },
    );
  }
}

function tlsOf(environment: TemporalEnvironment): TemporalTls | undefined {
  if (environment.TEMPORAL_TLS === 'false') return undefined;
  const certificate = readNamed(environment, 'TEMPORAL_TLS_CLIENT_CERT_PATH');
  const key = readNamed(environment, 'TEMPORAL_TLS_CLIENT_KEY_PATH');
  const serverCertificates = readNamed(environment, 'TEMPORAL_TLS_SERVER_CA_CERT_PATH');
  const { TEMPORAL_TLS_SERVER_NAME: serverName, TEMPORAL_API_KEY: apiKey } = environment;
  if ((certificate === undefined) !== (key === undefined)) {
    throw new MatsError('configuration_invalid', {
      name: certificate === undefined ? 'TEMPORAL_TLS_CLIENT_CERT_PATH' : 'TEMPORAL_TLS_CLIENT_KEY_PATH',
      reason: 'a certificate and its key belong together',
      example: '/run/secrets/temporal.pem',
    });
  }
  const asked = environment.TEMPORAL_TLS === 'true' || apiKey !== undefined;
  const named = certificate ?? serverCertificates ?? serverName;
  if (!asked && named === undefined) return undefined;
  return {
    ...(serverName === undefined ? {} : { serverName }),
    ...(serverCertificates === undefined ? {} : { serverCertificates }),
    ...(certificate === undefined || key === undefined ? {} : { clientPair: { certificate, key } }),
  };
}

/** How Temporal is reached. @throws MatsError `configuration_invalid` */
export function temporalSettings(environment: TemporalEnvironment): TemporalSettings {
  return {
    address: environment.TEMPORAL_ADDRESS,
    namespace: environment.TEMPORAL_NAMESPACE,
    taskQueue: environment.TEMPORAL_TASK_QUEUE,
    apiKey: environment.TEMPORAL_API_KEY,
    tls: tlsOf(environment),
  };
}
