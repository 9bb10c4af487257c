import { SERVICES } from '@mats/contracts';
import { agentEnvironmentSchema, listSchema, parseEnvironment, portSchema } from '@mats/service';
import { z } from 'zod';

const environmentSchema = agentEnvironmentSchema.extend({
  PORT: portSchema(SERVICES.architect.port),
  DOCKER_HOST: z.string().optional(),
  COMPOSE_PROJECT: z.string().optional(),
  /** name=/absolute/path, comma-separated. */
  REPOSITORIES: z.string().default(''),
  /** Folders under which a path named in a question may lie. */
  REPOSITORY_ROOTS: listSchema,
});

export type ArchitectEnvironment = Readonly<z.infer<typeof environmentSchema>>;

/** The Architect's settings, read once. */
export function readEnvironment(): ArchitectEnvironment {
  return parseEnvironment(environmentSchema, {
    environment: process.env,
    examples: { PORT: '8083', REPOSITORIES: 'shop=/srv/shop' },
  });
}
