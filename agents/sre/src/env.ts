import { SERVICES } from '@mats/contracts';
import { listSchema, parseEnvironment, portSchema, serviceEnvironmentSchema } from '@mats/service';
import { z } from 'zod';

const environmentSchema = serviceEnvironmentSchema.extend({
  PORT: portSchema(SERVICES.sre.port),
  /** The only host that attachments may be fetched from. */
  ORCHESTRATOR_URL: z.url().default(`http://127.0.0.1:${SERVICES.orchestrator.port}`),
  LOG_PATHS: listSchema,
  /** Files and globs of change feeds, comma-separated. */
  CHANGES: listSchema,
  DOCKER_HOST: z.string().optional(),
  COMPOSE_PROJECT: z.string().optional(),
});

export type SreEnvironment = Readonly<z.infer<typeof environmentSchema>>;

/** The SRE agent's settings, read once. */
export function readEnvironment(): SreEnvironment {
  return parseEnvironment(environmentSchema, {
    environment: process.env,
    examples: { PORT: '8081', DOCKER_HOST: 'http://127.0.0.1:2375', LOG_PATHS: '/var/log/app/*.log' },
  });
}
