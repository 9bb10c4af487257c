import { agentEntry, agentUrlSetting, BUILT_IN_AGENTS, READABLE_BY, SERVICES } from '@mats/contracts';
import { listSchema, parseEnvironment, portSchema, serviceEnvironmentSchema } from '@mats/service';
import { z } from 'zod';
import { ENGINE_NAMES } from './engines/step-engine.ts';
import { temporalSchema } from './engines/temporal-settings.ts';
import { SESSION_ID_CHECKS } from './routes/check-session-id.ts';

/** Where the agents of the list are, and the settings by which some of them are there at all. */
const AGENT_SETTINGS: Readonly<Record<never, z.ZodType>> = Object.fromEntries([
  ...BUILT_IN_AGENTS.map((name): [string, z.ZodType] => [agentUrlSetting(name), z.url().optional()]),
  ...BUILT_IN_AGENTS.flatMap((name) => agentEntry(name)?.setting ?? []).map((name): [string, z.ZodType] => [
    name,
    z.string().optional(),
  ]),
]);

/** What the orchestrator reads from its environment. */
export const environmentSchema = serviceEnvironmentSchema.extend({
  PORT: portSchema(SERVICES.orchestrator.port),
  /** postgres://user:password@host:port/database; empty: PGlite in the data folder. */
  MATS_DATABASE_URL: z.string().optional(),
  /** What keeps runs: light, dbos (on Postgres) or temporal; left out: dbos where there is a Postgres, else light. */
  MATS_ENGINE: z.enum(ENGINE_NAMES).optional(),
  ...temporalSchema.shape,
  MATS_DATA_DIR: z.string().default('.mats/data'),
  /** Where attachments lie: a folder, which several orchestrators share, or s3://bucket/prefix; empty: the data folder. */
  MATS_ATTACHMENTS: z.string().optional(),
  /** Of a bucket that is not at AWS. */
  MATS_S3_ENDPOINT: z.url().optional(),
  AWS_REGION: z.string().default('us-east-1'),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  /** Turns that run at once; others wait, those of each member in turn. */
  MATS_RUNNING_TURNS: z.coerce.number().int().min(1).default(8),
  MATS_WAITING_TURNS: z.coerce.number().int().min(0).default(200),
  MATS_WAITING_TURNS_PER_MEMBER: z.coerce.number().int().min(0).default(50),
  /** Files that a member may keep. */
  MATS_FILES_MB_PER_MEMBER: z.coerce.number().min(0).default(4_096),
  /** Who may read sessions that say nothing of it themselves: everybody who may sign in, or their members alone. */
  SESSIONS_READABLE: z.enum(READABLE_BY).default('members'),
  MATS_STREAMS_PER_MEMBER: z.coerce.number().int().min(1).default(100),
  MATS_STREAMS: z.coerce.number().int().min(1).default(2_000),
  /** Days after which a session that nobody touched is erased; left out: it is kept. */
  MATS_RETENTION_DAYS: z.coerce.number().min(1).optional(),
  /** Hours without a question after which a session has ended and the next question opens a new one; 0: it never ends. */
  MATS_SESSION_IDLE_HOURS: z.coerce.number().min(0).default(24),
  /** What is done about session ids of callers that the linter calls an error. */
  SESSION_ID_CHECK: z.enum(SESSION_ID_CHECKS).default('warn'),
  /** Questions are refused while less is free where the data lies. */
  MATS_MIN_FREE_MB: z.coerce.number().min(0).default(100),
  ...AGENT_SETTINGS,
  /** Agents of one's own: `name=url`, comma-separated; each says by its card what it can do. */
  AGENTS: listSchema,
  /** Where agents fetch attachments from; default: this host and port. */
  ORCHESTRATOR_URL: z.url().optional(),
  AGENT_TIMEOUT_MS: z.coerce.number().int().positive().default(60_000),
  AGENT_RETRIES: z.coerce.number().int().min(0).max(5).default(2),
  /** How long an agent that cannot be reached is waited for before it is called again. */
  AGENT_AWAY_MS: z.coerce.number().int().min(0).default(30_000),
  TRUST_INBOUND_TRACE: z.enum(['true', 'false']).default('false'),
  /** Phoenix's HTTP API as the services reach it, for feedback. */
  PHOENIX_URL: z.url().optional(),
  /** Where the collector answers Prometheus, so that /checks can tell how full its queue is. */
  COLLECTOR_METRICS_URL: z.url().optional(),
  /** Phoenix as a browser reaches it, for links. */
  PHOENIX_PUBLIC_URL: z.url().optional(),
  /** The API key of this machine's scripts; made at first start. */
  MATS_API_KEY_FILE: z.string().default('.mats/api-key'),
  REPOSITORIES: listSchema,
  SAMPLE_DIR: z.string().optional(),
  /** The repository that no question but the sample's reads. */
  SAMPLE_REPOSITORY: z.string().default(''),
});

export type OrchestratorEnvironment = Readonly<z.infer<typeof environmentSchema>>;

/** The orchestrator's settings, read once. */
export function readEnvironment(): OrchestratorEnvironment {
  return parseEnvironment(environmentSchema, {
    environment: process.env,
    examples: { PORT: '8080', MATS_DATABASE_URL: 'postgres://mats:password@127.0.0.1:5432/mats' },
  });
}
