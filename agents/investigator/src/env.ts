import { SERVICES } from '@mats/contracts';
import { agentEnvironmentSchema, listSchema, parseEnvironment, portSchema } from '@mats/service';
import { z } from 'zod';

const environmentSchema = agentEnvironmentSchema.extend({
  PORT: portSchema(SERVICES.investigator.port),
  /** name=/absolute/path, comma-separated. */
  REPOSITORIES: z.string().default(''),
  /** Name of the repository that only questions about the sample read, unless they name it. */
  SAMPLE_REPOSITORY: z.string().default(''),
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
