import { SERVICES } from '@mats/contracts';
import { listSchema, parseEnvironment, portSchema, serviceEnvironmentSchema } from '@mats/service';
import { z } from 'zod';

const environmentSchema = serviceEnvironmentSchema.extend({
  PORT: portSchema(SERVICES.architect.port),
  /** The only host that attachments may be fetched from. */
  ORCHESTRATOR_URL: z.url().default(`http://127.0.0.1:${SERVICES.orchestrator.port}`),
  LOG_PATHS: listSchema,
  /** Files and globs of change feeds, comma-separated. */
  CHANGES: listSchema,
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
