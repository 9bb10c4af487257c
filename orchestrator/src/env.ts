import { SERVICES } from '@mats/contracts';
import { listSchema, parseEnvironment, portSchema, serviceEnvironmentSchema } from '@mats/service';
import { z } from 'zod';

/** What the orchestrator reads from its environment. */
export const environmentSchema = serviceEnvironmentSchema.extend({
  PORT: portSchema(SERVICES.orchestrator.port),
  /** postgres://user:password@host:port/database; empty: PGlite in the data folder. */
  MATS_DATABASE_URL: z.string().optional(),
  MATS_DATA_DIR: z.string().default('.mats/data'),
  SRE_AGENT_URL: z.url().default(`http://127.0.0.1:${SERVICES.sre.port}`),
  INVESTIGATOR_AGENT_URL: z.url().default(`http://127.0.0.1:${SERVICES.investigator.port}`),
  ARCHITECT_AGENT_URL: z.url().default(`http://127.0.0.1:${SERVICES.architect.port}`),
  /** Where agents fetch attachments from; default: this host and port. */
  ORCHESTRATOR_URL: z.url().optional(),
  AGENT_TIMEOUT_MS: z.coerce.number().int().positive().default(60_000),
  AGENT_RETRIES: z.coerce.number().int().min(0).max(5).default(2),
  TRUST_INBOUND_TRACE: z.enum(['true', 'false']).default('false'),
  /** Phoenix's HTTP API as the services reach it, for feedback. */
  PHOENIX_URL: z.url().optional(),
  /** Phoenix as a browser reaches it, for links. */
  PHOENIX_PUBLIC_URL: z.url().optional(),
  /** The API key of this machine's scripts; made at first start. */
  MATS_API_KEY_FILE: z.string().default('.mats/api-key'),
  REPOSITORIES: listSchema,
  SAMPLE_DIR: z.string().optional(),
});

export type OrchestratorEnvironment = Readonly<z.infer<typeof environmentSchema>>;

/** The orchestrator's settings, read once. */
export function readEnvironment(): OrchestratorEnvironment {
  return parseEnvironment(environmentSchema, {
    environment: process.env,
    examples: { PORT: '8080', MATS_DATABASE_URL: 'postgres://mats:password@127.0.0.1:5432/mats' },
  });
}
