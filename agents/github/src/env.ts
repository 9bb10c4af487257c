import { SERVICES } from '@mats/contracts';
import { agentEnvironmentSchema, listSchema, parseEnvironment, portSchema } from '@mats/service';
import { z } from 'zod';

const environmentSchema = agentEnvironmentSchema.extend({
  PORT: portSchema(SERVICES.github.port),
  /** `owner/name`, comma-separated. */
  GITHUB_REPOSITORIES: listSchema,
  /** Of GitHub Enterprise https://HOST/api/v3. */
  GITHUB_API_URL: z.url().default('https://api.github.com'),
  /** May read what the repositories hold; without one public repositories can be read, sixty requests an hour. */
  GITHUB_TOKEN: z.string().optional(),
});

export type GithubEnvironment = Readonly<z.infer<typeof environmentSchema>>;

/** The GitHub agent's settings, read once. */
export function readEnvironment(): GithubEnvironment {
  return parseEnvironment(environmentSchema, {
    environment: process.env,
    examples: { PORT: '8084', GITHUB_REPOSITORIES: 'acme/shop,acme/till', GITHUB_API_URL: 'https://api.github.com' },
  });
}
