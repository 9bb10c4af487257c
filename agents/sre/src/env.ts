import { MatsError, SERVICES } from '@mats/contracts';
import { agentEnvironmentSchema, listSchema, parseEnvironment, portSchema } from '@mats/service';
import type { PhoenixSettings } from '@mats/sources/signals';
import { z } from 'zod';
import { card } from './card.ts';

const environmentSchema = agentEnvironmentSchema.extend({
  PORT: portSchema(SERVICES.sre.port),
  DOCKER_HOST: z.string().optional(),
  COMPOSE_PROJECT: z.string().optional(),
  PHOENIX_URL: z.url().optional(),
  /** Names of Phoenix projects whose traces are read, comma-separated; `*` for all but MATS's own. */
  PHOENIX_PROJECTS: listSchema,
});

/** The Phoenix to read traces from; undefined where no project is named. @throws MatsError without its address */
export function phoenixSettings(environment: SreEnvironment): PhoenixSettings | undefined {
  const { PHOENIX_PROJECTS: projects, PHOENIX_URL: url, PHOENIX_API_KEY: apiKey } = environment;
  if (projects.length === 0) return undefined;
  if (url === undefined) {
    throw new MatsError('configuration_invalid', {
      name: 'PHOENIX_URL',
      reason: 'PHOENIX_PROJECTS names projects, and this is where they are',
      example: 'http://127.0.0.1:6006',
    });
  }
  return { url, apiKey, projects, agent: card.name };
}

export type SreEnvironment = Readonly<z.infer<typeof environmentSchema>>;

/** The SRE agent's settings, read once. */
export function readEnvironment(): SreEnvironment {
  return parseEnvironment(environmentSchema, {
    environment: process.env,
    examples: {
      PORT: '8081',
      DOCKER_HOST: 'http://127.0.0.1:2375',
      LOG_PATHS: '/var/log/app/*.log',
      PHOENIX_URL: 'http://127.0.0.1:6006',
      PHOENIX_PROJECTS: 'chatbot,search',
    },
  });
}
