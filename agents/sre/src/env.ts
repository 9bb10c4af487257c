import { SERVICES } from '@mats/contracts';
import { agentEnvironmentSchema, parseEnvironment, portSchema } from '@mats/service';
import { z } from 'zod';

const environmentSchema = agentEnvironmentSchema.extend({
  PORT: portSchema(SERVICES.sre.port),
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
