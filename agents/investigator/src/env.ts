import { SERVICES } from '@mats/contracts';
import { listSchema, parseEnvironment, portSchema, serviceEnvironmentSchema } from '@mats/service';
import { z } from 'zod';

const environmentSchema = serviceEnvironmentSchema.extend({
  PORT: portSchema(SERVICES.investigator.port),
  /** The only host that attachments may be fetched from. */
  ORCHESTRATOR_URL: z.url().default(`http://127.0.0.1:${SERVICES.orchestrator.port}`),
  LOG_PATHS: listSchema,
  /** Files and globs of change feeds, comma-separated. */
  CHANGES: listSchema,
  /** name=/absolute/path, comma-separated. */
  REPOSITORIES: z.string().default(''),
  /** Folders under which a path named in a question may lie. */
  REPOSITORY_ROOTS: listSchema,
  /** Folders of built JavaScript with its source maps, comma-separated. */
  SOURCE_MAPS: listSchema,
});

export type InvestigatorEnvironment = Readonly<z.infer<typeof environmentSchema>>;

/** The Investigator's settings, read once. */
export function readEnvironment(): InvestigatorEnvironment {
  return parseEnvironment(environmentSchema, {
    environment: process.env,
    examples: { PORT: '8082', REPOSITORIES: 'shop=/srv/shop' },
  });
}
